import { AwsError } from '../../errors.ts';
import { optionalObject } from '../../input.ts';
import type { JsonObject } from '../../json.ts';

/** O que a AWS aceita de variáveis, em bytes de JSON. */
const MAX_BYTES = 4096;

/** Variáveis que só o runtime define. */
const reserved =
  /^(_HANDLER|_X_AMZN_TRACE_ID|AWS_(DEFAULT_REGION|REGION|EXECUTION_ENV|LAMBDA_\w+|ACCESS_KEY|ACCESS_KEY_ID|SECRET_ACCESS_KEY|SECRET_KEY|SESSION_TOKEN)|LAMBDA_(TASK_ROOT|RUNTIME_DIR))$/;

const PREFIX =
  'Lambda was unable to configure your environment variables because the environment variables you have provided';

/**
 * As variáveis de ambiente do pedido; `undefined` quando ele não fala delas.
 * @throws `AwsError` `InvalidParameterValueException`
 */
export function readVariables(input: JsonObject): Record<string, string> | undefined {
  if (input.Environment === undefined) return undefined;
  const given = optionalObject(optionalObject(input, 'Environment') ?? {}, 'Variables') ?? {};
  const variables = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)]));
  const taken = Object.keys(variables).filter((name) => reserved.test(name));
  if (taken.length > 0) {
    throw new AwsError(
      'InvalidParameterValueException',
      `${PREFIX} contains reserved keys that are currently not supported for modification. Reserved keys used in this request: ${taken.join(', ')}`,
    );
  }
  const text = JSON.stringify(variables);
  if (Buffer.byteLength(text) > MAX_BYTES) {
    throw new AwsError(
      'InvalidParameterValueException',
      `${PREFIX} exceeded the 4KB limit. String measured: ${text}`,
    );
  }
  return variables;
}
