import { InvalidTemplate } from '../../errors.ts';
import { isObject, type JsonObject } from '../../json.ts';
import type { Created, ResourceContext, ResourceType } from '../resource-type.ts';

interface Route {
  readonly stateMachineVersionArn: unknown;
  readonly weight: number;
}

/** O CloudFormation faria a troca aos poucos, vigiando alarmes; aqui só há a troca de uma vez. */
function deployed(preference: JsonObject, logicalId: string): readonly Route[] {
  const { StateMachineVersionArn, Type } = preference;
  if (Type === 'ALL_AT_ONCE') return [{ stateMachineVersionArn: StateMachineVersionArn, weight: 100 }];
  throw new InvalidTemplate(
    `O apelido "${logicalId}" pede DeploymentPreference ${String(Type)}, que a AWS local não faz. ` +
      'Use ALL_AT_ONCE, ou RoutingConfiguration com o peso de cada versão.',
  );
}

function routesOf(properties: JsonObject, { logicalId }: ResourceContext): readonly Route[] {
  if (isObject(properties.DeploymentPreference)) return deployed(properties.DeploymentPreference, logicalId);
  const routes = Array.isArray(properties.RoutingConfiguration) ? properties.RoutingConfiguration : [];
  return routes.filter(isObject).map(({ StateMachineVersionArn, Weight }) => ({
    stateMachineVersionArn: StateMachineVersionArn,
    weight: Number(Weight),
  }));
}

function nameOf(properties: JsonObject, context: ResourceContext): string {
  return typeof properties.Name === 'string' ? properties.Name : context.generateName(80);
}

/** A máquina de uma versão ou de um apelido: o ARN deles começa pelo dela. */
function machineArnIn(arn: string): string {
  return arn.split(':').slice(0, 7).join(':');
}

/** A máquina de um apelido não muda. */
function isOf(aliasArn: string, routes: readonly Route[]): boolean {
  const machineArn = machineArnIn(aliasArn);
  return routes.every(({ stateMachineVersionArn }) =>
    String(stateMachineVersionArn).startsWith(`${machineArn}:`),
  );
}

function created(arn: string): Created {
  return { physicalId: arn, attributes: { Arn: arn } };
}

/** `AWS::StepFunctions::StateMachineAlias` */
export const stepFunctionsStateMachineAlias: ResourceType = {
  identify: (properties, context) => {
    const [route] = routesOf(properties, context);
    return `${machineArnIn(String(route?.stateMachineVersionArn))}:${nameOf(properties, context)}`;
  },
  async create(properties, context) {
    const { stateMachineAliasArn } = (await context.aws.call('states', 'CreateStateMachineAlias', {
      name: nameOf(properties, context),
      description: properties.Description,
      routingConfiguration: routesOf(properties, context),
    })) as { stateMachineAliasArn: string };
    return created(stateMachineAliasArn);
  },
  async update(physicalId, properties, context) {
    const routingConfiguration = routesOf(properties, context);
    const hasNewName = typeof properties.Name === 'string' && !physicalId.endsWith(`:${properties.Name}`);
    if (hasNewName || !isOf(physicalId, routingConfiguration)) return 'replace';
    await context.aws.call('states', 'UpdateStateMachineAlias', {
      stateMachineAliasArn: physicalId,
      description: properties.Description ?? '',
      routingConfiguration,
    });
    return created(physicalId);
  },
  async delete(physicalId, { aws }) {
    await aws.call('states', 'DeleteStateMachineAlias', { stateMachineAliasArn: physicalId });
  },
};
