import { describe, expect, test } from 'vitest';
import { createRandom } from './random.ts';

describe('createRandom', () => {
  test('dada a mesma semente, repete a sequência', () => {
    const draw = (seed: number) =>
      Array.from(
        { length: 20 },
        (
          (random) => () =>
            random.integer(1, 1000)
        )(createRandom(seed)),
      );
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  test('o inteiro fica entre os limites e chega aos dois', () => {
    const random = createRandom(1);
    const drawn = new Set(Array.from({ length: 200 }, () => random.integer(3, 5)));
    expect([...drawn].sort()).toEqual([3, 4, 5]);
  });

  test('o item sorteado é um dos da lista, e todos saem', () => {
    const random = createRandom(1);
    const drawn = new Set(Array.from({ length: 100 }, () => random.pick(['a', 'b', 'c'])));
    expect([...drawn].sort()).toEqual(['a', 'b', 'c']);
  });
});
