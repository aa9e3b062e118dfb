import { request as httpRequest } from 'node:http';

// O que os testes da porta têm em comum: mandar um pedido cru, como nenhum cliente mandaria.

export interface Sent {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

export interface Received {
  readonly status: number;
  readonly text: string;
  readonly headers: Record<string, unknown>;
}

/** Manda pedidos a uma porta de 127.0.0.1, cada um em uma conexão nova. */
export function sender(port: number): (sent: Sent) => Promise<Received> {
  return ({ method = 'POST', path = '/', headers: given = {}, body = '' }) =>
    new Promise((resolve, reject) => {
      // O Node não diz o tamanho do corpo de um GET, e o que vem depois dos cabeçalhos pareceria outro pedido.
      const headers = { 'content-length': String(Buffer.byteLength(body)), ...given };
      const sent = httpRequest(
        { host: '127.0.0.1', port, method, path, headers, agent: false },
        (response) => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (chunk: string) => {
            text += chunk;
          });
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, text, headers: response.headers }),
          );
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
}
