import type { HistoryEvent, Json } from '../../../../../shared/asl/index.ts';
import { parseJson } from '../../../../../shared/asl/json/index.ts';
import { timeOf } from './recorded-events.ts';
import type { MockAnswer, Mocks } from './types.ts';
import { errorIn } from './visit-failure.ts';
import { readVisits, type Visit, type Visits } from './visits.ts';

const SCHEDULED = /^(Task|LambdaFunction|Activity)Scheduled$/;
const ANSWERED =
  /^(Task|LambdaFunction|Activity)(ScheduleFailed|StartFailed|SubmitFailed|Succeeded|Failed|TimedOut)$/;

const TOO_LATE_SECONDS = 3600;

/**
 * As respostas que as tarefas de uma execução gravada receberam, na ordem em que foram pedidas, com o tempo
 * que levaram. As filhas de um Map Distributed têm históricos próprios: as respostas delas não estão aqui.
 * @param events na forma de GetExecutionHistory; veja `eventsOfRecording`
 */
export function mocksFromRecording(events: readonly HistoryEvent[]): Mocks {
  const visits = readVisits(events);
  const mocks = new Map<string, MockAnswer[]>();
  for (const event of events) {
    if (!SCHEDULED.test(event.type)) continue;
    const visit = visits.ofEvent(event.id);
    const answer = visit && (answerTo(event, visit) ?? tooLate(event, visit, visits));
    if (answer) mocks.set(visit.name, [...(mocks.get(visit.name) ?? []), answer]);
  }
  return Object.fromEntries(mocks);
}

function answerTo(scheduled: HistoryEvent, visit: Visit): MockAnswer | undefined {
  const later = visit.events.slice(visit.events.indexOf(scheduled) + 1);
  const answered = later.find(({ type }) => ANSWERED.test(type));
  if (!answered) return undefined;
  const submitted = later.find(({ type, id }) => type === 'TaskSubmitted' && id < answered.id);
  const isTimeout = answered.type.endsWith('TimedOut');
  const taken = (timeOf(answered) - timeOf(scheduled)) / 1000;
  // Quem esgotou o prazo teria respondido depois dele: assim é o próprio prazo que vence, na hora dele.
  const delaySeconds = isTimeout ? taken + 1 : taken;
  const circumstances = {
    ...(delaySeconds > 0 ? { delaySeconds } : {}),
    ...(isTimeout ? {} : heartbeats(scheduled, delaySeconds)),
    ...whenOf(scheduled, visit),
    ...(submitted ? { submitted: read(submitted.taskSubmittedEventDetails?.output) } : {}),
  };
  if (answered.type.endsWith('Succeeded')) return { result: read(outputOf(answered)), ...circumstances };
  const { error, cause } = errorIn(answered);
  const name = error ?? (isTimeout ? 'States.Timeout' : 'States.TaskFailed');
  return { error: name, ...(cause === undefined ? {} : { cause }), ...circumstances };
}

/** Quem não respondeu antes que o ramo, ou tudo, acabasse: responde depois disso, quando já não importa. */
function tooLate(scheduled: HistoryEvent, visit: Visit, { ending }: Visits): MockAnswer | undefined {
  if (!ending) return undefined;
  const delaySeconds = (timeOf(ending) - timeOf(scheduled)) / 1000 + TOO_LATE_SECONDS;
  return { result: null, delaySeconds, ...whenOf(scheduled, visit) };
}

/** Dois ramos que andam juntos podem pedir em outra ordem: o que foi pedido diz de quem é a resposta. */
function whenOf(scheduled: HistoryEvent, { parent }: Visit): { when?: Json } {
  return parent ? { when: read(argumentsOf(scheduled)) } : {};
}

/** Quem respondeu depois de HeartbeatSeconds deu sinais de vida antes; o histórico não os anota. */
function heartbeats(scheduled: HistoryEvent, delaySeconds: number): { heartbeatEverySeconds?: number } {
  const details = scheduled.taskScheduledEventDetails ?? scheduled.activityScheduledEventDetails;
  const limit = details?.heartbeatInSeconds;
  return limit === undefined || limit > delaySeconds ? {} : { heartbeatEverySeconds: limit / 2 };
}

/** O que a tarefa recebeu, em texto JSON. */
export function argumentsOf(scheduled: HistoryEvent): string | undefined {
  return (
    scheduled.taskScheduledEventDetails?.parameters ??
    scheduled.lambdaFunctionScheduledEventDetails?.input ??
    scheduled.activityScheduledEventDetails?.input
  );
}

/** O que a tarefa respondeu, em texto JSON. */
export function outputOf(succeeded: HistoryEvent): string | undefined {
  return (
    succeeded.taskSucceededEventDetails?.output ??
    succeeded.lambdaFunctionSucceededEventDetails?.output ??
    succeeded.activitySucceededEventDetails?.output
  );
}

function read(text: string | undefined): Json {
  return text === undefined || text === '' ? null : parseJson(text);
}
