import { describe, expect, it } from 'vitest';
import { findAnchors } from './anchors.ts';

describe('findAnchors', () => {
  it('dado um losango, quando os ramos se juntam, então a âncora é o nó em que se abriram', () => {
    // 0 → 1 → (2 | 3) → 4 → 5
    const edges = [
      [0, 1],
      [1, 2],
      [1, 3],
      [2, 4],
      [3, 4],
      [4, 5],
    ] as const;
    expect(findAnchors([0, 2, 4, 4, 6, 8], edges)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      1,
      undefined,
    ]);
  });

  it('dados dois começos, quando os caminhos se juntam, então não há âncora', () => {
    const edges = [
      [0, 2],
      [1, 2],
    ] as const;
    expect(findAnchors([0, 0, 2], edges)).toEqual([undefined, undefined, undefined]);
  });

  it('dado um atalho sobre um losango, quando tudo se junta, então a âncora é a de fora', () => {
    // 0 → (1 | 4); 1 → (2 | 3) → 4
    const edges = [
      [0, 1],
      [1, 2],
      [1, 3],
      [2, 4],
      [3, 4],
      [0, 4],
    ] as const;
    expect(findAnchors([0, 2, 4, 4, 6], edges)[4]).toBe(0);
  });
});
