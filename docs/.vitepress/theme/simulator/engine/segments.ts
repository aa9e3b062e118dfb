import type { HistoryEvent } from '../../../../../shared/asl/index.ts';
import { timeOf } from './recorded-events.ts';
import type { TimelineSegment } from './types.ts';
import { errorIn } from './visit-failure.ts';
import type { Visit } from './visits.ts';

const ATTEMPT_START =
  /^(Task|LambdaFunction|Activity)Scheduled$|^(Map|Parallel)StateStarted$|^MapRunStarted$/;
const ATTEMPT_END =
  /^(Task|LambdaFunction|Activity)(ScheduleFailed|StartFailed|SubmitFailed|Succeeded|Failed|TimedOut)$|^(Map|Parallel)State(Succeeded|Failed|Aborted)$|^(Task|Wait)StateAborted$|^MapRun(Succeeded|Failed|Aborted)$/;

/**
 * Os pedaços de uma visita: tentativas, esperas entre elas, a espera de um Wait.
 * @param end quando a visita acabou; ausente se ainda não acabou
 */
export function segmentsOf(visit: Visit, end: number | undefined): TimelineSegment[] {
  if (visit.type === 'Wait') return [waitOf(visit, end)];
  const segments: TimelineSegment[] = [];
  let attempt: TimelineSegment | undefined;
  let attempts = 0;
  for (const event of visit.events) {
    const time = timeOf(event);
    const failed = visit.restarts.get(event.id);
    if (attempt && failed) {
      closeFailed(segments, attempt, failed, attempts);
      attempt = undefined;
    }
    if (!attempt && ATTEMPT_START.test(event.type)) {
      closeBackoff(segments, time);
      attempt = { kind: 'attempt', start: time, attempt: attempts++, outcome: 'running', eventId: event.id };
      segments.push(attempt);
    } else if (attempt && ATTEMPT_END.test(event.type)) {
      Object.assign(attempt, { end: time, outcome: outcomeOf(event.type), ...errorIn(event) });
      if (attempt.outcome === 'failed' || attempt.outcome === 'timed-out') {
        segments.push(backoffAfter(event, attempts));
      }
      attempt = undefined;
    }
  }
  if (attempt && end !== undefined) Object.assign(attempt, { end, outcome: 'aborted' });
  return end === undefined ? segments : withoutOpenBackoff(segments);
}

function backoffAfter(failed: HistoryEvent, attempt: number): TimelineSegment {
  return { kind: 'backoff', start: timeOf(failed), attempt, outcome: 'running', eventId: failed.id };
}

/** A tentativa de um grupo que recomeçou acabou na falha do estado de dentro. */
function closeFailed(
  segments: TimelineSegment[],
  attempt: TimelineSegment,
  failed: HistoryEvent,
  attempts: number,
): void {
  Object.assign(attempt, { end: timeOf(failed), outcome: 'failed', ...errorIn(failed) });
  segments.push(backoffAfter(failed, attempts));
}

function waitOf({ entered, exited, aborted }: Visit, end: number | undefined): TimelineSegment {
  const outcome = exited ? 'succeeded' : aborted || end !== undefined ? 'aborted' : 'running';
  const start = timeOf(entered);
  return {
    kind: 'wait',
    start,
    ...(end === undefined ? {} : { end }),
    attempt: 0,
    outcome,
    eventId: entered.id,
  };
}

/** A espera que acabou em outra tentativa; a que não durou nada não aparece. */
function closeBackoff(segments: TimelineSegment[], time: number): void {
  const last = segments.at(-1);
  if (last?.kind !== 'backoff') return;
  if (last.start === time) segments.pop();
  else Object.assign(last, { end: time, outcome: 'succeeded' });
}

/** Depois da última falha não houve espera: houve um Catch, ou o fim. */
function withoutOpenBackoff(segments: TimelineSegment[]): TimelineSegment[] {
  return segments.filter((segment) => segment.kind !== 'backoff' || segment.end !== undefined);
}

function outcomeOf(type: string): TimelineSegment['outcome'] {
  if (type.endsWith('Succeeded')) return 'succeeded';
  if (type.endsWith('TimedOut')) return 'timed-out';
  return type.endsWith('Aborted') ? 'aborted' : 'failed';
}
