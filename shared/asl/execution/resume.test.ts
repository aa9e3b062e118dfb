import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  compile,
  type HistoryEvent,
  type Json,
  resume,
  startExecution,
  TaskError,
  type TaskRequest,
  VirtualClock,
} from '../index.ts';
import { randomMachine } from '../testing/random-machine.ts';

const CASES = Number(process.env.CASES ?? 10);

/** Fixa, para que o teste não varie de uma vez para outra; `SEED` sorteia outras máquinas. */
const SEED = Number(process.env.SEED ?? 20_261_122);
const INPUT: Json = { itens: [1, 2, 3] };

interface Order {
  Payload: { segundos: number; falhas: number };
}

/** Um serviço que sobrevive ao corte: a mesma chamada termina na mesma hora, antes e depois dele. */
class Service {
  clock = new VirtualClock();
  calls = 0;
  readonly #dueTimes = new Map<string, number>();

  readonly run = async (request: TaskRequest): Promise<Json> => {
    this.calls++;
    const { Payload } = request.arguments as unknown as Order;
    const key = request.token ?? '';
    const due =
      this.#dueTimes.get(key) ??
      this.clock.now() + Payload.segundos * 1000 + smallDelay(JSON.stringify(request.arguments));
    this.#dueTimes.set(key, due);
    await this.clock.sleep(Math.max(0, due - this.clock.now()), request.signal);
    if (request.attempt < Payload.falhas) throw new TaskError('Sorteado', request.stateName);
    return { feito: request.stateName };
  };
}

/** Tarefas nunca terminam no mesmo milissegundo: a ordem entre irmãos não é sorte. */
function smallDelay(key: string): number {
  let hash = 1;
  for (const character of key) hash = (hash * 31 + character.charCodeAt(0)) % 899;
  return hash + 1;
}

/** Eventos que apontam o irmão que acabou por último; no mesmo instante, pode ser qualquer um. */
const FROM_ANY_SIBLING = /^((Map|Parallel)State(Succeeded|Exited)|MapIterationStarted)$/;

/**
 * Cada evento com a corrente que o trouxe, sem os números: ramos podem se entrelaçar de outro jeito, e de
 * dois itens iguais que terminam juntos, qualquer um pode vir antes.
 */
function chains(history: readonly HistoryEvent[]): string[] {
  const signatures = new Map<number, string>([[0, '']]);
  for (const { id, previousEventId, timestamp: _time, ...rest } of history) {
    const before = FROM_ANY_SIBLING.test(rest.type) ? '' : signatures.get(previousEventId)?.slice(-400);
    signatures.set(id, `${before}→${JSON.stringify(rest).replace(/"index":\d+/, '')}`);
  }
  return [...signatures.values()].sort();
}

function firstDifference(left: string[], right: string[]): string | undefined {
  if (left.length !== right.length) return `${left.length} eventos, e não ${right.length}`;
  const index = left.findIndex((text, position) => text !== right[position]);
  return index < 0 ? undefined : `${left[index]}\n${right[index]}`;
}

function plain(history: readonly HistoryEvent[]): HistoryEvent[] {
  return JSON.parse(JSON.stringify(history)) as HistoryEvent[];
}

function answered(history: readonly HistoryEvent[]): number {
  return history.filter(({ type }) => /^Task(Succeeded|Failed|TimedOut)$/.test(type)).length;
}

it(`dado um histórico cortado em qualquer evento, quando retomado, então o todo é o da execução inteira (${CASES} máquinas, semente ${SEED})`, async () => {
  await fc.assert(
    fc.asyncProperty(randomMachine, async (definition) => {
      const service = new Service();
      const machine = compile(definition);
      const options = { input: INPUT, tasks: service.run, name: 'e', seed: 7 };
      const whole = startExecution(machine, { ...options, clock: service.clock });
      const result = await whole.result;
      const history = plain(whole.history);
      for (let length = 1; length < history.length; length++) {
        const cut = history.slice(0, length);
        service.clock = new VirtualClock(Math.round((cut.at(-1)?.timestamp ?? 0) * 1000));
        service.calls = 0;
        const resumed = resume(machine, cut, { ...options, clock: service.clock });
        expect(await resumed.result).toEqual(result);
        const after = plain(resumed.history);
        expect(after.slice(0, length)).toEqual(cut);
        expect(firstDifference(chains(after), chains(history))).toBeUndefined();
        expect(service.calls).toBeLessThanOrEqual(Math.max(0, scheduled(history) - answered(cut)));
      }
    }),
    { numRuns: CASES, seed: SEED },
  );
}, 120_000);

function scheduled(history: readonly HistoryEvent[]): number {
  return history.filter(({ type }) => type === 'TaskScheduled').length;
}
