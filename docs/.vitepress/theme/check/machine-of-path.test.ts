import { expect, test } from 'vitest';
import { machineOfPath } from './machine-of-path.ts';

const machine = (name: string, states: object) => ({
  name,
  definition: JSON.stringify({ StartAt: 'A', States: states }),
});
const small = machine('pequena', { A: { Type: 'Succeed' } });
const nested = machine('com ramos', {
  A: {
    Type: 'Parallel',
    Branches: [{ StartAt: 'B', States: { B: { Type: 'Pass', End: true } } }],
    End: true,
  },
});
const stop = (state: string) => ({ state, outcome: 'exited' as const });

test('a máquina do caminho é a primeira que tem todos os estados dele, também os de dentro', () => {
  expect(machineOfPath([small, nested], [stop('A')])).toBe(small);
  expect(machineOfPath([small, nested], [stop('A'), stop('B')])).toBe(nested);
});

test('dado um caminho vazio ou de outra máquina, nenhuma', () => {
  expect(machineOfPath([small], [])).toBeUndefined();
  expect(machineOfPath([small], [stop('Z')])).toBeUndefined();
});
