import { describe, expect, it } from 'vitest';
import type { Json } from '../../json/index.ts';
import type { Case } from '../cases.ts';
import { SKIPPED } from '../skipped.ts';
import { referencePage } from './page.ts';
import { Tally } from './tally.ts';
import { usesOf } from './uses.ts';

const choice: Json = {
  Type: 'Choice',
  Choices: [
    { And: [{ Variable: '$.a', IsNull: true }, { Not: { Variable: '$.b', StringEquals: 'x' } }], Next: 'F' },
  ],
};
const machine: Json = {
  StartAt: 'C',
  States: {
    C: choice,
    F: {
      Type: 'Map',
      ItemProcessor: {
        ProcessorConfig: { Mode: 'INLINE' },
        StartAt: 'P',
        States: { P: { Type: 'Pass', Parameters: { 'a.$': "States.Format('{}', $.a)" }, End: true } },
      },
      Retry: [{ ErrorEquals: ['States.ALL'] }],
      End: true,
    },
  },
};

function resultCase(id: string): Case {
  return { kind: 'result', id, definition: machine, input: {}, result: { output: null } };
}

describe('dada uma definição', () => {
  it('quando se pergunta o que ela usa, então vêm os campos de cada lugar e as funções', () => {
    const uses = usesOf(machine);
    const some = ['Máquina.StartAt', 'Choices.StringEquals', 'Choices.And', 'Map.Retry', 'Retry.ErrorEquals'];
    for (const use of [...some, 'ProcessorConfig.Mode', 'Pass.Parameters', 'States.Format']) {
      expect(uses).toContain(use);
    }
    expect(uses).not.toContain('Task.Resource');
  });
});

describe('dadas as contas dos registros', () => {
  it('quando um caso discorda, então a página mostra a diferença na linha do campo', async () => {
    const tally = new Tally();
    const [skipped] = Object.keys(SKIPPED);
    const cases = ['a', 'b', skipped!].map(resultCase);
    await tally.addFile('casos.json', cases, async ({ id }) => ({
      result: id === 'a' ? 'difere' : undefined,
    }));
    expect(tally.of('Pass.Parameters')).toEqual({ total: 2, agreed: 1 });
    const page = referencePage({ tally, bench: '| medida |', measuredOn: 'Medido hoje.' });
    expect(page).toContain('| `casos.json` | 1 de 2 (50 %) | — |');
    expect(page).toContain('| `Parameters` | JSONPath | 2 | 1 |');
    expect(page).toContain('| `Resource` | as duas | — | — |');
  });
});
