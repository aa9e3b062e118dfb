import { describe, expect, it } from 'vitest';
import { explainError } from '../../../../../shared/asl/explain/error.ts';
import type { HistoryEvent } from '../../../../../shared/asl/index.ts';
import { inspectVisit } from './inspect/inspect-visit.ts';
import { mocksFromRecording } from './mocks-from-recording.ts';
import { isOver, simulate, type TestRecording, testRecordings } from './test-simulation.ts';
import { timelineOf } from './timeline.ts';
import { visitFactsOf } from './visit-facts.ts';

/** As que o histórico não basta para repetir. */
const NOT_REPEATABLE: Record<string, string> = {
  '09-escala': 'o que o ItemReader leu e o que as execuções filhas receberam não estão no histórico da mãe',
};

/** O assistente dá ao pedido o nome da execução, que a gravação só guarda na saída. */
const EXECUTION_NAMES: Record<string, (output: unknown) => string> = {
  '14-assistente': (output) => (output as { pedido: string }).pedido,
  '15-nuvem': (output) => (output as { pedido: string }).pedido,
};

const recordings = testRecordings();
const repeatable = recordings.filter(({ slug }) => !(slug in NOT_REPEATABLE));

/** Por onde a máquina passou: um ramo não tem de esperar o outro, e por isso cada um tem o seu caminho. */
function pathOf(events: readonly HistoryEvent[]): string[] {
  const rows = timelineOf(events);
  const branch = ({ parent, iteration }: (typeof rows)[number]): string =>
    parent === undefined ? '' : `${rows.find(({ eventId }) => eventId === parent)?.name}[${iteration}] `;
  const places = [...new Set(rows.map(branch))].sort();
  return places.flatMap((place) =>
    rows.filter((row) => branch(row) === place).map(({ name, outcome }) => `${place}${name} ${outcome}`),
  );
}

async function repeat({ slug, definition, input, events, output }: TestRecording) {
  const simulation = simulate({
    definition,
    input,
    mocks: mocksFromRecording(events),
    executionName: EXECUTION_NAMES[slug]?.(output),
    startTime: (events[0]?.timestamp ?? 0) * 1000,
  });
  const update = await simulation.until((each) => isOver(each) || each.pending.length > 0);
  return { update, events: simulation.events };
}

/** Os eventos em que a visita ainda está no meio. */
const isOpening = (type: string): boolean => /StateEntered$|Scheduled$|StateStarted$/.test(type);

describe('as gravações das soluções', () => {
  it.each(repeatable)(
    'dada a de $slug, quando o simulador a repete, então o caminho e a saída são os gravados',
    async (recording) => {
      const { update, events } = await repeat(recording);
      expect(update.pending).toEqual([]);
      expect({ status: update.status, error: update.error }).toEqual({
        status: recording.status,
        error: undefined,
      });
      expect(update.output).toEqual(recording.output);
      expect(pathOf(events)).toEqual(pathOf(recording.events));
      expect(events.map(({ type }) => type).sort()).toEqual(recording.events.map(({ type }) => type).sort());
    },
  );

  it.each(recordings)(
    'dada a de $slug, então a linha do tempo tem uma linha por entrada em estado',
    ({ events }) => {
      const entered = events.filter(({ type }) => type.endsWith('StateEntered'));
      const rows = timelineOf(events);
      expect(rows.map(({ eventId }) => eventId)).toEqual(entered.map(({ id }) => id));
      for (const { start, end } of rows) expect(end).toBeGreaterThanOrEqual(start);
    },
  );

  // A máquina do passo 15 é a do 14.
  it.each(recordings.filter(({ slug }) => slug !== '15-nuvem'))(
    'dada a de $slug, então todo evento se deixa inspecionar, também antes do fim',
    async ({ events, definition }) => {
      for (const { id, type } of events) {
        for (const known of isOpening(type) && events.length < 60
          ? [events, events.slice(0, id)]
          : [events]) {
          const inspection = await inspectVisit(definition, visitFactsOf(known, id));
          expect(inspection.eventId).toBe(id);
          if (type.endsWith('StateExited')) expect(inspection.stages.at(-1)?.name).toBe('output');
          if (inspection.failure)
            expect(inspection.failure.explanation).toBe(explainError(inspection.failure));
        }
      }
    },
  );
});
