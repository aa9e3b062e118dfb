import { request as http, type IncomingMessage, STATUS_CODES } from 'node:http';
import { request as https } from 'node:https';
import { TaskError } from '../../asl/index.ts';
import type { HttpCall } from './http-invoke-request.ts';

/** O resultado de uma tarefa cabe em 256 KiB; ler além disso não serviria a ninguém. */
const MAX_BODY_BYTES = 256 * 1024;

/** Uma resposta lida inteira. */
export interface HttpAnswer {
  readonly status: number;
  readonly statusText: string;
  /** Nomes em minúsculas; um cabeçalho repetido tem mais de um valor. */
  readonly headers: Readonly<Record<string, readonly string[] | undefined>>;
  readonly body: Buffer;
}

async function read(response: IncomingMessage): Promise<HttpAnswer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    size += (chunk as Buffer).length;
    if (size > MAX_BODY_BYTES) {
      throw new TaskError(
        'States.DataLimitExceeded',
        "The state/task 'arn:aws:states:::http:invoke' returned a result with a size exceeding the maximum number of bytes service limit.",
      );
    }
    chunks.push(chunk as Buffer);
  }
  const status = response.statusCode ?? 0;
  return {
    status,
    statusText: response.statusMessage || (STATUS_CODES[status] ?? ''),
    headers: response.headersDistinct,
    body: Buffer.concat(chunks),
  };
}

/**
 * Faz o pedido e lê a resposta. Não segue redirecionamentos.
 * @param timeout milissegundos até a resposta inteira chegar
 * @throws `TaskError` `States.Http.Socket` quando a conexão falha ou o tempo acaba; a desistência da tarefa passa como veio
 */
export async function exchange(
  { url, method, headers, body }: HttpCall,
  aborted: AbortSignal,
  timeout: number,
): Promise<HttpAnswer> {
  const late = AbortSignal.timeout(timeout);
  const signal = AbortSignal.any([aborted, late]);
  try {
    return await new Promise<HttpAnswer>((resolve, reject) => {
      const send = url.protocol === 'https:' ? https : http;
      const sent = send(url, { method, headers, signal, agent: false }, (response) => {
        read(response).then(resolve, reject);
      });
      sent.on('error', reject);
      sent.end(body);
    });
  } catch (error) {
    if (error instanceof TaskError || aborted.aborted) throw error;
    throw new TaskError(
      'States.Http.Socket',
      late.aborted ? `The HTTP request timed out after ${timeout / 1000} seconds` : (error as Error).message,
    );
  }
}
