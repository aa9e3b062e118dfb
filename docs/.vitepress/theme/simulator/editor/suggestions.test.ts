import { describe, expect, test } from 'vitest';
import { suggestionsAt, taskNames } from './suggestions.ts';

/** As sugestões onde está a barra vertical. */
function at(marked: string) {
  const position = marked.indexOf('|');
  return suggestionsAt(marked.replace('|', ''), position);
}

describe('as sugestões', () => {
  test('de Next são os outros estados do mesmo fluxo', () => {
    const found = at(
      '{"States":{"A":{"Type":"Pass","Next":"|"},"B":{"Type":"Succeed"},"C":{"Type":"Succeed"}}}',
    );

    expect(found).toEqual({ kind: 'value', labels: ['B', 'C'] });
  });

  test('de StartAt são os estados', () => {
    expect(at('{"StartAt":"|","States":{"A":{},"B":{}}}')?.labels).toEqual(['A', 'B']);
  });

  test('dentro de um ramo, só se alcançam os estados do ramo', () => {
    const found = at(
      '{"States":{"P":{"Type":"Parallel","Branches":[{"States":{"X":{"Next":"|"},"Y":{}}}]},"Fora":{}}}',
    );

    expect(found?.labels).toEqual(['Y']);
  });

  test('os campos seguem o tipo e a linguagem, e os já escritos não voltam', () => {
    const jsonata = at('{"QueryLanguage":"JSONata","States":{"A":{"Type":"Task","|"}}}')?.labels;
    const jsonpath = at('{"States":{"A":{"Type":"Task","|"}}}')?.labels;

    expect(jsonata).toContain('Arguments');
    expect(jsonata).not.toContain('Parameters');
    expect(jsonata).not.toContain('Type');
    expect(jsonpath).toContain('ResultPath');
    expect(jsonpath).not.toContain('Arguments');
  });

  test('dentro de Retry e de Catch são os campos de cada regra', () => {
    expect(at('{"States":{"A":{"Type":"Task","Retry":[{"|"}]}}}')?.labels).toContain('BackoffRate');
    expect(at('{"States":{"A":{"Type":"Task","Catch":[{"|"}]}}}')?.labels).toContain('ResultPath');
  });

  test('nada a sugerir dentro de um dado qualquer', () => {
    expect(at('{"States":{"A":{"Type":"Pass","Result":{"nome":"|"}}}}')).toBeUndefined();
  });
});

test('os Task se acham também dentro dos grupos', () => {
  const text = JSON.stringify({
    States: {
      A: { Type: 'Task' },
      P: { Type: 'Parallel', Branches: [{ States: { B: { Type: 'Task' } } }] },
      M: { Type: 'Map', ItemProcessor: { States: { C: { Type: 'Task' }, D: { Type: 'Pass' } } } },
    },
  });

  expect(taskNames(text)).toEqual(['A', 'B', 'C']);
  expect(taskNames('isto não é JSON')).toEqual([]);
});
