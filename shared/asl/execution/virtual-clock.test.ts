import { expect, it } from 'vitest';
import { VirtualClock } from '../index.ts';

const settle = () => new Promise((resolve) => setTimeout(resolve, 10));

it('dados prazos fora de ordem, então vencem na ordem do tempo, e no mesmo instante na ordem em que foram marcados', async () => {
  const clock = new VirtualClock(0);
  const seen: string[] = [];
  clock.at(20, () => seen.push('b'));
  clock.at(10, () => seen.push('a'));
  clock.at(20, () => seen.push('c'));
  clock.at(15, () => seen.push('nunca')).cancel();
  await settle();
  expect(seen).toEqual(['a', 'b', 'c']);
  expect(clock.now()).toBe(20);
});

it('dado trabalho em curso fora do relógio, então ele não salta até ser solto', async () => {
  const clock = new VirtualClock(0);
  let fired = false;
  clock.hold();
  clock.at(1000, () => {
    fired = true;
  });
  await settle();
  expect(fired).toBe(false);
  clock.release();
  await settle();
  expect(fired).toBe(true);
});

it('dada uma tarefa que dorme no relógio, então ela não o segura enquanto dorme', async () => {
  const clock = new VirtualClock(0);
  clock.hold();
  await clock.sleep(5000);
  expect(clock.now()).toBe(5000);
  clock.release();
});

it('dado um sono abortado, então ele acorda com o motivo', async () => {
  const clock = new VirtualClock(0);
  clock.hold();
  clock.hold();
  const controller = new AbortController();
  const sleeping = clock.sleep(5000, controller.signal);
  controller.abort(new Error('chega'));
  await expect(sleeping).rejects.toThrow('chega');
});

it('dado `advance`, então tudo o que vence no caminho dispara, na hora certa', () => {
  const clock = new VirtualClock(0);
  clock.hold();
  const times: number[] = [];
  clock.at(10, () => {
    times.push(clock.now());
    clock.at(15, () => times.push(clock.now()));
  });
  clock.advance(100);
  expect(times).toEqual([10, 15]);
  expect(clock.now()).toBe(100);
});

it('dada uma tarefa que espera sem segurar o relógio, então ele salta, e volta a parar quando ela volta', async () => {
  const clock = new VirtualClock(0);
  clock.hold();
  let answer: (value: string) => void = () => {};
  const waiting = clock.idle(new Promise<string>((resolve) => (answer = resolve)));
  clock.at(1000, () => answer('veio'));
  expect(clock.nextDue).toBe(1000);
  expect(await waiting).toBe('veio');
  clock.at(2000, () => {});
  await settle();
  expect({ now: clock.now(), nextDue: clock.nextDue }).toEqual({ now: 1000, nextDue: 2000 });
});
