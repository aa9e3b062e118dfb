import { describe, expect, it } from 'vitest';
import { readCases } from '../../../../../shared/asl/conformance/cases.ts';
import { recordedFiles } from '../../../../../shared/asl/conformance/records.ts';
import type { HistoryEvent } from '../../../../../shared/asl/index.ts';
import { inspectVisit } from './inspect/inspect-visit.ts';
import { timelineOf } from './timeline.ts';
import { visitFactsOf } from './visit-facts.ts';
import { errorIn } from './visit-failure.ts';
import { readVisits } from './visits.ts';

interface RecordedExecution {
  id: string;
  definition: string;
  events: HistoryEvent[];
}

/** Execuções gravadas da AWS; nenhuma, num checkout sem elas. Nelas os valores já estão lidos, e não há hora. */
const executions: RecordedExecution[] = recordedFiles()
  .filter((file) => file.endsWith('executions.json'))
  .flatMap(readCases)
  .flatMap((each) => {
    if (each.kind !== 'execution' || !each.expected.events) return [];
    const events = each.expected.events.map((event, index) => ({ ...asText(event), timestamp: index }));
    const isWhole = events.every(
      ({ id, previousEventId }) => typeof id === 'number' && typeof previousEventId === 'number',
    );
    return isWhole ? [{ id: each.id, definition: JSON.stringify(each.definition), events }] : [];
  });

/** Os valores como a AWS os manda: em texto. */
function asText(event: object): HistoryEvent {
  const entries = Object.entries(event).map(([name, details]) => [
    name,
    isDetails(details) ? textDetails(details) : details,
  ]);
  return Object.fromEntries(entries) as HistoryEvent;
}

function isDetails(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function textDetails(details: object): object {
  const entries = Object.entries(details).map(([name, value]) => {
    if (name === 'assignedVariables') return [name, textDetails({ ...value })];
    const isValue = ['input', 'output', 'parameters'].includes(name) || !name.endsWith('Details');
    return [
      name,
      isValue && (isDetails(value) || name === 'input' || name === 'output') ? JSON.stringify(value) : value,
    ];
  });
  return Object.fromEntries(entries);
}

describe.skipIf(executions.length === 0)('os históricos gravados da AWS', () => {
  it(`dado cada um (${executions.length}), então cada evento é da visita que ele nomeia, e cada visita tem a sua linha`, () => {
    for (const { id, events } of executions) {
      const visits = readVisits(events);
      for (const event of events) {
        const visit = visits.ofEvent(event.id);
        const name = event.stateEnteredEventDetails?.name ?? event.stateExitedEventDetails?.name;
        if (name !== undefined) expect(visit?.name, `${id} ${event.id}`).toBe(name);
        if (/^(Task|Map|Parallel|Wait)State/.test(event.type)) {
          expect(event.type.startsWith(visit?.type ?? '?'), `${id} ${event.id}`).toBe(true);
        }
      }
      const rows = timelineOf(events);
      expect(rows.map(({ eventId }) => eventId)).toEqual(
        events.filter(({ type }) => type.endsWith('StateEntered')).map(({ id: entered }) => entered),
      );
      if (visits.ending)
        expect(
          rows.filter(({ end }) => end === undefined),
          id,
        ).toEqual([]);
    }
  });

  it('dado cada um, então os fins de visita se deixam inspecionar, e mostram a saída gravada', async () => {
    for (const { id, events, definition } of executions) {
      for (const event of events.filter(({ type }) => /StateExited$|Failed$/.test(type)).slice(-4)) {
        const inspection = await inspectVisit(definition, visitFactsOf(events, event.id));
        const { error } = errorIn(event);
        if (error !== undefined) expect(inspection.failure?.error, `${id} ${event.id}`).toBe(error);
        if (error !== undefined) expect(inspection.failure?.explanation).not.toBe('');
        const recorded = event.stateExitedEventDetails?.output;
        if (recorded !== undefined) {
          expect(inspection.stages.find(({ name }) => name === 'output')?.value, `${id} ${event.id}`).toEqual(
            JSON.parse(recorded),
          );
        }
      }
    }
  });
});
