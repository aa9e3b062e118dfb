import { readFileSync } from 'node:fs';
import { InvalidTemplate } from '../../errors.ts';
import { isObject, type JsonObject } from '../../json.ts';
import type { Created, ResourceContext, ResourceType } from '../resource-type.ts';
import { camelCase } from './camel-case.ts';

function nameOf(properties: JsonObject, context: ResourceContext): string {
  return typeof properties.StateMachineName === 'string'
    ? properties.StateMachineName
    : context.generateName(80);
}

function sourceOf(properties: JsonObject, context: ResourceContext): string {
  if (typeof properties.DefinitionString === 'string') return properties.DefinitionString;
  if (isObject(properties.Definition)) return JSON.stringify(properties.Definition);
  const location = isObject(properties.DefinitionS3Location) ? properties.DefinitionS3Location : {};
  const asset = context.asset(location.Bucket, location.Key);
  if (!asset)
    throw new InvalidTemplate('A máquina não tem DefinitionString, nem uma definição que veio no assembly.');
  return readFileSync(asset.path, 'utf8');
}

/** A definição com os `${nome}` de `DefinitionSubstitutions` trocados; os outros ficam como estão. */
function definitionOf(properties: JsonObject, context: ResourceContext): string {
  const substitutions = isObject(properties.DefinitionSubstitutions)
    ? properties.DefinitionSubstitutions
    : {};
  return sourceOf(properties, context).replace(/\$\{([A-Za-z0-9_-]+)\}/g, (whole, name: string) =>
    Object.hasOwn(substitutions, name) ? String(substitutions[name]) : whole,
  );
}

function configurationOf(properties: JsonObject, context: ResourceContext): JsonObject {
  return {
    definition: definitionOf(properties, context),
    roleArn: properties.RoleArn,
    loggingConfiguration: camelCase(properties.LoggingConfiguration),
    tracingConfiguration: camelCase(properties.TracingConfiguration),
    encryptionConfiguration: camelCase(properties.EncryptionConfiguration),
  };
}

async function created(arn: string, { aws }: ResourceContext): Promise<Created> {
  const { name, revisionId = 'INITIAL' } = (await aws.call('states', 'DescribeStateMachine', {
    stateMachineArn: arn,
  })) as { name: string; revisionId?: string };
  return { physicalId: arn, attributes: { Arn: arn, Name: name, StateMachineRevisionId: revisionId } };
}

/** `AWS::StepFunctions::StateMachine` */
export const stepFunctionsStateMachine: ResourceType = {
  fingerprint: definitionOf,
  nameProperty: 'StateMachineName',
  identify: (properties, context) =>
    `arn:aws:states:${context.aws.region}:${context.aws.accountId}:stateMachine:${nameOf(properties, context)}`,
  async create(properties, context) {
    const tags = Array.isArray(properties.Tags) ? properties.Tags.filter(isObject) : [];
    const { stateMachineArn } = (await context.aws.call('states', 'CreateStateMachine', {
      name: nameOf(properties, context),
      type: properties.StateMachineType ?? 'STANDARD',
      tags: tags.map(({ Key, Value }) => ({ key: Key, value: Value })),
      ...configurationOf(properties, context),
    })) as { stateMachineArn: string };
    return created(stateMachineArn, context);
  },
  async update(physicalId, properties, context) {
    const current = (await context.aws.call('states', 'DescribeStateMachine', {
      stateMachineArn: physicalId,
    })) as {
      name: string;
      type: string;
    };
    const type = properties.StateMachineType ?? 'STANDARD';
    if (current.name !== nameOf(properties, context) || current.type !== type) return 'replace';
    await context.aws.call('states', 'UpdateStateMachine', {
      stateMachineArn: physicalId,
      ...configurationOf(properties, context),
    });
    return created(physicalId, context);
  },
  async remember(physicalId, { aws }) {
    const { definition, roleArn, loggingConfiguration, tracingConfiguration } = (await aws.call(
      'states',
      'DescribeStateMachine',
      { stateMachineArn: physicalId },
    )) as JsonObject;
    return () =>
      aws.call('states', 'UpdateStateMachine', {
        stateMachineArn: physicalId,
        definition,
        roleArn,
        loggingConfiguration,
        tracingConfiguration,
      });
  },
  async delete(physicalId, { aws }) {
    await aws.call('states', 'DeleteStateMachine', { stateMachineArn: physicalId });
  },
};
