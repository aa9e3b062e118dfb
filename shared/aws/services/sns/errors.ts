import { AwsError } from '../../errors.ts';

/** O `InvalidParameter` que o SNS dá a quase tudo: `Invalid parameter: Subject`. */
export function invalidParameter(detail: string): AwsError {
  return new AwsError('InvalidParameter', `Invalid parameter: ${detail}`);
}

/** O erro de um valor recusado, como o de um atributo de mensagem. */
export function invalidValue(message: string): AwsError {
  return new AwsError('ParameterValueInvalid', message);
}
