import { expect, test } from 'vitest';
import { findingsOf, machine } from '../testing/machine.ts';
import { applyFix } from '../text-edits.ts';

const waiting = (name: string, Seconds: number) =>
  machine({ [name]: { Type: 'Wait', Seconds, Next: 'Fim' }, Fim: { Type: 'Succeed' } });
const found = (text: string) => findingsOf('tempo-em-milissegundos', text);

test('dado um nome que diz segundos, e mil vezes isso no campo, troca', () => {
  const text = waiting('Esperar 30 segundos', 30_000);
  const [finding] = found(text);
  expect(finding?.message).toBe('Seconds é em segundos: 30000 são 500 minutos.');
  expect(finding?.fix && applyFix(text, finding.fix)).toBe(waiting('Esperar 30 segundos', 30));
});

test('dado um tempo de mais de meio ano, alerta', () => {
  expect(found(waiting('Esperar', 86_400_000))[0]?.message).toContain('1000 dias');
});

test.each([
  ['Esperar 30 segundos', 30],
  ['Esperar uma hora', 3600],
  ['Esperar 5 minutos', 300],
  ['Esperar', 5000],
])('dado "%s" com %d, nada', (name, seconds) => expect(found(waiting(name, seconds))).toEqual([]));
