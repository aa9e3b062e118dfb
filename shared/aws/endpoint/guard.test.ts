import { describe, expect, test } from 'vitest';
import { isLocalRequest } from './guard.ts';

describe('isLocalRequest', () => {
  test.each([
    '127.0.0.1:4566',
    'localhost',
    'LOCALHOST:1',
    'sync-127.0.0.1:4566',
    'sync-localhost',
    'balde.s3.localhost:4566',
    '[::1]:4566',
  ])('dado o Host %s, aceita', (host) => {
    expect(isLocalRequest({ host })).toBe(true);
  });

  test.each([
    'exemplo.com',
    'localhost.exemplo.com',
    '127.0.0.1.exemplo.com',
    '127.0.0.1@exemplo.com',
    '',
    '10.0.0.1:4566',
  ])('dado o Host de fora "%s", recusa', (host) => {
    expect(isLocalRequest({ host })).toBe(false);
  });

  test('dado o Origin de uma página local, aceita; de outra, recusa', () => {
    expect(isLocalRequest({ host: 'localhost', origin: 'http://localhost:5173' })).toBe(true);
    expect(isLocalRequest({ host: 'localhost', origin: 'https://exemplo.com' })).toBe(false);
    expect(isLocalRequest({ host: 'localhost', origin: 'null' })).toBe(false);
  });

  test('dado um pedido HTTP/2, lê :authority', () => {
    expect(isLocalRequest({ ':authority': '127.0.0.1:4566' })).toBe(true);
    expect(isLocalRequest({ ':authority': 'exemplo.com' })).toBe(false);
  });
});
