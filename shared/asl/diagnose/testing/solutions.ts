import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';

/** As definições das soluções do curso, das gravações que o site mostra. */
export function solutionDefinitions(): { name: string; definition: string }[] {
  const folder = path.resolve(import.meta.dirname, '..', '..', '..', '..', 'docs', 'gravacoes');
  return readdirSync(folder).flatMap((file) => {
    const { machines } = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as {
      machines: { name: string; definition: string }[];
    };
    return machines.map(({ name, definition }) => ({ name: `${file} ${name}`, definition }));
  });
}

/** Uma solução do curso com alguns pedaços trocados por outra coisa. */
export const crookedSolution = (): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...solutionDefinitions().map(({ definition }) => definition)),
      fc.array(
        fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(40), fc.string({ maxLength: 8 })),
        { minLength: 1, maxLength: 6 },
      ),
    )
    .map(([definition, cuts]) =>
      cuts.reduce((text, [at, length, put]) => {
        const offset = Math.floor(at * text.length);
        return text.slice(0, offset) + put + text.slice(offset + length);
      }, definition),
    );
