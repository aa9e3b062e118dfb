import { ModelUnavailable, UnknownModel } from '../../../bedrock/model.ts';
import { AwsError } from '../../errors.ts';

/** O erro que um cliente da AWS sabe ler, quando quem responde não responde. A mensagem é a nossa, em português. */
export function modelFailure(error: unknown): unknown {
  if (!(error instanceof ModelUnavailable) && !(error instanceof UnknownModel)) return error;
  return new AwsError('ServiceUnavailableException', error.message, 503, {}, { cause: error });
}
