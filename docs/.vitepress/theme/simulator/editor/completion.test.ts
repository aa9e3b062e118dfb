import { describe, expect, test } from 'vitest';
import { stateFields } from '../../../../../shared/asl/index.ts';
import { suggestionsAt } from './completion.ts';

/** As sugestões no ponto marcado com `|`. */
function at(marked: string): string[] {
  const offset = marked.indexOf('|');
  return suggestionsAt(marked.replace('|', ''), offset, stateFields()).map(({ label }) => label);
}

const machine = (state: string) =>
  `{"QueryLanguage":"JSONata","StartAt":"Pedir","States":{"Pedir":${state},"Bom apetite":{"Type":"Succeed"}}}`;

describe('o que se sugere', () => {
  test('em Next, Default e StartAt, os estados da máquina', () => {
    expect(at(machine('{"Type":"Pass","Next":"|"}'))).toEqual(['Pedir', 'Bom apetite']);
    expect(at(machine('{"Type":"Choice","Default":"|"}'))).toContain('Bom apetite');
    expect(at('{"StartAt":"|","States":{"A":{}}}')).toEqual(['A']);
  });

  test('dentro de um ramo, só os estados do ramo', () => {
    const branch = '{"Type":"Parallel","Branches":[{"StartAt":"|","States":{"Dentro":{"Type":"Succeed"}}}]}';
    expect(at(machine(branch))).toEqual(['Dentro']);
  });

  test('em um estado, os campos do tipo dele na linguagem dele, menos os que já tem', () => {
    const task = at(machine('{"Type":"Task","|"}'));
    expect(task).toContain('Arguments');
    expect(task).not.toContain('ResultPath');
    expect(task).not.toContain('Type');
    expect(at(machine('{"Type":"Task","QueryLanguage":"JSONPath","|"}'))).toContain('ResultPath');
  });

  test('em Type, Resource e ErrorEquals, os valores que existem', () => {
    expect(at(machine('{"Type":"|"}'))).toContain('Choice');
    expect(at(machine('{"Type":"Task","Resource":"|"}'))).toContain('arn:aws:states:::lambda:invoke');
    expect(at(machine('{"Type":"Task","Retry":[{"ErrorEquals":["|"]}]}'))).toContain('States.Timeout');
  });

  test('em Retry, Catch e Choices, os campos de cada regra', () => {
    expect(at(machine('{"Type":"Task","Retry":[{"|"}]}'))).toContain('MaxAttempts');
    expect(at(machine('{"Type":"Choice","Choices":[{"|"}]}'))).toContain('Condition');
  });

  test('em um texto pela metade, não falha', () => {
    for (const text of ['', '{', '{"States":{"A":{"Type":"Task",', '{"States":[1,2', '"|']) {
      for (let offset = 0; offset <= text.length; offset++)
        expect(() => suggestionsAt(text, offset, stateFields())).not.toThrow();
    }
  });
});
