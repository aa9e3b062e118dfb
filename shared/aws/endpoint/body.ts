import type { Readable } from 'node:stream';
import { AwsError } from '../errors.ts';

/** Quanto um corpo pode demorar a chegar inteiro. Milissegundos. */
const BODY_TIMEOUT = 120_000;

/** A memória que os corpos em curso ocupam juntos: muitos pedidos grandes ao mesmo tempo não podem acabar com ela. */
export class BodyBudget {
  readonly #limit: number;
  #used = 0;

  /** @param limit bytes */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** @throws `AwsError` `ServiceUnavailable` (503), que os clientes tentam de novo */
  take(bytes: number): void {
    if (this.#used + bytes > this.#limit)
      throw new AwsError('ServiceUnavailable', 'Please reduce your request rate.', 503);
    this.#used += bytes;
  }

  give(bytes: number): void {
    this.#used -= bytes;
  }
}

/** Um corpo lido inteiro. `release` devolve a memória dele ao orçamento, quando o pedido acaba. */
export interface Body {
  readonly bytes: Buffer;
  release(): void;
}

async function collect(
  stream: Readable,
  limit: number,
  budget: BodyBudget,
  late: AbortSignal,
): Promise<Body> {
  const chunks: Buffer[] = [];
  let size = 0;
  const release = () => budget.give(size);
  try {
    for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
      late.throwIfAborted();
      const { length } = chunk as Buffer;
      if (size + length > limit) {
        throw new AwsError(
          'RequestEntityTooLargeException',
          `Request must be smaller than ${limit} bytes for this operation`,
          413,
        );
      }
      budget.take(length);
      size += length;
      chunks.push(chunk as Buffer);
    }
  } catch (error) {
    release();
    throw error;
  }
  return { bytes: chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks), release };
}

/**
 * Lê o corpo inteiro de um pedido, até `limit` bytes.
 * @param timeout milissegundos que ele pode demorar a chegar
 * @throws `AwsError` quando passa do limite (413), do tempo (408) ou do orçamento (503); o resto não é lido
 */
export function readBody(
  stream: Readable,
  limit: number,
  budget: BodyBudget,
  timeout = BODY_TIMEOUT,
): Promise<Body> {
  const late = new AbortController();
  const reading = collect(stream, limit, budget, late.signal);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      const error = new AwsError('RequestTimeout', 'The request body took too long to arrive.', 408);
      late.abort(error);
      reject(error);
    }, timeout);
    reading.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
