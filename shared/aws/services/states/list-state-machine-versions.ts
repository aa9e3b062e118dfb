import { requiredString } from '../../input.ts';
import type { Action } from '../../service.ts';
import { checkMachineArn } from './arns.ts';
import { page } from './paging.ts';
import { epochSeconds } from './records.ts';
import type { StepFunctions } from './step-functions.ts';

/** `ListStateMachineVersions`: a mais nova primeiro. Uma máquina que não existe não tem versões. */
export const listStateMachineVersions: Action<StepFunctions> = {
  permission: (input) => ({
    action: 'states:ListStateMachineVersions',
    resource: String(input.stateMachineArn),
  }),
  run(input, service) {
    const arn = requiredString(input, 'stateMachineArn', { min: 1, max: 256 });
    checkMachineArn(arn);
    const { items, nextToken } = page(service.versions.of(arn), input, `versions ${arn}`);
    return {
      stateMachineVersions: items.map((version) => ({
        creationDate: epochSeconds(version.creationDate),
        stateMachineVersionArn: version.arn,
      })),
      nextToken,
    };
  },
};
