import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differenceText, fileDifference, inOneColumn, type Row, type Side } from './difference.ts';

const compare = (mine: string | null, solution: string | null) =>
  fileDifference({ name: 'a.ts', mine, solution });
const text = (side: Side | undefined) => side?.pieces.map((piece) => piece.text).join('');
const rowsOf = (mine: string | null, solution: string | null) =>
  compare(mine, solution).stretches.flatMap(({ rows }) => rows);
const shown = ({ kind, mine, solution }: Row) => [kind, text(mine), text(solution)];

describe('as diferenças de um arquivo', () => {
  test('dado um trecho que a solução acrescenta, as linhas em volta continuam lado a lado', () => {
    expect(rowsOf('a\nb\n', 'a\nnovo\nb\n').map(shown)).toEqual([
      ['same', 'a', 'a'],
      ['solution', undefined, 'novo'],
      ['same', 'b', 'b'],
    ]);
  });

  test('dada uma linha trocada, só as palavras que mudaram são marcadas', () => {
    const [row] = rowsOf('const score = 0;\n', 'const score = 700;\n');
    expect(row?.kind).toBe('changed');
    expect(row?.mine?.pieces.filter(({ marked }) => marked)).toEqual([{ text: '0', marked: true }]);
    expect(row?.solution?.pieces.filter(({ marked }) => marked)).toEqual([{ text: '700', marked: true }]);
  });

  test('dadas linhas iguais longe da diferença, elas ficam dobradas', () => {
    const same = Array.from({ length: 20 }, (_, index) => `linha ${index}`).join('\n');
    const { stretches } = compare(`${same}\nmeu\n`, `${same}\ndela\n`);
    expect(stretches.map(({ kind, rows }) => [kind, rows.length])).toEqual([
      ['folded', 17],
      ['shown', 4],
    ]);
  });

  test.each<[string, string | null, string | null, string]>([
    ['iguais', 'a\n', 'a\n', 'igual à solução'],
    ['que só a pessoa tem', 'a\n', null, 'só você tem este arquivo'],
    ['que só a solução tem', null, 'a\n', 'só a solução tem este arquivo'],
    ['diferentes', 'a\n', 'b\nc\n', '1 linha só no seu, 2 linhas só na solução'],
    ['vazios', '', '', 'igual à solução'],
  ])('dados arquivos %s, a frase diz isso', (_, mine, solution, expected) => {
    expect(differenceText(compare(mine, solution))).toBe(expected);
  });
});

describe('em uma coluna', () => {
  test('dado um trecho trocado, as linhas da pessoa vêm antes das da solução', () => {
    expect(inOneColumn(rowsOf('x\na\nb\ny\n', 'x\nc\nd\ny\n')).map(shown)).toEqual([
      ['same', 'x', 'x'],
      ['mine', 'a', undefined],
      ['mine', 'b', undefined],
      ['solution', undefined, 'c'],
      ['solution', undefined, 'd'],
      ['same', 'y', 'y'],
    ]);
  });
});

test('quaisquer que sejam os textos, cada lado se lê inteiro, na ordem, com os números certos', () => {
  const line = fc.constantFrom('', 'a', 'b', 'a b', '  c');
  const file = fc.array(line, { maxLength: 12 }).map((all) => all.map((one) => `${one}\n`).join(''));
  fc.assert(
    fc.property(file, file, (mine, solution) => {
      const rows = rowsOf(mine, solution);
      for (const all of [rows, inOneColumn(rows)]) {
        const sides = (name: 'mine' | 'solution') =>
          all.map((row) => row[name]).filter((side) => side !== undefined);
        expect(
          sides('mine')
            .map((side) => `${text(side)}\n`)
            .join(''),
        ).toBe(mine);
        expect(
          sides('solution')
            .map((side) => `${text(side)}\n`)
            .join(''),
        ).toBe(solution);
        expect(sides('mine').map(({ number }) => number)).toEqual(sides('mine').map((_, index) => index + 1));
      }
    }),
  );
});
