import { AwsError } from '../../errors.ts';
import { EVENT_STREAM, encodeStream, type StreamMessage } from '../../protocols/event-stream.ts';
import { StreamReply } from '../../service.ts';

/** Os erros que cabem no meio de um fluxo, e o nome de cada um nele. */
const exceptions: Readonly<Record<string, string>> = {
  InternalServerException: 'internalServerException',
  ModelStreamErrorException: 'modelStreamErrorException',
  ModelTimeoutException: 'modelTimeoutException',
  ServiceUnavailableException: 'serviceUnavailableException',
  ThrottlingException: 'throttlingException',
  ValidationException: 'validationException',
};

/** Um erro no meio da resposta vira a exceção que encerra o fluxo. */
async function* withFailures(
  messages: AsyncIterable<StreamMessage>,
  onProblem: (error: unknown) => void,
): AsyncGenerator<StreamMessage> {
  try {
    yield* messages;
  } catch (error) {
    if (!(error instanceof AwsError)) onProblem(error);
    const code = error instanceof AwsError ? error.code : 'InternalServerException';
    const message =
      error instanceof AwsError
        ? error.message
        : 'The system encountered an unexpected error during processing. Try your request again.';
    const type = exceptions[code] ?? 'internalServerException';
    yield { kind: 'exception', type, payload: { message } };
  }
}

/**
 * Uma resposta em event stream. A primeira mensagem é esperada: um erro antes dela ainda pode virar uma
 * resposta HTTP de erro, como na AWS.
 * @throws `AwsError`
 */
export async function eventReply(
  headers: Readonly<Record<string, string>>,
  messages: AsyncGenerator<StreamMessage>,
  onProblem: (error: unknown) => void,
): Promise<StreamReply> {
  const first = await messages.next();
  async function* rest(): AsyncGenerator<StreamMessage> {
    if (first.done) return;
    yield first.value;
    yield* messages;
  }
  const stream = encodeStream(withFailures(rest(), onProblem));
  return new StreamReply({ 'content-type': EVENT_STREAM, ...headers }, stream);
}
