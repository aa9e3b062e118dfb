import { expect, test } from 'vitest';
import { solutionFolder } from '../paths.ts';
import { readFolder, readStarters } from '../starters/starters.ts';
import { forTheCloud, sharedAssistant } from './same-assistant.ts';

test('dado um arquivo do passo 14, saem os TODOs e o que dizia que já vinha pronto', () => {
  expect(forTheCloud('a.ts', '// TODO(1): some.\nconst a = 1;\n  // fim do TODO(1)\n')).toBe(
    'const a = 1;\n',
  );
  const states = '{\n  "Comment": "TODO(2): espere.",\n  "Type": "Pass"\n}\n';
  expect(forTheCloud('a.asl.json', states)).toBe('{\n  "Type": "Pass"\n}\n');
  expect(forTheCloud('a.asl.json', '"Comment": "Pronto. Avisa.",')).toBe('"Comment": "Avisa.",');
});

test.each([
  ['a solução', readFolder(solutionFolder('15-nuvem'))],
  ['o ponto de partida', readStarters()['15-nuvem'] ?? {}],
])('o assistente da nuvem é o do passo 14: %s', (_name, cloud) => {
  const different = Object.entries(sharedAssistant()).filter(([name, text]) => cloud[name] !== text);
  expect(
    different.map(
      ([name]) => `${name} mudou no passo 14; rode npm run curso:assistente e npm run curso:iniciais`,
    ),
  ).toEqual([]);
});
