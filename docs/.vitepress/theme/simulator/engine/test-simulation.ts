import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { HistoryEvent, Json } from '../../../../../shared/asl/index.ts';
import { eventsOfRecording } from './recorded-events.ts';
import { Simulator } from './simulator.ts';
import type { RecordedHistoryEvent, SimulationSetup, SimulationUpdate } from './types.ts';

const FOLDER = path.resolve(import.meta.dirname, '..', '..', '..', '..', 'gravacoes');

/** A gravação da solução de um passo, para os testes. */
export interface TestRecording {
  slug: string;
  machine: string;
  definition: string;
  input: Json;
  status: string;
  output?: Json;
  events: HistoryEvent[];
}

/** As gravações de todas as soluções. */
export function testRecordings(): TestRecording[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .map((file) => readRecording(file.replace('.json', '')));
}

function readRecording(slug: string): TestRecording {
  const { machines, execution } = JSON.parse(readFileSync(path.join(FOLDER, `${slug}.json`), 'utf8')) as {
    machines: { name: string; definition: string }[];
    execution: Omit<TestRecording, 'slug' | 'definition' | 'events'> & { events: RecordedHistoryEvent[] };
  };
  const definition = machines.find(({ name }) => name === execution.machine)?.definition ?? '';
  return { ...execution, slug, definition, events: eventsOfRecording(execution.events) };
}

/** Uma simulação no próprio processo, com tudo o que ela disse até agora. */
export interface TestSimulation {
  simulator: Simulator;
  events: HistoryEvent[];
  last(): SimulationUpdate;
  /** Espera um aviso que sirva, ou o que já serve. */
  until(fits: (update: SimulationUpdate) => boolean): Promise<SimulationUpdate>;
}

const MACHINE = { type: 'STANDARD', mocks: {}, tasks: 'mocks', input: {}, startTime: 0 } as const;

/** Começa uma simulação. @param given o que o teste muda; a definição pode vir como objeto */
export function simulate(
  given: Partial<Omit<SimulationSetup, 'definition'>> & { definition: string | Json },
  local?: ConstructorParameters<typeof Simulator>[2],
): TestSimulation {
  const { definition } = given;
  const text = typeof definition === 'string' ? definition : JSON.stringify(definition);
  const events: HistoryEvent[] = [];
  const watchers = new Set<(update: SimulationUpdate) => void>();
  let last: SimulationUpdate = { events: [], pending: [], status: 'RUNNING', now: 0 };
  const hear = (update: SimulationUpdate): void => {
    last = update;
    events.push(...update.events);
    for (const watch of [...watchers]) watch(update);
  };
  const simulator = new Simulator({ ...MACHINE, ...given, definition: text }, hear, local);
  return {
    simulator,
    events,
    last: () => last,
    until: (fits) =>
      new Promise((resolve, reject) => {
        const watch = (update: SimulationUpdate): void => {
          if (!fits(update) && !isOver(update)) return;
          watchers.delete(watch);
          if (fits(update)) resolve(update);
          else reject(new Error(`a simulação acabou antes: ${JSON.stringify({ ...update, events: [] })}`));
        };
        watchers.add(watch);
        watch(last);
      }),
  };
}

/** A situação final. */
export const isOver = ({ status }: SimulationUpdate): boolean => status !== 'RUNNING' && status !== 'WAITING';
/** O tempo parou à espera da pessoa. */
export const isWaiting = ({ status }: SimulationUpdate): boolean => status === 'WAITING';
