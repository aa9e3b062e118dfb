import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Um pedido como o servidor de teste o recebeu. */
export interface ReceivedRequest {
  readonly method: string;
  /** Caminho e consulta. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface TestHttpServer {
  readonly url: string;
  /** Tudo o que chegou, em ordem. */
  readonly received: readonly ReceivedRequest[];
  close(): Promise<void>;
}

/** Um servidor HTTP desta máquina, no papel da API de um terceiro. */
export async function testHttpServer(
  answer: (request: ReceivedRequest, response: ServerResponse) => void,
): Promise<TestHttpServer> {
  const received: ReceivedRequest[] = [];
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const { method = '', url = '', headers } = incoming;
      const request = { method, path: url, headers, body: Buffer.concat(chunks).toString('utf8') };
      received.push(request);
      answer(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
