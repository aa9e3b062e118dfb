import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { together, type Work } from './together.ts';

let lines: string[];
beforeEach(() => {
  lines = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => {
    lines.push(line);
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

const ending = (result: number) => ({
  good: result > 0,
  text: `deu ${result}`,
  below: result > 0 ? '' : '      - falta',
});

describe('trabalhos repartidos', () => {
  test('dados dois que trabalham, ninguém fica parado, e os resultados vêm na ordem dos trabalhos', async () => {
    const done: string[] = [];
    let letGo = (): void => undefined;
    const slow = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const work = (title: string, result: number, wait?: Promise<void>): Work<string, number> => ({
      title,
      run: async (worker) => {
        await wait;
        done.push(`${title} ${worker}`);
        if (result === 3) letGo();
        return result;
      },
    });
    const works = [work('um', 1, slow), work('dois', 2), work('três', 3)];
    expect(await together(works, ['a', 'b'], ending)).toEqual([1, 2, 3]);
    expect(done).toEqual(['dois b', 'três b', 'um a']);
  });

  test('cada um que termina ganha uma linha, com as faltas debaixo', async () => {
    const works = [0, 1].map((result) => ({ title: `t${result}`, run: async () => result }));
    await together(works, ['a'], ending);
    expect(lines[0]).toMatch(/t0: deu 0 .*\n {6}- falta/);
    expect(lines[1]).toMatch(/t1: deu 1/);
  });

  test('quando um lança, quem pediu fica sabendo', async () => {
    const works = [{ title: 'ruim', run: () => Promise.reject(new Error('caiu')) }];
    await expect(together(works, ['a'], ending)).rejects.toThrow('caiu');
  });
});
