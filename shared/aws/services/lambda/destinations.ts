import { parseArn } from '../../arn.ts';
import type { Caller } from '../../iam/caller.ts';
import type { Lambda } from './lambda.ts';
import type { FunctionRecord, PendingEvent } from './records.ts';
import type { Invoked } from './runner.ts';

/** Como uma chamada assíncrona terminou. `invoked` falta quando a função não chegou a rodar. */
export interface AsyncOutcome {
  readonly event: PendingEvent;
  readonly record: FunctionRecord;
  readonly invoked?: Invoked;
  readonly condition: 'Success' | 'RetriesExhausted' | 'EventAgeExceeded';
}

/** O registro que um destino recebe, na forma da AWS. */
function recordOf({ event, record, invoked, condition }: AsyncOutcome, now: number): object {
  const { outcome } = invoked ?? {};
  return {
    version: '1.0',
    timestamp: new Date(now).toISOString(),
    requestContext: {
      requestId: event.id,
      functionArn: `${record.arn}:${event.qualifier}`,
      condition,
      approximateInvokeCount: event.failures + (condition === 'Success' ? 1 : 0),
    },
    requestPayload: JSON.parse(event.payload) as unknown,
    ...(outcome === undefined
      ? {}
      : {
          responseContext: {
            statusCode: 200,
            executedVersion: record.version,
            ...(outcome.status === 'failed' ? { functionError: 'Unhandled' } : {}),
          },
          responsePayload:
            outcome.status === 'failed' ? outcome.failure : (JSON.parse(outcome.payload) as unknown),
        }),
  };
}

/** Os atributos com que a mensagem chega à fila de mensagens mortas. */
function deadLetterAttributes({ event, invoked }: AsyncOutcome): Record<string, object> {
  const message = invoked?.outcome.status === 'failed' ? invoked.outcome.failure.errorMessage : '';
  return {
    RequestID: { DataType: 'String', StringValue: event.id },
    ErrorCode: { DataType: 'Number', StringValue: '200' },
    ...(message === '' ? {} : { ErrorMessage: { DataType: 'String', StringValue: message.slice(0, 1024) } }),
  };
}

/** Manda um texto a uma fila, um tópico, uma função ou um barramento, com as permissões do papel da função. */
async function send(
  { context, events }: Lambda,
  record: FunctionRecord,
  arn: string,
  text: string,
  attributes: Record<string, object> | undefined,
): Promise<void> {
  const session = context.iam.assumeRole(record.roleArn, `lambda ${record.name}`);
  const caller: Caller = { kind: 'role', session, accountId: context.accountId };
  const { service = '', accountId = '', resource = '' } = parseArn(arn) ?? {};
  switch (service) {
    case 'sqs':
      await context.call(
        'sqs',
        'SendMessage',
        {
          QueueUrl: `${context.endpoint}/${accountId}/${resource}`,
          MessageBody: text,
          MessageAttributes: attributes,
        },
        caller,
      );
      return;
    case 'sns':
      await context.call(
        'sns',
        'Publish',
        { TopicArn: arn, Message: text, MessageAttributes: attributes },
        caller,
      );
      return;
    case 'events':
      await context.call(
        'events',
        'PutEvents',
        {
          Entries: [
            {
              Source: 'lambda',
              DetailType: 'Lambda Function Invocation Result',
              Detail: text,
              EventBusName: arn,
            },
          ],
        },
        caller,
      );
      return;
    case 'lambda': {
      const [, name = '', qualifier = '$LATEST'] = resource.split(':');
      events.accept({ id: crypto.randomUUID(), functionName: name, qualifier, payload: text });
      return;
    }
    default:
      throw new Error(`A AWS local não entrega em ${arn}.`);
  }
}

/**
 * Conta ao destino, e à fila de mensagens mortas, como uma chamada assíncrona terminou. Uma entrega que falha sai no
 * terminal, como na AWS sai numa métrica.
 */
export async function deliverOutcome(
  lambda: Lambda,
  outcome: AsyncOutcome,
  destination: string | undefined,
  deadLetter?: string,
): Promise<void> {
  const { record, event } = outcome;
  const text = JSON.stringify(recordOf(outcome, lambda.context.clock.now()));
  const deliveries = [
    ...(destination === undefined ? [] : [send(lambda, record, destination, text, undefined)]),
    ...(deadLetter === undefined
      ? []
      : [send(lambda, record, deadLetter, event.payload, deadLetterAttributes(outcome))]),
  ];
  for (const delivery of await Promise.allSettled(deliveries)) {
    if (delivery.status === 'fulfilled') continue;
    lambda.context.log({
      kind: 'problem',
      message: `O resultado de ${record.name} não foi entregue: ${(delivery.reason as Error).message}`,
    });
  }
}
