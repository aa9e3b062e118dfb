import type { IncomingHttpHeaders } from 'node:http';
import { describe, expect, test } from 'vitest';
import { isFromOwnPage } from './own-page.ts';

const allowed = (headers: IncomingHttpHeaders) => isFromOwnPage({ headers }, 5173);
const HOST = 'localhost:5173';

describe('quem a página do curso atende', () => {
  test.each<[string, IncomingHttpHeaders]>([
    ['a própria página', { host: HOST, origin: `http://${HOST}`, 'sec-fetch-site': 'same-origin' }],
    ['quem digita o endereço', { host: HOST, 'sec-fetch-site': 'none' }],
    ['um programa que não é navegador', { host: '127.0.0.1:5173' }],
    ['o endereço IPv6', { host: '[::1]:5173', origin: 'http://[::1]:5173' }],
  ])('%s, sim', (_, headers) => {
    expect(allowed(headers)).toBe(true);
  });

  test.each<[string, IncomingHttpHeaders]>([
    ['um nome que aponta para esta máquina', { host: 'ataque.example:5173' }],
    ['um nome que começa como o nosso', { host: 'localhost.ataque.example:5173' }],
    ['outra porta', { host: 'localhost:5174' }],
    ['nenhuma porta', { host: 'localhost' }],
    ['nenhum Host', {}],
    ['outra página', { host: HOST, origin: 'https://ataque.example' }],
    ['outra página desta máquina', { host: HOST, origin: 'http://localhost:8080' }],
    ['a mesma página por https', { host: HOST, origin: `https://${HOST}` }],
    ['uma origem escondida', { host: HOST, origin: 'null' }],
    ['um pedido de outro site, sem Origin', { host: HOST, 'sec-fetch-site': 'cross-site' }],
    ['um pedido do mesmo domínio, de outra origem', { host: HOST, 'sec-fetch-site': 'same-site' }],
  ])('%s, não', (_, headers) => {
    expect(allowed(headers)).toBe(false);
  });
});
