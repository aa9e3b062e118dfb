import { AwsError } from '../../errors.ts';
import { optionalInteger, optionalList, requiredString } from '../../input.ts';
import { isObject, type JsonObject } from '../../json.ts';
import { resourceNotFound } from './aliases.ts';
import { checkArn, qualifierOf } from './arns.ts';
import type { Route } from './records.ts';
import type { StepFunctions } from './step-functions.ts';

function invalid(message: string): never {
  throw new AwsError('ValidationException', message, 400, { reason: 'INVALID_ROUTING_CONFIGURATION' });
}

function violated(value: string, field: string, constraint: string): never {
  throw new AwsError(
    'ValidationException',
    `1 validation error detected: Value '${value}' at '${field}' failed to satisfy constraint: ${constraint}`,
  );
}

function routeOf(item: unknown, position: number): Route {
  const route = isObject(item) ? item : {};
  const stateMachineVersionArn = requiredString(route, 'stateMachineVersionArn', { min: 1, max: 256 });
  const weight = optionalInteger(route, 'weight') ?? 0;
  const field = `routingConfiguration.${position}.member.weight`;
  if (weight > 100) violated(String(weight), field, 'Member must have value less than or equal to 100');
  if (weight < 0) violated(String(weight), field, 'Member must have value greater than or equal to 0');
  return { stateMachineVersionArn, weight };
}

function shown(routes: readonly Route[]): string {
  const items = routes.map(
    ({ stateMachineVersionArn, weight }) =>
      `RoutingConfigurationListItem(stateMachineVersionArn=${stateMachineVersionArn}, weight=${weight})`,
  );
  return `[${items.join(', ')}]`;
}

/**
 * `routingConfiguration` do pedido: uma ou duas versões da mesma máquina, com pesos que somam 100.
 * `undefined` quando não vem.
 * @throws `AwsError` `ValidationException`, `InvalidArn` ou `ResourceNotFound`
 */
export function routingConfigurationOf(
  input: JsonObject,
  service: StepFunctions,
): readonly Route[] | undefined {
  const routes = optionalList(input, 'routingConfiguration')?.map((item, index) => routeOf(item, index + 1));
  if (!routes) return undefined;
  const field = 'routingConfiguration';
  if (routes.length > 2) violated(shown(routes), field, 'Member must have length less than or equal to 2');
  if (routes.length < 1) violated('[]', field, 'Member must have length greater than or equal to 1');

  const arns = routes.map(({ stateMachineVersionArn }) => stateMachineVersionArn);
  const received = `Received: [${arns.join(', ')}]`;
  for (const arn of arns) checkArn(arn, 'stateMachine');
  if (new Set(arns).size < arns.length) {
    invalid(`Routing configuration must contain distinct state machine version ARNs. ${received}`);
  }
  const qualifiers = arns.map(qualifierOf);
  const machines = new Set(
    qualifiers.map((found) => (found.kind === 'version' ? found.machineArn : undefined)),
  );
  if (machines.has(undefined)) {
    invalid(`Routing configuration must contain state machine version ARNs. ${received}`);
  }
  if (machines.size > 1) {
    invalid(`Routing configuration must contain versions of the same state machine. ${received}`);
  }
  const weights = routes.map(({ weight }) => weight);
  if (weights.reduce((sum, weight) => sum + weight, 0) !== 100) {
    invalid(`Sum of routing configuration weights must equal 100. Received: [${weights.join(', ')}]`);
  }
  for (const arn of arns) if (!service.versions.find(arn)) throw resourceNotFound(arn);
  return routes;
}
