import { AwsError } from '../../errors.ts';
import { optionalOneOf } from '../../input.ts';
import { type Action, RawReply } from '../../service.ts';
import type { Lambda } from './lambda.ts';
import type { Invoked } from './runner.ts';

/** Bytes que a AWS aceita na entrada, por tipo de chamada; a saída síncrona tem o limite da síncrona. */
const MAX_BYTES = { RequestResponse: 6 * 1024 * 1024, Event: 1024 * 1024, DryRun: 6 * 1024 * 1024 };
/** Quanto do registro `LogType: Tail` devolve. */
const TAIL_BYTES = 4096;

function payloadOf(body: Buffer, type: keyof typeof MAX_BYTES): string {
  if (body.length > MAX_BYTES[type]) {
    throw new AwsError(
      'RequestEntityTooLargeException',
      `${body.length} byte payload is too large for the ${type} invocation type (limit ${MAX_BYTES[type]} bytes)`,
      413,
    );
  }
  const text = body.length === 0 ? '{}' : body.toString('utf8');
  try {
    JSON.parse(text);
  } catch (error) {
    throw new AwsError(
      'InvalidRequestContentException',
      `Could not parse request body into json: ${(error as Error).message}`,
    );
  }
  return text;
}

function replyOf({ outcome, requestId, log }: Invoked, version: string, wantsLog: boolean): RawReply {
  let failed = outcome.status === 'failed';
  let payload = outcome.status === 'failed' ? JSON.stringify(outcome.failure) : outcome.payload;
  if (Buffer.byteLength(payload) > MAX_BYTES.RequestResponse) {
    failed = true;
    payload = JSON.stringify({
      errorType: 'Function.ResponseSizeTooLarge',
      errorMessage: `Response payload size exceeded maximum allowed payload size (${MAX_BYTES.RequestResponse + 100} bytes).`,
    });
  }
  return new RawReply(
    200,
    {
      'content-type': 'application/json',
      'x-amzn-requestid': requestId,
      'x-amzn-remapped-content-length': '0',
      'x-amz-executed-version': version,
      'x-amzn-trace-id': `Root=1-${requestId.slice(0, 8)}-${requestId.replaceAll('-', '').slice(8)};Parent=${requestId.replaceAll('-', '').slice(0, 16)};Sampled=0`,
      ...(failed ? { 'x-amz-function-error': 'Unhandled' } : {}),
      ...(wantsLog ? { 'x-amz-log-result': Buffer.from(log).subarray(-TAIL_BYTES).toString('base64') } : {}),
    },
    payload,
  );
}

/** `Invoke`: `RequestResponse` espera a resposta, `Event` guarda a chamada e volta com 202, `DryRun` só confere. */
export const invoke: Action<Lambda> = {
  route: 'POST /2015-03-31/functions/{FunctionName}/invocations',
  permission: (input, service) => ({
    action: 'lambda:InvokeFunction',
    resource: service.arnOf(input.FunctionName, input.Qualifier),
  }),
  async run(input, service, call) {
    const headers = call.request?.headers ?? {};
    const type =
      optionalOneOf({ invocationType: headers['x-amz-invocation-type'] }, 'invocationType', [
        'RequestResponse',
        'Event',
        'DryRun',
      ]) ?? 'RequestResponse';
    const payload = payloadOf(call.request?.body ?? Buffer.alloc(0), type);
    const qualifier = String(input.Qualifier ?? service.qualifierIn(input.FunctionName) ?? '$LATEST');
    const record = service.find(input.FunctionName, qualifier, Math.random());
    if (type === 'DryRun') return new RawReply(204, {}, '');
    if (type === 'Event') {
      service.events.accept({ id: call.requestId, functionName: record.name, qualifier, payload });
      return new RawReply(202, { 'x-amzn-remapped-content-length': '0' }, '');
    }
    const invoked = await service.runner.invoke(record, payload, call.requestId);
    return replyOf(invoked, record.version, headers['x-amz-log-type'] === 'Tail');
  },
};
