import { expect, test } from 'vitest';
import { solutionFolder } from '../paths.ts';
import { readFolder } from '../starters/starters.ts';

/** O que cada passo tem do seu jeito: o app, e o que a verificação e o terminal leem. */
const OWN = new Set(['app.ts', 'cdk.json', 'entrada.json', 'respostas.yaml']);

/** Um arquivo sem o que só fala com quem faz o passo 14: os TODOs e os comentários dos estados. */
function withoutRemarks(name: string, text: string): unknown {
  if (name.endsWith('.json'))
    return JSON.parse(text, (key, value: unknown) => (key === 'Comment' ? undefined : value));
  return text.replace(/^[ \t]*\/\/ (fim do )?TODO\(\d+\).*\n/gm, '');
}

test('o assistente que vai para a nuvem é o do passo 14, sem mudar uma linha do que ele faz', () => {
  const [local, cloud] = ['14-assistente', '15-nuvem'].map((slug) => readFolder(solutionFolder(slug)));
  const different = Object.entries(local ?? {})
    .filter(([name]) => !OWN.has(name))
    .filter(([name, text]) => {
      const copy = cloud?.[name];
      const same =
        copy !== undefined &&
        JSON.stringify(withoutRemarks(name, copy)) === JSON.stringify(withoutRemarks(name, text));
      return !same;
    })
    .map(
      ([name]) =>
        `copie solutions/14-assistente/${name} para solutions/15-nuvem e steps/15-nuvem, sem os TODOs`,
    );
  expect(different).toEqual([]);
});
