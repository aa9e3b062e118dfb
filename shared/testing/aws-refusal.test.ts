import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { placeOfDiagnostic, refusedDefinition, stateAt } from './aws-refusal.ts';
import { relativeToRepository } from './stack-place.ts';

const DEFINITION = `{
  "StartAt": "Tenho dinheiro?",
  "States": {
    "Tenho dinheiro?": {
      "Type": "Choice",
      "Choices": [
        {
          "Condition": "{% true %}",
          "Next": "Itens"
        },
        {
          "Condition": "{% false %}",
          "Next": "Nada"
        }
      ]
    },
    "Itens": {
      "Type": "Map",
      "ItemProcessor": { "StartAt": "Preparar", "States": {
        "Preparar": { "Type": "Pass",
          "End": true }
      } }
    }
  }
}
`;
const STACK = `new sfn.Pass(this, 'Receber');
new sfn.Pass(this, "Tenho dinheiro?");
`;

let folder: string;
let json: string;
let stack: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'recusa-'));
  json = path.join(folder, 'pizza.asl.json');
  stack = path.join(folder, 'pizza-stack.ts');
  writeFileSync(json, DEFINITION);
  writeFileSync(stack, STACK);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('o lugar que a AWS indica', () => {
  test.each([
    ['/StartAt', 2, undefined],
    ['/States/Tenho dinheiro?', 4, 'Tenho dinheiro?'],
    ['/States/Tenho dinheiro?/Type', 5, 'Tenho dinheiro?'],
    ['/States/Tenho dinheiro?/Choices', 6, 'Tenho dinheiro?'],
    ['/States/Tenho dinheiro?/Choices[0]/Next', 9, 'Tenho dinheiro?'],
    ['/States/Tenho dinheiro?/Choices[1]/Next', 13, 'Tenho dinheiro?'],
    ['/States/Tenho dinheiro?/Choices[1]', 11, 'Tenho dinheiro?'],
    ['/States/Itens/ItemProcessor/States/Preparar/End', 21, 'Preparar'],
  ])('dado %s em um JSON, é a linha %i', (location, line, state) => {
    expect(placeOfDiagnostic(json, location)).toEqual({
      file: relativeToRepository(json),
      line,
      ...(state === undefined ? {} : { state }),
    });
  });

  test('dado um campo que falta, é a linha de quem deveria tê-lo', () => {
    expect(placeOfDiagnostic(json, '/States/Tenho dinheiro?/Default').line).toBe(4);
    expect(placeOfDiagnostic(json, '/States/Tenho dinheiro?/Choices[1]/Variable').line).toBe(11);
  });

  test('dado um texto que não é JSON, é a linha e a coluna que a AWS disse', () => {
    const location = '[Source: (String)"{\n  "States": {"/States/X": ,"; line: 2, column: 27]';
    expect(placeOfDiagnostic(json, location)).toEqual({
      file: relativeToRepository(json),
      line: 2,
      column: 27,
    });
    // Em uma pilha, essa linha é a do texto que ela montou, e não a do arquivo.
    expect(placeOfDiagnostic(stack, location)).toEqual({ file: relativeToRepository(stack) });
  });

  test('dada uma pilha do CDK, é a linha que cita o estado', () => {
    expect(placeOfDiagnostic(stack, '/States/Tenho dinheiro?/Choices[0]/Next')).toEqual({
      file: relativeToRepository(stack),
      line: 2,
      state: 'Tenho dinheiro?',
    });
  });

  test.each([[undefined], ['/']])('dado o lugar %s, só se sabe o arquivo', (location) => {
    expect(placeOfDiagnostic(stack, location)).toEqual({ file: relativeToRepository(stack) });
    expect(placeOfDiagnostic(json, location)).toEqual({ file: relativeToRepository(json) });
  });

  test('dado um estado dentro de outro, o citado é o de dentro', () => {
    expect(stateAt('/States/Itens/ItemProcessor/States/Preparar/Next')).toBe('Preparar');
    expect(stateAt('/StartAt')).toBeUndefined();
  });
});

describe('a definição recusada', () => {
  const missing = {
    severity: 'ERROR',
    code: 'MISSING_TRANSITION_TARGET',
    message: "Missing 'Next' target: Nada",
    location: '/States/Tenho dinheiro?/Choices[1]/Next',
  } as const;

  test('dado um motivo, repete a AWS, aponta a linha e explica em português', () => {
    const { problem } = refusedDefinition([missing], json);
    expect(problem).toEqual({
      title: 'A AWS recusaria esta máquina',
      detail:
        "MISSING_TRANSITION_TARGET: Missing 'Next' target: Nada at /States/Tenho dinheiro?/Choices[1]/Next",
      place: { file: relativeToRepository(json), line: 13, state: 'Tenho dinheiro?' },
      whatToDo:
        'O estado "Nada" é apontado, mas não existe. Confira o nome: maiúsculas, acentos e espaços contam.',
    });
  });

  test('dados dois motivos iguais e um aviso, conta os motivos, cala o aviso e explica uma vez', () => {
    const warning = { ...missing, severity: 'WARNING', message: 'só um aviso' } as const;
    const { problem } = refusedDefinition([warning, missing, missing], json);
    expect(problem.title).toBe('A AWS recusaria esta máquina, por 2 motivos');
    expect(problem.detail.split('\n')).toHaveLength(2);
    expect(problem.detail).not.toContain('só um aviso');
    expect(problem.whatToDo.split('\n')).toHaveLength(1);
  });

  test('dada uma mensagem que já diz o lugar, ele não se repete', () => {
    const location = '[Source: (String)"{,}"; line: 1, column: 2]';
    const message = `Unexpected character (',' (code 44))\n at ${location}`;
    const { problem } = refusedDefinition(
      [{ severity: 'ERROR', code: 'INVALID_JSON_DESCRIPTION', message, location }],
      json,
    );
    expect(problem.detail).toBe(`INVALID_JSON_DESCRIPTION: ${message}`);
    expect(problem.place).toMatchObject({ line: 1, column: 2 });
  });
});
