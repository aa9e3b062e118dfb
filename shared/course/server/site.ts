import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { createServer as createVitePress } from 'vitepress';
import { PortTaken } from '../../testing/local-aws.ts';
import { ROOT } from '../paths.ts';
import { createLocalApi, type LocalApiParts } from './local-api.ts';
import { isFromOwnPage } from './own-page.ts';

export interface Site {
  /** Endereço do site, sem barra no fim. */
  address: string;
  close(): Promise<void>;
}

/**
 * Serve o site (VitePress) e a API da página no mesmo endereço, só para esta máquina.
 * @param parts quem atende à API
 * @throws {PortTaken} quando a porta já tem dono
 */
export async function startSite(parts: LocalApiParts, port: number): Promise<Site> {
  const server = createServer();
  await listen(server, port);
  const vite = await createVitePress(path.join(ROOT, 'docs'), {
    middlewareMode: true,
    hmr: { server },
  } as Parameters<typeof createVitePress>[1]);
  const answerApi = getRequestListener(createLocalApi(parts).fetch);
  server.on('request', (request, response) => {
    if (!isFromOwnPage(request, port)) {
      response
        .writeHead(403, { 'content-type': 'text/plain; charset=utf-8' })
        .end('Este endereço só atende à página do curso.\n');
      return;
    }
    if (request.url?.startsWith('/_curso/')) answerApi(request, response);
    // O navegador o procura por conta própria, antes de a página dizer qual é o dela.
    else if (request.url === '/favicon.ico') response.writeHead(302, { location: '/marca.svg' }).end();
    else vite.middlewares(request, response);
  });
  return {
    address: `http://127.0.0.1:${port}`,
    async close() {
      // Primeiro a porta: uma página aberta se liga de novo assim que perde a ligação.
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await vite.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortTaken(port) : error),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
}
