import { AwsError } from '../../errors.ts';
import { optionalString, requiredString } from '../../input.ts';
import { isObject, type JsonObject } from '../../json.ts';
import type { Action } from '../../service.ts';
import { qualifierOf } from './arns.ts';
import { type AliasRecord, epochSeconds } from './records.ts';
import { routingConfigurationOf } from './routing-configuration.ts';
import type { StepFunctions } from './step-functions.ts';

/** Quantos apelidos uma máquina pode ter. Fonte: Developer Guide, "Quotas". */
const MAX_ALIASES = 100;

/** Letras, algarismos, `_`, `-` e `.`; só algarismos seria uma versão. */
const NAME = /^(?=.*[a-zA-Z_\-.])[a-zA-Z0-9_\-.]+$/;
/** A expressão como o modelo da AWS a escreve, e a mensagem a repete. */
const NAME_AS_AWS_WRITES = '^(?=.*[a-zA-Z_\\-\\.])[a-zA-Z0-9_\\-\\.]+$';

function nameOf(input: JsonObject): string {
  const name = requiredString(input, 'name', { min: 1, max: 80 });
  if (NAME.test(name)) return name;
  throw new AwsError(
    'ValidationException',
    `1 validation error detected: Value '${name}' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: ${NAME_AS_AWS_WRITES}`,
  );
}

/** A máquina das versões do pedido, antes de ele ser conferido. */
function machineArnIn(input: JsonObject): string {
  const first: unknown = Array.isArray(input.routingConfiguration)
    ? input.routingConfiguration[0]
    : undefined;
  const arn = String(isObject(first) ? first.stateMachineVersionArn : undefined);
  const qualifier = qualifierOf(arn);
  return qualifier.kind === 'version' ? qualifier.machineArn : arn;
}

/** `CreateStateMachineAlias`: repetir o mesmo pedido devolve o mesmo apelido. */
export const createStateMachineAlias: Action<StepFunctions> = {
  permission: (input) => ({ action: 'states:CreateStateMachineAlias', resource: machineArnIn(input) }),
  run(input, service) {
    const name = nameOf(input);
    const description = optionalString(input, 'description', { max: 256 });
    const routingConfiguration = routingConfigurationOf(input, service);
    if (!routingConfiguration) {
      throw new AwsError(
        'ValidationException',
        "1 validation error detected: Value null at 'routingConfiguration' failed to satisfy constraint: Member must not be null",
      );
    }
    const machineArn = machineArnIn(input);
    const arn = `${machineArn}:${name}`;
    const existing = service.aliases.find(arn);
    if (existing) {
      const shape = (given: Pick<AliasRecord, 'description' | 'routingConfiguration'>) =>
        JSON.stringify([given.description ?? null, given.routingConfiguration]);
      if (shape(existing) !== shape({ description, routingConfiguration })) {
        throw new AwsError(
          'ConflictException',
          'Failed to create alias because an alias with the same name and a different routing configuration already exists.',
        );
      }
      return { creationDate: epochSeconds(existing.creationDate), stateMachineAliasArn: arn };
    }
    if (service.aliases.of(machineArn).length >= MAX_ALIASES) {
      const message = `The state machine can have at most ${MAX_ALIASES} aliases: '${machineArn}'`;
      throw new AwsError('ServiceQuotaExceededException', message, 402);
    }
    const now = service.context.clock.now();
    service.aliases.put({
      arn,
      machineArn,
      name,
      description,
      routingConfiguration,
      creationDate: now,
      updateDate: now,
    });
    return { creationDate: epochSeconds(now), stateMachineAliasArn: arn };
  },
};
