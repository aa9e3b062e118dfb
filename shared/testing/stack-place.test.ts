import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { placeInFolder, relativeToRepository } from './stack-place.ts';

const ROOT = path.resolve(import.meta.dirname, '..', '..');
const FOLDER = path.join(ROOT, 'steps', '04-emprestimo');
const STACK_FILE = path.join(FOLDER, 'emprestimo-stack.ts');

function errorWithStack(...frames: string[]): Error {
  const error = new Error('quebrou');
  error.stack = ['Error: quebrou', ...frames.map((frame) => `    at ${frame}`)].join('\n');
  return error;
}

describe('o lugar de um erro na pasta do passo', () => {
  test('dada uma pilha que começa no CDK, é a primeira linha dentro da pasta', () => {
    const error = errorWithStack(
      `Node.addChild (${path.join(ROOT, 'node_modules', 'constructs', 'lib', 'construct.js')}:466:19)`,
      `new EmprestimoStack (${STACK_FILE}:31:5)`,
      `${STACK_FILE}:60:1`,
    );
    expect(placeInFolder(error, FOLDER)).toEqual({
      file: 'steps/04-emprestimo/emprestimo-stack.ts',
      line: 31,
      column: 5,
    });
  });

  test.each([
    ['sem parênteses', `${STACK_FILE}:7:3`],
    ['como endereço file://', `${pathToFileURL(STACK_FILE).href}:7:3`],
    ['com a marca de versão do Vite', `new X (${STACK_FILE}?t=1732300000000:7:3)`],
    ['com barras normais, como o Vite escreve no Windows', `f (${STACK_FILE.split(path.sep).join('/')}:7:3)`],
    ['repetida, como o CDK a escreve', `${STACK_FILE}:7:1 (${STACK_FILE}:7:3)`],
  ])('dada uma linha da pilha %s, o lugar é achado', (_, frame) => {
    expect(placeInFolder(errorWithStack(frame), FOLDER)).toEqual({
      file: 'steps/04-emprestimo/emprestimo-stack.ts',
      line: 7,
      column: 3,
    });
  });

  test.each(['Ana Maria', 'curso (1)', 'ação'])(
    'dada uma cópia do curso em uma pasta chamada "%s", o lugar é achado',
    (name) => {
      const folder = path.join(path.parse(ROOT).root, 'casa', name, 'steps', '04-emprestimo');
      const file = path.join(folder, 'app.ts');
      for (const frame of [`f (${file}:2:9)`, `${pathToFileURL(file).href}:2:9`]) {
        expect(placeInFolder(errorWithStack(frame), folder)).toEqual({
          file: relativeToRepository(file),
          line: 2,
          column: 9,
        });
      }
    },
  );

  test('dada uma pasta vizinha com o mesmo começo de nome, ela não conta', () => {
    const error = errorWithStack(`f (${path.join(`${FOLDER}-copia`, 'app.ts')}:2:9)`);
    expect(placeInFolder(error, FOLDER)).toBeUndefined();
  });

  test('dado algo que não é um erro, não há lugar', () => {
    expect(placeInFolder('quebrou', FOLDER)).toBeUndefined();
  });
});

test('um arquivo do repositório se lê com barras normais, a partir da raiz', () => {
  expect(relativeToRepository(STACK_FILE)).toBe('steps/04-emprestimo/emprestimo-stack.ts');
});
