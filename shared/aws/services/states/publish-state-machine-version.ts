import { AwsError } from '../../errors.ts';
import { optionalString, requiredString } from '../../input.ts';
import type { Action } from '../../service.ts';
import { checkMachineArn } from './arns.ts';
import { epochSeconds } from './records.ts';
import type { StepFunctions } from './step-functions.ts';

/** Como a AWS chama a revisão de uma máquina que nunca foi atualizada. */
const INITIAL = 'INITIAL';

/** `PublishStateMachineVersion`: publicar de novo a mesma revisão devolve a mesma versão. */
export const publishStateMachineVersion: Action<StepFunctions> = {
  permission: (input) => ({
    action: 'states:PublishStateMachineVersion',
    resource: String(input.stateMachineArn),
  }),
  run(input, service) {
    const arn = requiredString(input, 'stateMachineArn', { min: 1, max: 256 });
    const revisionId = optionalString(input, 'revisionId');
    const description = optionalString(input, 'description', { max: 256 });
    checkMachineArn(arn);
    const machine = service.machine(arn);
    const current = machine.revisionId ?? INITIAL;
    if (revisionId !== undefined && revisionId !== current) {
      throw new AwsError(
        'ConflictException',
        `Failed to publish the State Machine version for revision ${revisionId}. The current State Machine revision is ${current}.`,
      );
    }
    const version = service.publish(machine, description);
    return { creationDate: epochSeconds(version.creationDate), stateMachineVersionArn: version.arn };
  },
};
