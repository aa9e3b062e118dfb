import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import {
  createServer as createHttp2Server,
  type Http2ServerRequest,
  type Http2ServerResponse,
} from 'node:http2';
import { createServer as createTcpServer, type Socket } from 'node:net';
import { PortTaken } from '../errors.ts';

/** Quanto os cabeçalhos de um pedido podem demorar a chegar. Milissegundos. */
const HEADERS_TIMEOUT = 30_000;
/** Conexões abertas ao mesmo tempo; cada papel do IAM tem clientes seus, com até mil. */
const MAX_CONNECTIONS = 8192;
/** Pedidos abertos ao mesmo tempo em uma conexão HTTP/2. */
const MAX_STREAMS = 1000;
/** Bytes. */
const MAX_HEADERS = 32 * 1024;

/** Como recusar o que nem chegou a ser um pedido. */
const refusals: Readonly<Record<string, string>> = {
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
};

/** Como um cliente HTTP/2 se apresenta, antes de qualquer outra coisa. */
const HTTP2_PREFACE = 'PRI * HTTP/2';

export type Incoming = IncomingMessage | Http2ServerRequest;
export type Outgoing = ServerResponse | Http2ServerResponse;

export interface Listener {
  readonly port: number;
  /** Fecha a porta e todas as conexões. */
  close(): Promise<void>;
}

/**
 * Escuta HTTP/1.1 e HTTP/2 em texto claro na mesma porta de 127.0.0.1: os primeiros bytes dizem qual é.
 * @param port 0 escolhe uma porta livre
 * @param headersTimeout milissegundos que os cabeçalhos de um pedido podem demorar
 * @throws `PortTaken`
 */
export async function listen(
  port: number,
  handle: (incoming: Incoming, outgoing: Outgoing) => void,
  headersTimeout = HEADERS_TIMEOUT,
): Promise<Listener> {
  const http1 = createServer(
    {
      keepAliveTimeout: 60_000,
      headersTimeout,
      connectionsCheckingInterval: Math.min(headersTimeout / 2, 5000),
      maxHeaderSize: MAX_HEADERS,
    },
    handle,
  );
  http1.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const status = refusals[error.code ?? ''] ?? '400 Bad Request';
    if (socket.writable)
      socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`, () => socket.destroy());
    else socket.destroy();
  });
  // Quem escuta a porta é o servidor TCP: sem este aviso, o HTTP não começa a cobrar os prazos.
  http1.emit('listening');
  const http2 = createHttp2Server(
    {
      maxSessionMemory: 64,
      settings: { maxConcurrentStreams: MAX_STREAMS, maxHeaderListSize: MAX_HEADERS },
    },
    handle,
  );
  http2.on('sessionError', () => {});

  const sockets = new Set<Socket>();
  const tcp = createTcpServer({ noDelay: true, allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.setTimeout(headersTimeout, () => socket.destroy());
    socket.once('readable', () => {
      socket.setTimeout(0);
      const first = socket.read() as Buffer | null;
      if (first === null) {
        socket.destroy();
        return;
      }
      socket.unshift(first);
      const isHttp2 = first.subarray(0, HTTP2_PREFACE.length).toString('latin1') === HTTP2_PREFACE;
      // Em HTTP/1.1 um cliente pode fechar o seu lado e ainda ler a resposta; em HTTP/2, não.
      if (isHttp2) socket.allowHalfOpen = false;
      (isHttp2 ? http2 : http1).emit('connection', socket);
    });
  });

  tcp.maxConnections = MAX_CONNECTIONS;

  await new Promise<void>((resolve, reject) => {
    tcp.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' || error.code === 'EACCES' ? new PortTaken(port) : error);
    });
    tcp.listen(port, '127.0.0.1', resolve);
  });

  const address = tcp.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close() {
      for (const socket of sockets) socket.destroy();
      http1.close();
      http2.close();
      return new Promise((resolve) => tcp.close(() => resolve()));
    },
  };
}
