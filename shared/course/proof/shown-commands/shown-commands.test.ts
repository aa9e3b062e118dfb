import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../../paths.ts';
import { provingFiles, treatmentOf } from './kinds.ts';
import { missingLine } from './output.ts';
import { programOfLine, shownCommandFaults } from './run-shown.ts';
import { outputTests, shownCommands, stepOf } from './shown-commands.ts';

const sh = (code: string) => `\`\`\`sh\n${code}\n\`\`\`\n`;
const page = (text: string) => [{ file: 'docs/a.md', text }];

describe('o que se faz com um comando mostrado', () => {
  test.each([
    ['npm test 4 -- --semente 777777', 'run'],
    ['npm run executar 4', 'run'],
    ['node --version', 'run'],
    ['npm test 4 -- --watch', 'stay'],
    ['npm run aws -- --port 4567 --memory', 'stay'],
    ['cd solutions/04-emprestimo', 'enter'],
    ['npm start 4', 'named'],
    ['npx cdk deploy', 'named'],
    ['aws stepfunctions list-executions', 'named'],
    ['curl http://127.0.0.1:4566', 'unknown'],
    ['rm -rf .local', 'unknown'],
  ])('%j: %s', (line, kind) => {
    expect(treatmentOf(line).kind).toBe(kind);
  });

  test('as provas que alguém cita existem', () => {
    for (const file of [...provingFiles(), ...outputTests()])
      expect(existsSync(path.join(ROOT, file)), file).toBe(true);
  });
});

describe('os comandos das páginas', () => {
  test('dado um em dois lugares, ele roda uma vez só, na pasta certa, com a saída que a página mostra', () => {
    const text = `${sh('node --version')}${sh('cd solutions/04-emprestimo\nnpm test 4')}\n\`\`\`console\nv20\n\`\`\`\n${sh('node --version')}`;
    const { commands, faults } = shownCommands(page(text));
    expect(faults).toEqual([]);
    expect(commands).toMatchObject([
      { line: 'node --version', folder: '', places: ['docs/a.md:1', 'docs/a.md:12'], outputs: [] },
      { line: 'npm test 4', folder: 'solutions/04-emprestimo', outputs: ['v20'] },
    ]);
    expect(commands.map(stepOf)).toEqual([0, 4]);
  });

  test.each([
    [sh('curl http://a'), 'docs/a.md:1: ninguém executa `curl http://a`'],
    ['```console\noi\n```\n', 'docs/a.md:1: a página mostra uma saída sem mostrar o comando'],
  ])('dado %j, a falta diz a página e a linha', (text, fault) => {
    expect(shownCommands(page(text)).faults.join()).toContain(fault);
  });

  test('um comando vira o programa que o package.json diz, com um arquivo que existe', () => {
    const args = programOfLine('npm run executar 4 -- --entrada caminho/da/entrada.json');
    expect(args.slice(-3)).toEqual(['4', '--entrada', 'steps/04-emprestimo/entrada.json']);
    expect(args.some((word) => word.endsWith('execute.ts'))).toBe(true);
  });
});

describe('a saída mostrada', () => {
  test.each([
    ['$ npm test 4\nmeta 1\n\nmeta 2 (1,8 s)', 'aviso\nmeta 1\nmeta 2 (12,4 s)\n'],
    ['meta 1\n…\nmeta 3', 'meta 1\nmeta 2\nmeta 3'],
    ['http://127.0.0.1:5173 (semente 1)', '  http://127.0.0.1:5174   (semente 22)'],
  ])('%j está em %j', (shown, output) => {
    expect(missingLine(shown, output)).toBeUndefined();
  });

  test.each([
    ['meta 1\nmeta 2', 'meta 2\nmeta 1', 'meta 2'],
    ['meta 1', 'meta 10', 'meta 1'],
  ])('%j não está em %j', (shown, output, missing) => {
    expect(missingLine(shown, output)).toBe(missing);
  });
});

describe('um comando executado', () => {
  const command = (line: string, outputs: string[] = []) => ({
    line,
    folder: '',
    treatment: treatmentOf(line),
    places: ['docs/a.md:3'],
    outputs,
  });

  test('dado um que faz o que a página mostra, nada a dizer', async () => {
    expect(await shownCommandFaults(command('node --version', [process.version]), ROOT, 0)).toEqual([]);
  });

  test.each([
    ['node --version', ['v1.0.0'], 'docs/a.md:3: a saída mostrada de `node --version` tem "v1.0.0"'],
    ['npm run dica 99', [], 'docs/a.md:3: `npm run dica 99` terminou com o código 1'],
    ['npm run executar quatro', [], 'docs/a.md:3: `npm run executar quatro` terminou com o código 1'],
  ])('dado %j, a falta diz a página e o que aconteceu', { timeout: 60_000 }, async (line, outputs, fault) => {
    expect((await shownCommandFaults(command(line, outputs), ROOT, 0)).join()).toContain(fault);
  });
});
