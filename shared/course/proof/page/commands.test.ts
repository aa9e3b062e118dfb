import { describe, expect, test } from 'vitest';
import { commandFaults, linesOf, parseNpm } from './commands.ts';

const sh = (code: string) => `\`\`\`sh\n${code}\n\`\`\`\n`;

describe('os comandos que uma página cita', () => {
  test.each([
    ['npm test 4 -- --watch', { script: 'test', args: ['4', '--watch'] }],
    ['npm run executar 4', { script: 'executar', args: ['4'] }],
    ['npm run -s curso:verificar', { script: 'curso:verificar', args: [] }],
    [
      'npm run portfolio 14 -- --nome "Ana Lima"',
      { script: 'portfolio', args: ['14', '--nome', 'Ana Lima'] },
    ],
    ['npm ci', undefined],
    ['npx cdk synth', undefined],
  ])('%j se lê como %j', (text, command) => {
    expect(parseNpm(text)).toEqual(command);
  });

  test('as linhas de um bloco são comandos, sem comentários', () => {
    expect(linesOf('npm ci && npm start\n# nada\nnpm test 4 # verifica\n')).toEqual([
      'npm ci',
      'npm start',
      'npm test 4',
    ]);
  });

  test.each([
    '`npm test 4 -- --semente 777777`',
    '`npm start -- --porta 5174`',
    sh('npm run executar 4 -- --entrada a.json'),
    '`npm ci`',
    '`npm test`',
  ])('dado %j, nada a dizer', (text) => {
    expect(commandFaults(text, 4)).toEqual([]);
  });

  test.each([
    ['Rode `npm run voar`.', 1, 'npm run voar não está no package.json'],
    ['Rode `npm run toString`.', 1, 'npm run toString não está no package.json'],
    ['Rode `npm run executar 16`.', 1, 'o curso não tem o passo 16'],
    ['Rode `npm run dica 5`.', 1, 'dica 5 é de outro passo'],
    [`a\n\n${sh('npm test 4 -- --observar')}`, 3, 'npm run test não aceita --observar'],
  ])('dado %j, a falta diz a linha e por quê', (text, line, reason) => {
    const [fault, ...others] = commandFaults(text, 4);
    expect(others).toEqual([]);
    expect(fault?.line).toBe(line);
    expect(fault?.text).toContain(reason);
  });
});
