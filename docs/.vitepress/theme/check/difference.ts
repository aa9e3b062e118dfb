/** A resposta de alguém ao lado da solução, linha por linha. Pesado (traz o jsdiff): entra na página a pedido. */
import { diffArrays, diffWordsWithSpace } from 'diff';
import type { ComparedFile } from '../../../../shared/course/data.ts';

/** Um pedaço de uma linha; `marked` é o que a outra versão não tem. */
export interface Piece {
  text: string;
  marked: boolean;
}

/** Uma linha de um dos lados; `number` começa em 1. */
export interface Side {
  number: number;
  pieces: Piece[];
}

/** Uma linha das duas versões lado a lado. Sem um dos lados, só a outra versão a tem. */
export interface Row {
  kind: 'same' | 'changed' | 'mine' | 'solution';
  mine?: Side;
  solution?: Side;
}

/** Um trecho do arquivo: com diferenças e as linhas em volta, ou igual e longe delas. */
export interface Stretch {
  kind: 'shown' | 'folded';
  rows: Row[];
}

export interface FileDifference {
  name: string;
  kind: 'same' | 'changed' | 'only-mine' | 'only-solution';
  /** Linhas que só a pessoa tem. */
  onlyMine: number;
  /** Linhas que só a solução tem. */
  onlySolution: number;
  stretches: Stretch[];
}

/** Quantas linhas iguais mostrar em volta de uma diferença. */
const CONTEXT = 3;

/** Quanto procurar o menor conjunto de diferenças, em milissegundos; depois disso, o arquivo inteiro é diferente. */
const PATIENCE_MS = 1000;

/** Uma linha mais longa que isto, em letras, é comparada inteira, e não palavra por palavra. */
const LONG_LINE = 2000;

const linesOf = (text: string | null): string[] => {
  if (text === null || text === '') return [];
  return text.replace(/\n$/, '').split('\n');
};

const whole = (text: string): Piece[] => [{ text, marked: false }];

/** As palavras que mudaram entre duas linhas, de um lado e do outro. */
function wordPieces(mine: string, solution: string): [Piece[], Piece[]] {
  if (mine.length + solution.length > LONG_LINE) return [whole(mine), whole(solution)];
  const changes = diffWordsWithSpace(mine, solution);
  const side = (other: 'added' | 'removed', own: 'added' | 'removed') =>
    changes
      .filter((change) => !change[other])
      .map(({ value, ...change }) => ({ text: value, marked: change[own] }));
  return [side('added', 'removed'), side('removed', 'added')];
}

/** As linhas dos dois lados, na ordem; um trecho trocado por outro fica lado a lado. */
function rowsOf(mine: readonly string[], solution: readonly string[]): Row[] {
  const rows: Row[] = [];
  let [left, right] = [0, 0];
  let removed: string[] = [];
  const flush = (added: readonly string[]) => {
    for (let index = 0; index < Math.max(removed.length, added.length); index++) {
      const [before, after] = [removed[index], added[index]];
      if (before !== undefined && after !== undefined) {
        const [own, other] = wordPieces(before, after);
        rows.push({
          kind: 'changed',
          mine: { number: ++left, pieces: own },
          solution: { number: ++right, pieces: other },
        });
      } else if (before !== undefined)
        rows.push({ kind: 'mine', mine: { number: ++left, pieces: whole(before) } });
      else if (after !== undefined)
        rows.push({ kind: 'solution', solution: { number: ++right, pieces: whole(after) } });
    }
    removed = [];
  };
  const changes = diffArrays([...mine], [...solution], { timeout: PATIENCE_MS }) ?? [
    { value: [...mine], added: false, removed: true },
    { value: [...solution], added: true, removed: false },
  ];
  for (const { value, added, removed: isRemoved } of changes) {
    if (isRemoved) removed = value;
    else if (added) flush(value);
    else {
      flush([]);
      for (const line of value) {
        const pieces = whole(line);
        rows.push({ kind: 'same', mine: { number: ++left, pieces }, solution: { number: ++right, pieces } });
      }
    }
  }
  flush([]);
  return rows;
}

/** Separa o que está perto de uma diferença do que não está. */
function stretchesOf(rows: readonly Row[]): Stretch[] {
  const isNear = (index: number) =>
    rows.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some(({ kind }) => kind !== 'same');
  const stretches: Stretch[] = [];
  rows.forEach((row, index) => {
    const kind = isNear(index) ? 'shown' : 'folded';
    const last = stretches.at(-1);
    if (last?.kind === kind) last.rows.push(row);
    else stretches.push({ kind, rows: [row] });
  });
  return stretches;
}

/** As diferenças de um arquivo. */
export function fileDifference({ name, mine, solution }: ComparedFile): FileDifference {
  const rows = rowsOf(linesOf(mine), linesOf(solution));
  const count = (...kinds: Row['kind'][]) => rows.filter(({ kind }) => kinds.includes(kind)).length;
  const presence = mine === null ? 'only-solution' : solution === null ? 'only-mine' : undefined;
  return {
    name,
    kind: presence ?? (rows.every(({ kind }) => kind === 'same') ? 'same' : 'changed'),
    onlyMine: count('mine', 'changed'),
    onlySolution: count('solution', 'changed'),
    stretches: stretchesOf(rows),
  };
}

/** A mesma sequência em uma coluna só: em cada trecho trocado, as linhas da pessoa e depois as da solução. */
export function inOneColumn(rows: readonly Row[]): Row[] {
  const result: Row[] = [];
  let later: Row[] = [];
  for (const { kind, mine, solution } of rows) {
    if (kind === 'same') {
      result.push(...later, { kind, mine, solution });
      later = [];
      continue;
    }
    if (mine) result.push({ kind: 'mine', mine });
    if (solution) later.push({ kind: 'solution', solution });
  }
  return [...result, ...later];
}

const lines = (count: number): string => (count === 1 ? '1 linha' : `${count} linhas`);

/** O que mudou em um arquivo, em uma frase. */
export function differenceText({ kind, onlyMine, onlySolution }: FileDifference): string {
  if (kind === 'same') return 'igual à solução';
  if (kind === 'only-mine') return 'só você tem este arquivo';
  if (kind === 'only-solution') return 'só a solução tem este arquivo';
  return `${lines(onlyMine)} só no seu, ${lines(onlySolution)} só na solução`;
}
