import type { EventBridgeClient, PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { type Json, TaskError, type TaskRequest } from '../../asl/index.ts';
import { stringifyJson } from '../../asl/json/index.ts';
import { isObject } from '../json.ts';
import { fromSdkOutput } from './aws-sdk-fields.ts';
import { stateMachineArnOf } from './execution-origin.ts';
import { type Integration, respond } from './integration.ts';
import { optimisedError } from './service-error.ts';

/** Os ARNs que a AWS põe em cada evento: o da máquina e o da execução. */
function originOf({ executionArn }: TaskRequest): readonly string[] {
  const machine = stateMachineArnOf(executionArn);
  return machine === undefined ? [executionArn] : [machine, executionArn];
}

function entryOf(given: Json, origin: readonly string[]): PutEventsRequestEntry {
  const { Detail, Resources, Time, ...fields } = isObject(given) ? (given as { [key: string]: Json }) : {};
  return {
    ...fields,
    ...(Detail === undefined ? {} : { Detail: typeof Detail === 'string' ? Detail : stringifyJson(Detail) }),
    ...(typeof Time === 'string' ? { Time: new Date(Time) } : {}),
    Resources: [...(Array.isArray(Resources) ? Resources.map(String) : []), ...origin],
  };
}

/** `events:putEvents`: falha com `EventBridge.FailedEntry` quando alguma entrada falha; a causa é a resposta. */
export const eventsPutEvents: Integration = async (request, context) => {
  const { EventBridgeClient, PutEventsCommand } = await import('@aws-sdk/client-eventbridge');
  const client = await context.clients.get(
    'events',
    async (configuration): Promise<EventBridgeClient> => new EventBridgeClient(configuration),
  );
  return respond(request, context, async () => {
    const { Entries } = isObject(request.arguments) ? request.arguments : {};
    const origin = originOf(request);
    const entries = (Array.isArray(Entries) ? Entries : []).map((entry) => entryOf(entry as Json, origin));
    let result: { Entries: Json; FailedEntryCount: number };
    try {
      const output = await client.send(new PutEventsCommand({ Entries: entries }), {
        abortSignal: request.signal,
      });
      result = {
        Entries: await fromSdkOutput(output.Entries ?? []),
        FailedEntryCount: output.FailedEntryCount ?? 0,
      };
    } catch (error) {
      throw optimisedError(error, 'EventBridge', 'AmazonEventBridge', 'AmazonEventBridgeException');
    }
    if (result.FailedEntryCount > 0) throw new TaskError('EventBridge.FailedEntry', stringifyJson(result));
    return result;
  });
};
