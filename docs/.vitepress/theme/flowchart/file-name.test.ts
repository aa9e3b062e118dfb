import { expect, it } from 'vitest';
import { fileName } from './file-name.ts';

it.each([
  ['Fluxograma de Análise de crédito', 'fluxograma-de-analise-de-credito'],
  ['../../etc/passwd', 'etc-passwd'],
  ['日本', 'fluxograma'],
])('dado o título %s, quando vira nome de arquivo, então é %s', (title, name) => {
  expect(fileName(title)).toBe(name);
});
