import { EventStreamCodec } from '@smithy/core/event-streams';

/** Uma mensagem de um event stream da AWS: um acontecimento, ou a exceção que encerra o fluxo. */
export type StreamMessage =
  | { readonly kind: 'event'; readonly type: string; readonly payload: object }
  | { readonly kind: 'exception'; readonly type: string; readonly payload: object };

export const EVENT_STREAM = 'application/vnd.amazon.eventstream';

const codec = new EventStreamCodec(
  (bytes) => Buffer.from(bytes as Uint8Array).toString('utf8'),
  (text) => Buffer.from(text, 'utf8'),
);

/** Uma mensagem nos bytes que os clientes da AWS leem: cabeçalhos `:message-type` e companhia, e um JSON. */
export function encodeMessage({ kind, type, payload }: StreamMessage): Uint8Array {
  return codec.encode({
    headers: {
      [`:${kind}-type`]: { type: 'string', value: type },
      ':content-type': { type: 'string', value: 'application/json' },
      ':message-type': { type: 'string', value: kind },
    },
    body: Buffer.from(JSON.stringify(payload), 'utf8'),
  });
}

/** Codifica as mensagens conforme elas chegam. */
export async function* encodeStream(messages: AsyncIterable<StreamMessage>): AsyncGenerator<Uint8Array> {
  for await (const message of messages) yield encodeMessage(message);
}
