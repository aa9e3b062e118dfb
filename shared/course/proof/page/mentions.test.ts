import { describe, expect, test } from 'vitest';
import { ROOT } from '../../paths.ts';
import { fileFaults, ownFileFaults, variableFaults } from './mentions.ts';

describe('os arquivos que uma página cita', () => {
  test.each([
    '`package.json` e `shared/course/facts.yaml` e `steps/04-emprestimo`',
    '`shared/course/proof/page.ts:12`',
    '`steps/NN-slug/` e `docs/passos/NN-slug.md`',
    '`docs/.vitepress/dist`',
    '```txt\nshared/nada.ts\n```',
  ])('dado %j, nada a dizer', (text) => {
    expect(fileFaults(text, ROOT)).toEqual([]);
  });

  test('dado um que não existe, a falta diz a linha', () => {
    expect(fileFaults('Um.\n\nVeja `shared/nada.ts`.', ROOT)).toEqual([
      { line: 3, text: 'a página cita shared/nada.ts, que não existe' },
    ]);
  });

  test('só pelo nome, um arquivo é do passo ou da raiz', () => {
    expect(
      ownFileFaults('`emprestimo-stack.ts`, `package.json`, `score.ts.bak`', '04-emprestimo', ROOT),
    ).toEqual([]);
    expect(ownFileFaults('`pizza.asl.json`', '04-emprestimo', ROOT)).toEqual([
      { line: 1, text: 'a página cita pizza.asl.json, que não está em steps/04-emprestimo nem na raiz' },
    ]);
  });
});

describe('as variáveis que uma página cita', () => {
  const files = { 'a.json': '{% $renda * $sum($parcelas) %}' };

  test.each([
    '## Mãos à obra\nA variável é `$renda`, em `{% $renda * 2 %}`.',
    '## A ideia\nUse `$count($parcelas)`.',
    '## Se algo deu errado\nNão é `$Renda`.',
  ])('dado %j, nada a dizer', (text) => {
    expect(variableFaults(text, files)).toEqual([]);
  });

  test.each(['$Renda', '$rend', '$parcela'])('dada %s, que nenhum arquivo tem, ela é apontada', (name) => {
    expect(variableFaults(`# T\n\n## Mãos à obra\n\nUse \`${name}\`.`, files)).toEqual([
      { line: 5, text: `a página cita ${name}, que nenhum arquivo do passo tem` },
    ]);
  });
});
