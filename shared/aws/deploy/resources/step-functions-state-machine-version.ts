import { InvalidTemplate } from '../../errors.ts';
import type { JsonObject } from '../../json.ts';
import type { Created, ResourceType } from '../resource-type.ts';
import type { DeployTarget } from '../target.ts';

function created(arn: string): Created {
  return { physicalId: arn, attributes: { Arn: arn } };
}

interface DescribedMachine {
  readonly description?: string;
  readonly revisionId?: string;
}

async function describe(aws: DeployTarget, stateMachineArn: unknown): Promise<DescribedMachine> {
  return (await aws.call('states', 'DescribeStateMachine', { stateMachineArn })) as DescribedMachine;
}

function isOf(versionArn: string, { StateMachineArn }: JsonObject): boolean {
  return versionArn.startsWith(`${String(StateMachineArn)}:`);
}

/** `AWS::StepFunctions::StateMachineVersion`: uma versão não muda; mudar o que ela guarda é publicar outra. */
export const stepFunctionsStateMachineVersion: ResourceType = {
  async create(properties, { aws }) {
    const { stateMachineVersionArn } = (await aws.call('states', 'PublishStateMachineVersion', {
      stateMachineArn: properties.StateMachineArn,
      revisionId: properties.StateMachineRevisionId,
      description: properties.Description,
    })) as { stateMachineVersionArn: string };
    return created(stateMachineVersionArn);
  },
  async update(physicalId, properties, { aws, logicalId }) {
    if (!isOf(physicalId, properties)) return 'replace';
    const version = await describe(aws, physicalId);
    const machine = await describe(aws, properties.StateMachineArn);
    if (version.revisionId !== machine.revisionId) return 'replace';
    if ((version.description ?? '') === (properties.Description ?? '')) return created(physicalId);
    throw new InvalidTemplate(
      `A versão "${logicalId}" já guarda esta revisão da máquina, e a descrição de uma versão não muda. ` +
        'Deixe a descrição como estava, ou mude a máquina para publicar outra versão.',
    );
  },
  async delete(physicalId, { aws }) {
    await aws.call('states', 'DeleteStateMachineVersion', { stateMachineVersionArn: physicalId });
  },
};
