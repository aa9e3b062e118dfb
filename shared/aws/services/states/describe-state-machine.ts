import { AwsError } from '../../errors.ts';
import { optionalOneOf, requiredString } from '../../input.ts';
import type { Action } from '../../service.ts';
import { checkMachineArn } from './arns.ts';
import { epochSeconds, type StateMachineRecord, type VersionRecord } from './records.ts';
import type { StepFunctions } from './step-functions.ts';
import { referencesField } from './variable-references.ts';

/** A versão que o ARN nomeia; o de um apelido nomeia a primeira para onde ele manda execuções. */
function versionNamed(arn: string, service: StepFunctions): VersionRecord {
  const version = service.versions.find(
    service.aliases.find(arn)?.routingConfiguration[0]?.stateMachineVersionArn ?? arn,
  );
  if (!version) throw new AwsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
  return version;
}

function describe(machine: StateMachineRecord, version: VersionRecord | undefined, isWhole: boolean): object {
  return {
    creationDate: epochSeconds(version?.creationDate ?? machine.creationDate),
    ...(isWhole ? { definition: machine.definition, ...referencesField(machine.definition) } : {}),
    description: version?.description,
    encryptionConfiguration: machine.encryptionConfiguration,
    loggingConfiguration: machine.loggingConfiguration,
    name: machine.name,
    revisionId: machine.revisionId,
    roleArn: machine.roleArn,
    stateMachineArn: version?.arn ?? machine.arn,
    status: 'ACTIVE',
    tracingConfiguration: machine.tracingConfiguration,
    type: machine.type,
  };
}

/** `DescribeStateMachine`, de uma máquina, de uma versão ou de um apelido. */
export const describeStateMachine: Action<StepFunctions> = {
  permission: (input) => ({ action: 'states:DescribeStateMachine', resource: String(input.stateMachineArn) }),
  run(input, service) {
    const arn = requiredString(input, 'stateMachineArn', { min: 1, max: 256 });
    const included = optionalOneOf(input, 'includedData', ['ALL_DATA', 'METADATA_ONLY']);
    checkMachineArn(arn);
    const isWhole = included !== 'METADATA_ONLY';
    const machine = service.machines.get(arn);
    if (machine) return describe(machine, undefined, isWhole);
    const version = versionNamed(arn, service);
    return describe(version.machine, version, isWhole);
  },
};
