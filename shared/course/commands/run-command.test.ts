import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { InvalidPage } from '../catalogue/catalogue.ts';
import { UnknownStep } from '../catalogue/find-step.ts';
import { UnreadableProgress } from '../progress/progress.ts';
import { runCommand, UsageError } from './run-command.ts';

let argv: string[];
let exitCode: typeof process.exitCode;
let said: string[];

beforeEach(() => {
  argv = process.argv;
  exitCode = process.exitCode;
  said = [];
  vi.spyOn(console, 'error').mockImplementation((text: unknown) => {
    said.push(stripVTControlCharacters(String(text)));
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  process.argv = argv;
  process.exitCode = exitCode;
});

/** Roda um comando com estes argumentos e diz como ele terminou. */
async function run(command: (args: string[]) => Promise<number>, ...args: string[]) {
  process.argv = ['node', 'comando.ts', ...args];
  await runCommand(command);
  return { code: process.exitCode, text: said.join('\n') };
}

const throwing = (error: unknown) => async (): Promise<number> => {
  throw error;
};

describe('um comando do curso', () => {
  test('o que ele devolve é o código de saída, e ele recebe os argumentos', async () => {
    let received: string[] = [];
    const command = async (args: string[]) => {
      received = args;
      return 3;
    };
    expect(await run(command, '4', '--watch')).toEqual({ code: 3, text: '' });
    expect(received).toEqual(['4', '--watch']);
  });

  test.each([
    new UsageError('Diga qual passo.'),
    new UnknownStep('Não existe o passo "99".'),
    new UnreadableProgress('Não consegui ler .progresso.json.'),
    new InvalidPage('A página não tem cabeçalho.'),
  ])('dado um $name, mostra só a mensagem, mesmo com --pilha', async (error) => {
    const { code, text } = await run(throwing(error), '--pilha');
    expect(code).toBe(1);
    expect(text.trim()).toBe(`✗ ${error.message}`);
  });

  test('dado um erro que ninguém esperava, diz como ver os detalhes e não mostra a pilha', async () => {
    const { code, text } = await run(throwing(new Error('disco cheio')));
    expect(code).toBe(1);
    expect(text).toContain('✗ O curso encontrou um erro que não esperava: disco cheio');
    expect(text).toContain('Repita o comando com --pilha');
    expect(text).not.toContain('run-command.test.ts');
  });

  test('com --pilha, mostra a pilha', async () => {
    const { text } = await run(throwing(new Error('disco cheio')), '--pilha');
    expect(text).toContain('run-command.test.ts');
    expect(text).not.toContain('Repita o comando');
  });
});
