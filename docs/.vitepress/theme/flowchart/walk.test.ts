import { describe, expect, it } from 'vitest';
import { type Chart, type WalkKey, walk } from './walk.ts';

const place = (id: string, x: number, y: number, parent?: string, isState = true) => ({
  id,
  isState,
  parent,
  box: { x, y, width: 100, height: 40 },
});

/** Início → decidir → (aprovar | rejeitar); aprovar → grupo { dentro1 | dentro2 } → avisar. */
const chart: Chart = {
  places: [
    place('inicio', 100, 0, undefined, false),
    place('decidir', 100, 60),
    place('aprovar', 0, 120),
    place('rejeitar', 200, 120),
    { ...place('grupo', 0, 180), box: { x: 0, y: 180, width: 300, height: 100 } },
    place('ponto1', 10, 190, 'grupo', false),
    place('dentro1', 10, 220, 'grupo'),
    place('ponto2', 160, 190, 'grupo', false),
    place('dentro2', 160, 220, 'grupo'),
    place('avisar', 0, 300),
    place('fim', 0, 400, undefined, false),
  ],
  ways: [
    { from: 'inicio', to: 'decidir' },
    { from: 'decidir', to: 'aprovar' },
    { from: 'decidir', to: 'rejeitar' },
    { from: 'aprovar', to: 'grupo' },
    { from: 'grupo', to: 'grupo' },
    { from: 'grupo', to: 'avisar' },
    { from: 'rejeitar', to: 'avisar' },
    { from: 'ponto1', to: 'dentro1' },
    { from: 'ponto2', to: 'dentro2' },
    { from: 'avisar', to: 'fim' },
  ],
};

describe('walk', () => {
  it.each<[string, WalkKey, string | undefined]>([
    ['decidir', 'ArrowDown', 'aprovar'],
    ['aprovar', 'ArrowRight', 'rejeitar'],
    ['rejeitar', 'ArrowLeft', 'aprovar'],
    ['aprovar', 'ArrowLeft', undefined],
    ['aprovar', 'ArrowDown', 'grupo'],
    ['grupo', 'ArrowDown', 'dentro1'],
    ['dentro1', 'ArrowRight', 'dentro2'],
    ['dentro2', 'ArrowDown', 'avisar'],
    ['dentro2', 'ArrowUp', 'grupo'],
    ['decidir', 'ArrowUp', undefined],
    ['avisar', 'ArrowDown', undefined],
    ['avisar', 'Home', 'decidir'],
    ['decidir', 'End', 'avisar'],
  ])('dado o foco em %s, quando %s, então vai para %s', (from, key, to) => {
    expect(walk(chart, from, key, [])).toBe(to);
  });

  it('dado um estado de duas chegadas, quando se sobe, então se volta por onde se veio', () => {
    expect(walk(chart, 'avisar', 'ArrowUp', ['decidir', 'rejeitar'])).toBe('rejeitar');
    expect(walk(chart, 'avisar', 'ArrowUp', [])).toBe('grupo');
  });
});
