import { describe, expect, test } from 'vitest';
import type { StepRow } from '../../steps.data.ts';
import type { Standing } from './standing.ts';
import { duration, summarize } from './summary.ts';

const row = (number: number, part: string, minutes: number): StepRow => ({
  number,
  slug: `0${number}-passo`,
  title: `Passo ${number}`,
  part,
  minutes,
  ready: true,
});
const ROWS = [row(1, 'A', 20), row(2, 'A', 25), row(3, 'B', 30), { ...row(4, 'B', 0), ready: false }];
const standings = (...entries: [string, Standing][]) => new Map(entries);

describe('o resumo do progresso', () => {
  test('antes de começar, falta tudo, e o próximo é o primeiro', () => {
    const summary = summarize(ROWS, new Map());
    expect(summary).toMatchObject({ done: 0, total: 3, minutesLeft: 75, next: { slug: '01-passo' } });
    expect(summary.parts.map(({ title, minutesLeft }) => [title, minutesLeft])).toEqual([
      ['A', 45],
      ['B', 30],
    ]);
  });

  test('no meio, o próximo é o primeiro que falta, mesmo que um seguinte esteja pronto', () => {
    const summary = summarize(
      ROWS,
      standings(['01-passo', { kind: 'passed' }], ['03-passo', { kind: 'read' }]),
    );
    expect(summary).toMatchObject({ done: 2, minutesLeft: 25, next: { slug: '02-passo' } });
    expect(summary.parts.map(({ done }) => done)).toEqual([1, 1]);
  });

  test('no fim, não há próximo', () => {
    const all = standings(...ROWS.map(({ slug }): [string, Standing] => [slug, { kind: 'passed' }]));
    expect(summarize(ROWS, all)).toMatchObject({ done: 3, minutesLeft: 0, next: undefined });
  });

  test('o tempo se diz em horas e minutos', () => {
    expect([5, 60, 80].map(duration)).toEqual(['5 min', '1 h', '1 h 20 min']);
  });
});
