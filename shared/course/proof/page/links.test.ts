import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linkFaults } from './links.ts';

let root: string;
beforeAll(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'links-'));
  mkdirSync(path.join(root, 'docs', 'passos'), { recursive: true });
  for (const file of ['LICENSE', 'README.md', 'docs/index.md', 'docs/a.md', 'docs/passos/01-um.md'])
    writeFileSync(path.join(root, file), '');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const OTHERS = [
  { file: 'docs/index.md', text: '# Início\n' },
  {
    file: 'docs/passos/01-um.md',
    text: '# Um\n\n## 1. Instale o Node.js\n\n### `Task timed out after 3.00 seconds`\n',
  },
];
const faultsOf = (file: string, text: string) => linkFaults([{ file, text }, ...OTHERS], root);

describe('os endereços das páginas', () => {
  test.each([
    ['docs/a.md', '[a](/passos/01-um) e [b](/passos/01-um#_1-instale-o-node-js) e [c](/)'],
    ['docs/a.md', '[a](/passos/01-um#task-timed-out-after-3-00-seconds)'],
    ['docs/a.md', '## Aqui\n\n[a](#aqui) e [b](https://aws.amazon.com) e `[c](/nada)`'],
    ['docs/a.md', '---\nhero:\n  actions:\n    - link: /passos/01-um\n---\n'],
    ['README.md', '[a](docs/passos/01-um.md) e [b](LICENSE)'],
  ])('em %s, dado %j, nada a dizer', async (file, text) => {
    expect(await faultsOf(file, text)).toEqual([]);
  });

  test.each([
    [
      'docs/a.md',
      'Um\n\nVeja [a](/passos/02-dois).',
      'docs/a.md:3: o endereço /passos/02-dois não leva a nenhum arquivo',
    ],
    [
      'docs/a.md',
      '[a](/passos/01-um#instale)',
      'docs/a.md:1: docs/passos/01-um.md não tem o título #instale',
    ],
    ['docs/a.md', '[a](#nada)', 'docs/a.md:1: docs/a.md não tem o título #nada'],
    ['docs/a.md', '[a](https://)', 'docs/a.md:1: o endereço https:// não se lê'],
    ['docs/a.md', '---\nlink: /nada\n---\n', 'docs/a.md:2: o endereço /nada não leva a nenhum arquivo'],
    ['README.md', '[a](docs/nada.md)', 'README.md:1: o endereço docs/nada.md não leva a nenhum arquivo'],
  ])('em %s, dado %j, a falta diz a página e a linha', async (file, text, fault) => {
    expect(await faultsOf(file, text)).toEqual([fault]);
  });
});
