import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { snippetFaults, snippetText } from './snippets.ts';

let root: string;
beforeAll(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'trechos-'));
  mkdirSync(path.join(root, 'solutions'));
  writeFileSync(
    path.join(root, 'solutions', 'a.ts'),
    '// #region conta\nconst a = 1;\n// #endregion conta\n',
  );
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const faultsOf = (text: string) => snippetFaults('docs/passos/04-emprestimo.md', text, root);

describe('o código de uma página', () => {
  test.each([
    '<<< @/../solutions/a.ts',
    '<<< @/../solutions/a.ts#conta{ts}',
    '```text\numa mensagem\n```',
    '```sh\nnpm test 4\n```',
  ])('dado %j, nada a dizer', (text) => {
    expect(faultsOf(text)).toEqual([]);
  });

  test.each([
    ['<<< @/../solutions/b.ts', 'a página mostra solutions/b.ts, que não existe'],
    ['<<< @/../solutions/a.ts#juros', 'a página mostra a região juros de solutions/a.ts, que não existe'],
    ['```ts\nconst a = 1;\n```', 'o código ts foi escrito na página'],
    ['```json\n{}\n```', 'o código json foi escrito na página'],
  ])('dado %j, ele é apontado', (text, fault) => {
    const [found, ...others] = faultsOf(`\n${text}\n`);
    expect(others).toEqual([]);
    expect(found?.line).toBe(2);
    expect(found?.text).toContain(fault);
  });

  test('a região de um arquivo é o que está entre as marcas', () => {
    const text = '// #region um\na\n// #endregion um\n  // #region dois\n  b\n  // #endregion dois\n';
    expect(snippetText(text, { file: 'a', region: 'dois', line: 1 })).toBe('  b');
  });
});
