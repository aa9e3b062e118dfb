import { createConnection } from 'node:net';
import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, test } from 'vitest';
import { BodyBudget, readBody } from './body.ts';
import { type Listener, listen } from './listen.ts';

let listener: Listener | undefined;
afterEach(() => listener?.close());

/** Manda o texto de a pouco e devolve o que a porta respondeu até fechar. */
function drip(port: number, text: string, every: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1');
    let sent = 0;
    let answer = '';
    const timer = setInterval(() => socket.write(text[sent++] ?? ' '), every);
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      answer += chunk;
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      clearInterval(timer);
      resolve(answer);
    });
  });
}

describe('a porta', () => {
  test('dados cabeçalhos que chegam letra a letra, o prazo acaba e a conexão fecha com 408', async () => {
    listener = await listen(0, () => {}, 300);
    const answer = await drip(
      listener.port,
      `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'a'.repeat(500)}`,
      20,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  });

  test('dada uma conexão que não diz nada, ela é fechada', async () => {
    listener = await listen(0, () => {}, 100);
    const socket = createConnection(listener.port, '127.0.0.1');
    await new Promise((resolve) => socket.once('close', resolve));
  });

  test('dados cabeçalhos gigantes, responde 431', async () => {
    listener = await listen(0, () => {});
    const socket = createConnection(listener.port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write(`GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'a'.repeat(100_000)}\r\n\r\n`);
    let answer = '';
    for await (const chunk of socket.setEncoding('utf8')) answer += chunk as string;
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
  });
});

describe('o corpo', () => {
  test('dado um corpo que nunca acaba, é recusado com 408', async () => {
    const stream = new PassThrough();
    stream.write('um pedaço');
    const reading = readBody(stream, 100, new BodyBudget(1000), 30);
    await expect(reading).rejects.toMatchObject({ code: 'RequestTimeout', status: 408 });
    stream.destroy();
  });

  test('dados corpos demais ao mesmo tempo, o que passa do orçamento é recusado com 503', async () => {
    const budget = new BodyBudget(100);
    const bodyOf = (bytes: number) => {
      const stream = new PassThrough();
      stream.end(Buffer.alloc(bytes));
      return readBody(stream, 1000, budget);
    };
    const first = await bodyOf(80);
    await expect(bodyOf(30)).rejects.toMatchObject({ code: 'ServiceUnavailable', status: 503 });
    first.release();
    expect((await bodyOf(90)).bytes).toHaveLength(90);
  });

  test('dado um corpo recusado por tamanho, o orçamento volta inteiro', async () => {
    const budget = new BodyBudget(100);
    const stream = new PassThrough({ highWaterMark: 10 });
    const reading = readBody(stream, 50, budget);
    stream.write(Buffer.alloc(40));
    stream.write(Buffer.alloc(40));
    await expect(reading).rejects.toMatchObject({ status: 413 });
    budget.take(100);
  });
});
