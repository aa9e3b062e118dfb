import type { IncomingMessage } from 'node:http';

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * O pedido vem da própria página do curso? Confere `Host` (contra DNS que mente), `Origin` e
 * `Sec-Fetch-Site` (contra outra página aberta no mesmo navegador).
 * @param port porta em que a página é servida
 */
export function isFromOwnPage({ headers }: Pick<IncomingMessage, 'headers'>, port: number): boolean {
  const hosts = LOOPBACK.map((name) => `${name}:${port}`);
  if (!hosts.includes(headers.host ?? '')) return false;
  if (headers.origin !== undefined && headers.origin !== `http://${headers.host}`) return false;
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
}
