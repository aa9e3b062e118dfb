import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { App, Stack, aws_stepfunctions as sfn } from 'aws-cdk-lib';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BundlingFailed } from './direct-bundling.ts';
import { explainModuleError, lineOfQuoted } from './module-problem.ts';
import { CheckProblem } from './problem.ts';
import type { Problem } from './report.ts';
import { relativeToRepository } from './stack-place.ts';

let temporary: string;
let folder: string;
let mainFile: string;

beforeAll(() => {
  temporary = mkdtempSync(path.join(os.tmpdir(), 'modulo-'));
  folder = path.join(temporary, '04-emprestimo');
  mkdirSync(folder);
  mainFile = path.join(folder, 'emprestimo-stack.ts');
});
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

const inFolder = (name: string): string => relativeToRepository(path.join(folder, name));

/** Carrega, pelo Vite, um arquivo com este código, e explica o erro que ele dá. */
async function problemOfCode(name: string, code: string): Promise<Problem> {
  const file = path.join(folder, name);
  writeFileSync(file, code);
  const error = await import(/* @vite-ignore */ pathToFileURL(file).href).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return explainModuleError(error, mainFile, folder).problem;
}

/** O que se diz do erro que uma pilha lança. */
function problemOfStack(build: (stack: Stack) => void): Problem {
  try {
    build(new Stack(new App(), 'Emprestimo'));
  } catch (error) {
    return explainModuleError(error, mainFile, folder).problem;
  }
  throw new Error('A pilha deveria lançar um erro.');
}

describe('dado um arquivo que não é TypeScript válido', () => {
  test.each([
    ['chave.ts', 'export const a = {\n  b: (2,\n};\n', 'Unexpected "}"', 3, 1],
    ['tipo.ts', 'export const x: = 1;\n', 'Unexpected "="', 1, 17],
    [
      'repetido.ts',
      'const conta = 1;\nconst conta = 2;\n',
      'The symbol "conta" has already been declared',
      2,
      7,
    ],
  ])('quando o Vite recusa %s, diz a frase, a linha e a coluna', async (name, code, detail, line, column) => {
    expect(await problemOfCode(name, code)).toMatchObject({
      title: 'O arquivo tem um erro de sintaxe',
      detail,
      place: { file: inFolder(name), line, column },
    });
  });

  test('quando quem recusa é o rolldown, a frase vem sem a marca dele e o lugar vem de loc', () => {
    const error = Object.assign(new Error('[PARSE_ERROR] Unexpected token\n  ╭─[x.ts:2:3]'), {
      id: mainFile,
      loc: { file: mainFile, line: 2, column: 3 },
    });
    expect(explainModuleError(error, mainFile, folder).problem).toMatchObject({
      title: 'O arquivo tem um erro de sintaxe',
      detail: 'Unexpected token',
      place: { file: inFolder('emprestimo-stack.ts'), line: 2, column: 3 },
    });
  });

  test('quando é uma função, o esbuild diz o arquivo dela', () => {
    const output = `✘ [ERROR] Expected ";" but found "score"\n\n    ${path.join(folder, 'verificar-credito.ts')}:12:8:\n      12 │   const score\n`;
    expect(explainModuleError(new BundlingFailed(output), mainFile, folder).problem).toMatchObject({
      title: 'Uma função Lambda não pôde ser empacotada',
      detail: 'Expected ";" but found "score"',
      place: { file: inFolder('verificar-credito.ts'), line: 12, column: 9 },
    });
  });
});

describe('dado um import que não existe', () => {
  test.each([
    ['arquivo', './nada.ts'],
    ['pacote', 'pacote-que-nao-ha'],
  ])('quando é um %s, diz o nome e a linha do import', async (kind, name) => {
    const file = `importa-${kind}.ts`;
    expect(await problemOfCode(file, `// começo\n\nimport '${name}';\n`)).toMatchObject({
      title: 'Um import não foi encontrado',
      detail: `Não existe "${name}" para importar.`,
      place: { file: inFolder(file), line: 3 },
    });
  });

  test('quando o nome importado não existe no pacote, a mensagem usa o nome que a pessoa escreveu', async () => {
    const problem = await problemOfCode(
      'sem-classe.ts',
      "import { Nada } from 'aws-cdk-lib';\n\nnew Nada();\n",
    );
    expect(problem).toMatchObject({
      detail: 'Nada is not a constructor',
      place: { file: inFolder('sem-classe.ts'), line: 3 },
    });
    expect(problem.whatToDo).toContain('nome errado');
  });
});

describe('dado um nome usado na hora errada', () => {
  test.each([
    [
      'indefinido.ts',
      'naoExiste();\n',
      'naoExiste is not defined',
      'O nome "naoExiste" não existe ali. Confira a grafia e se ele foi declarado antes dessa linha.',
    ],
    [
      'antes.ts',
      'fluxo.next();\nconst fluxo = { next() {} };\n',
      "Cannot access 'fluxo' before initialization",
      'Algo foi usado antes de existir, ou com o nome errado. Confira os nomes na linha indicada.',
    ],
  ])('quando %s o usa, diz a linha e o que conferir', async (name, code, detail, whatToDo) => {
    expect(await problemOfCode(name, code)).toMatchObject({
      detail,
      place: { file: inFolder(name), line: 1 },
      whatToDo,
    });
  });
});

describe('dado um erro do CDK', () => {
  test('quando dois estados têm o mesmo nome, a mensagem é a do CDK e a explicação fala do nome', () => {
    const problem = problemOfStack((stack) => {
      new sfn.Pass(stack, 'Receber');
      new sfn.Pass(stack, 'Receber');
    });
    expect(problem.title).toBe('A pilha não pôde ser montada');
    expect(problem.detail).toMatch(/^There is already a Construct with name 'Receber' in /);
    expect(problem.whatToDo).toContain('usam o mesmo nome');
  });

  test('quando um estado tem dois próximos, a explicação fala de .next', () => {
    const problem = problemOfStack((stack) => {
      const receber = new sfn.Pass(stack, 'Receber');
      receber.next(new sfn.Pass(stack, 'Verificar'));
      receber.next(new sfn.Pass(stack, 'Avisar'));
    });
    expect(problem.detail).toBe("State 'Receber' already has a next state");
    expect(problem.whatToDo).toContain('.next(...)');
  });

  test('quando o arquivo da função não existe, a explicação fala de entry', () => {
    const entry = path.join(folder, 'nao-existe.ts');
    const problem = problemOfStack((stack) => new NodejsFunction(stack, 'Funcao', { entry }));
    expect(problem.detail).toBe(`Cannot find entry file at ${entry}`);
    expect(problem.whatToDo).toContain('"entry"');
  });

  test('quando um estado segue para nada, a explicação fala de nomes', () => {
    const problem = problemOfStack((stack) => {
      new sfn.Pass(stack, 'Receber').next(undefined as unknown as sfn.IChainable);
    });
    expect(problem.detail).toBe("Cannot read properties of undefined (reading 'startState')");
    expect(problem.whatToDo).toContain('Algo foi usado antes de existir');
  });

  test('quando o erro é outro, a mensagem dele é o que se mostra', () => {
    const problem = problemOfStack((stack) => {
      const fim = new sfn.Pass(stack, 'Fim');
      new sfn.Choice(stack, 'Decidir').otherwise(fim).otherwise(fim);
    });
    expect(problem.detail).toBe("Choice 'Decidir' already has a default next state");
    expect(problem.whatToDo).toMatch(/^Leia a mensagem acima/);
  });
});

test('dado um problema já explicado, ele segue como está', () => {
  const explained = new CheckProblem({ title: 'a', detail: 'b', whatToDo: 'c' });
  expect(explainModuleError(explained, mainFile, folder)).toBe(explained);
});

test('dado algo lançado que não é um erro, pede um Error', () => {
  expect(explainModuleError('ops', mainFile, folder).problem).toMatchObject({
    detail: 'ops',
    place: { file: inFolder('emprestimo-stack.ts') },
  });
});

describe('a linha em que um texto aparece entre aspas', () => {
  test.each([
    ["new sfn.Pass(this, 'Receber');", 2],
    ['new sfn.Pass(this, "Receber");', 2],
    ['new sfn.Pass(this, `Receber`);', 2],
    ['// Receber, sem aspas', undefined],
  ])('dada a linha %s, é a %s', (line, expected) => {
    const file = path.join(folder, 'linhas.ts');
    writeFileSync(file, `// começo\r\n${line}\r\n`);
    expect(lineOfQuoted(file, 'Receber')).toBe(expected);
  });

  test('dado um JSON, a chave vem antes das citações', () => {
    const file = path.join(folder, 'maquina.asl.json');
    writeFileSync(file, '{\n  "StartAt": "Receber",\n  "States": {\n    "Receber": {}\n  }\n}\n');
    expect(lineOfQuoted(file, 'Receber')).toBe(4);
  });
});
