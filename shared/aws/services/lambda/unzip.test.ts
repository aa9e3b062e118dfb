import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { unzip } from './unzip.ts';

const LIMIT = 2 * 1024 * 1024;
const BROKEN = 'Could not unzip uploaded file. Please check your file, then try to upload again.';

/** Faz um zip mentir: cada arquivo diz que descompactado tem 10 bytes. */
function lying(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.length);
  for (let at = 0; at < zip.length - 4; at++) {
    const signature = view.getUint32(at, true);
    if (signature === 0x04034b50) view.setUint32(at + 22, 10, true);
    if (signature === 0x02014b50) view.setUint32(at + 24, 10, true);
  }
  return zip;
}

describe('o zip de uma função', () => {
  test('dados arquivos guardados e compactados, devolve o conteúdo de cada um', () => {
    const zip = zipSync({
      'index.js': [strToU8('exports.handler = 1;'.repeat(1000)), { level: 9 }],
      'lib/a.txt': [strToU8('olá'), { level: 0 }],
      'vazio.txt': new Uint8Array(0),
      __proto__: strToU8('x'),
    });
    const files = unzip(zip);
    expect(Buffer.from(files.get('index.js') ?? []).toString()).toHaveLength(20_000);
    expect(Buffer.from(files.get('lib/a.txt') ?? []).toString()).toBe('olá');
    expect(files.get('vazio.txt')).toHaveLength(0);
  });

  test.each([
    ['diz o tamanho', (zip: Uint8Array) => zip],
    ['mente sobre ele', lying],
  ])('dado um zip de 17 KB que incha até 16 MB e %s, é recusado sem abrir tudo', (_kind, change) => {
    const zip = change(zipSync({ 'index.js': [new Uint8Array(16 * 1024 * 1024), { level: 9 }] }));
    expect(zip.length).toBeLessThan(17 * 1024);
    expect(() => unzip(zip, LIMIT)).toThrow(`Unzipped size must be smaller than ${LIMIT} bytes`);
  });

  test.each([
    ['nada', new Uint8Array(0)],
    ['texto', strToU8('não é um zip')],
    ['um zip cortado', zipSync({ 'index.js': strToU8('x'.repeat(5000)) }).subarray(0, 40)],
    ['um zip sem arquivos', zipSync({})],
  ])('dado %s, é recusado', (_kind, bytes) => {
    expect(() => unzip(bytes)).toThrow(BROKEN);
  });
});
