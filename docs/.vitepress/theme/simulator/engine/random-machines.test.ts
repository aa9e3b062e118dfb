import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  compile,
  type HistoryEvent,
  type Json,
  startExecution,
  TaskError,
  VirtualClock,
} from '../../../../../shared/asl/index.ts';
import { randomMachine } from '../../../../../shared/asl/testing/random-machine.ts';
import { plain } from './event-feed.ts';
import { inspectVisit } from './inspect/inspect-visit.ts';
import { mocksFromRecording } from './mocks-from-recording.ts';
import { isOver, simulate } from './test-simulation.ts';
import { timelineOf } from './timeline.ts';
import { visitFactsOf } from './visit-facts.ts';
import { errorIn } from './visit-failure.ts';
import { readVisits } from './visits.ts';

const CASES = Number(process.env.CASES ?? 40);
const SEED = Number(process.env.SEED ?? 20_261_123);
const INPUT: Json = { itens: [1, 2, 3] };

interface Order {
  Payload: { segundos: number; falhas: number };
}

/** Executa uma máquina cujas tarefas demoram e falham como os argumentos delas pedem. */
async function record(definition: Json): Promise<HistoryEvent[]> {
  const clock = new VirtualClock();
  let calls = 0;
  const execution = startExecution(compile(definition), {
    input: INPUT,
    clock,
    seed: 1,
    tasks: async ({ arguments: given, attempt, signal, stateName }) => {
      const { segundos, falhas } = (given as unknown as Order).Payload;
      // Duas tarefas nunca terminam no mesmo instante: a ordem entre elas não é sorte.
      await clock.sleep(segundos * 1000 + ++calls, signal);
      if (attempt < falhas) throw new TaskError('Sorteado', stateName);
      return { feito: stateName };
    },
  });
  await execution.result;
  return execution.history.map(plain);
}

const machines = (check: (definition: Json, events: HistoryEvent[]) => void | Promise<void>) =>
  fc.assert(
    fc.asyncProperty(randomMachine, async (definition) => check(definition, await record(definition))),
    { numRuns: CASES, seed: SEED },
  );

it(`dadas máquinas ao acaso, então a linha do tempo conta cada visita, com o fim e o lugar dela (${CASES} casos, semente ${SEED})`, async () => {
  await machines((_definition, events) => {
    const entered = events.filter(({ type }) => type.endsWith('StateEntered'));
    const rows = timelineOf(events);
    expect(rows.map(({ eventId }) => eventId)).toEqual(entered.map(({ id }) => id));
    for (const row of rows) {
      const outer = rows.find(({ eventId }) => eventId === row.parent);
      expect(row.outcome).not.toBe('running');
      expect(row.end).toBeGreaterThanOrEqual(row.start);
      expect(row.depth).toBe(outer ? outer.depth + 1 : 0);
      if (outer) {
        expect(['Map', 'Parallel']).toContain(outer.type);
        expect(row.start).toBeGreaterThanOrEqual(outer.start);
        expect(row.end).toBeLessThanOrEqual(outer.end ?? Number.NaN);
      }
      for (const segment of row.segments) {
        expect(segment.start).toBeGreaterThanOrEqual(row.start);
        expect(segment.end).toBeLessThanOrEqual(row.end ?? Number.NaN);
        expect(segment.outcome).not.toBe('running');
      }
    }
  });
});

it('dadas máquinas ao acaso, então cada evento é da visita que ele nomeia', async () => {
  await machines((_definition, events) => {
    const visits = readVisits(events);
    for (const event of events) {
      const visit = visits.ofEvent(event.id);
      expect(visit === undefined).toBe(event.type.startsWith('Execution'));
      const name = event.stateEnteredEventDetails?.name ?? event.stateExitedEventDetails?.name;
      if (name !== undefined) expect(visit?.name).toBe(name);
      if (/State(Entered|Exited|Aborted|Started|Succeeded|Failed)$/.test(event.type)) {
        expect(event.type.startsWith(visit?.type ?? '?')).toBe(true);
      }
      if (event.type.startsWith('Task')) expect(visit?.type).toBe('Task');
    }
    for (const visit of visits.all)
      expect(visit.exited !== undefined && visit.aborted !== undefined).toBe(false);
  });
});

it('dadas máquinas ao acaso, quando o simulador repete a execução, então ela acaba igual', async () => {
  await machines(async (definition, events) => {
    const simulation = simulate({
      definition,
      input: INPUT,
      mocks: mocksFromRecording(events),
      startTime: (events[0]?.timestamp ?? 0) * 1000,
    });
    await simulation.until((update) => isOver(update) || update.pending.length > 0);
    expect(simulation.last().pending).toEqual([]);
    const { type, timestamp } = events.at(-1) as HistoryEvent;
    expect(simulation.events.at(-1)).toMatchObject({ type, timestamp });
    const names = (each: readonly HistoryEvent[]) =>
      timelineOf(each)
        .map(({ name, outcome }) => `${name} ${outcome}`)
        .sort();
    expect(names(simulation.events)).toEqual(names(events));
  });
});

it('dadas máquinas ao acaso, então inspecionar qualquer evento mostra o que o histórico diz', async () => {
  await machines(async (definition, events) => {
    const text = JSON.stringify(definition);
    const telling = events.filter(({ type }) =>
      /StateEntered$|StateExited$|(Task|Execution)Failed$/.test(type),
    );
    // As últimas contam o fim; todas levariam tempo demais.
    for (const event of telling.slice(-12)) {
      const { id, stateEnteredEventDetails, stateExitedEventDetails } = event;
      const { stages, failure } = await inspectVisit(text, visitFactsOf(events, id));
      const stageOf = (name: string): Json | undefined => stages.find((stage) => stage.name === name)?.value;
      if (stateEnteredEventDetails)
        expect(stageOf('input')).toEqual(JSON.parse(stateEnteredEventDetails.input));
      if (stateExitedEventDetails)
        expect(stageOf('output')).toEqual(JSON.parse(stateExitedEventDetails.output));
      if (event.type.endsWith('Failed')) expect(failure).toMatchObject(errorIn(event));
    }
  });
});
