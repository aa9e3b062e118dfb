import { AwsError } from '../../errors.ts';
import { isObject } from '../../json.ts';
import type { Call } from '../../service.ts';

/**
 * `LocalFolder` e `StoredCode` são só do deploy: um cliente não escolhe pastas desta máquina.
 * @throws `AwsError` `InvalidParameterValueException`
 */
export function refuseLocalCode(code: unknown, { request }: Call): void {
  if (!request || !isObject(code)) return;
  if (code.LocalFolder !== undefined || code.StoredCode !== undefined)
    throw new AwsError('InvalidParameterValueException', 'Please provide a source for function code.');
}
