import { TaskError } from '../../asl/index.ts';
import { compactJson, isObject } from '../json.ts';

/**
 * A falha que uma função devolveu. O nome é o do erro que ela lançou; a causa, o JSON dela.
 * @param payload texto JSON, como a Lambda o devolveu
 */
export function functionError(payload: string, isCompact: boolean): TaskError {
  const value: unknown = JSON.parse(payload);
  const type = isObject(value) ? value.errorType : undefined;
  const text = isCompact ? compactJson(payload) : payload;
  if (typeof type === 'string' && type !== '') return new TaskError(type, text);
  return new TaskError(
    'Lambda.Unknown',
    `The cause could not be determined because Lambda did not return an error type. Returned payload: ${text}`,
  );
}
