import { requiredString } from '../../input.ts';
import type { Action } from '../../service.ts';
import { resourceNotFound } from './aliases.ts';
import { checkMachineArn, qualifierOf } from './arns.ts';
import { page } from './paging.ts';
import { type AliasRecord, epochSeconds } from './records.ts';
import type { StepFunctions } from './step-functions.ts';

function aliasesOf(arn: string, service: StepFunctions): readonly AliasRecord[] {
  const qualifier = qualifierOf(arn);
  if (qualifier.kind !== 'version') return service.aliases.of(service.machine(arn).arn);
  if (!service.versions.find(arn)) throw resourceNotFound(arn);
  return service.aliases.pointingTo(qualifier.machineArn, arn);
}

/** `ListStateMachineAliases`: os de uma máquina, ou só os que mandam execuções para uma versão. */
export const listStateMachineAliases: Action<StepFunctions> = {
  permission: (input) => ({
    action: 'states:ListStateMachineAliases',
    resource: String(input.stateMachineArn),
  }),
  run(input, service) {
    const arn = requiredString(input, 'stateMachineArn', { min: 1, max: 256 });
    checkMachineArn(arn);
    const { items, nextToken } = page(aliasesOf(arn, service), input, `aliases ${arn}`);
    return {
      stateMachineAliases: items.map((alias) => ({
        creationDate: epochSeconds(alias.creationDate),
        stateMachineAliasArn: alias.arn,
      })),
      nextToken,
    };
  },
};
