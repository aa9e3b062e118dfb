import type { HistoryEventType } from '../../execution/history-event.ts';
import type { Thread } from '../../execution/thread.ts';
import type { Json, JsonText } from '../../json/json.ts';
import type { Resource } from './resource.ts';

/** O que o agendamento de uma tarefa registra. Tempos em segundos. */
export interface Schedule {
  readonly arguments: Json;
  readonly timeoutSeconds: number | undefined;
  readonly heartbeatSeconds: number | undefined;
  readonly roleArn: string | undefined;
}

/** Os eventos de uma tarefa: cada espécie de `Resource` tem os seus nomes. */
export interface TaskEvents {
  /** Como as mensagens de limite chamam quem respondeu. */
  readonly producer: string;
  scheduled(thread: Thread, schedule: Schedule): void;
  started(thread: Thread, workerName?: string): void;
  submitted(thread: Thread, output: Json | JsonText): void;
  succeeded(thread: Thread, output: Json | JsonText): void;
  failed(thread: Thread, failure: { error?: string; cause?: string }): void;
  timedOut(thread: Thread, failure: { error?: string; cause?: string }): void;
}

export function eventsOf(resource: Resource): TaskEvents {
  if (resource.kind === 'service') return serviceEvents(resource);
  return resource.kind === 'activity'
    ? plainEvents('Activity', resource.arn)
    : plainEvents('LambdaFunction', resource.arn);
}

function serviceEvents({ resourceType, action }: Resource): TaskEvents {
  const identity = { resourceType, resource: action };
  return {
    producer: resourceType,
    scheduled: (thread, schedule) =>
      thread.record('TaskScheduled', undefined, schedule.arguments, {
        ...identity,
        region: thread.run.arns.region,
        ...limitsOf(schedule),
        ...heartbeatOf(schedule),
      }),
    started: (thread) => thread.record('TaskStarted', undefined, undefined, identity),
    submitted: (thread, output) => thread.record('TaskSubmitted', undefined, output, identity),
    succeeded: (thread, output) => thread.record('TaskSucceeded', undefined, output, identity),
    failed: (thread, failure) =>
      thread.record('TaskFailed', undefined, undefined, { ...identity, ...failure }),
    timedOut: (thread, failure) =>
      thread.record('TaskTimedOut', undefined, undefined, { ...identity, ...failure }),
  };
}

/** Função e activity: eventos próprios, sem `resourceType`. */
function plainEvents(prefix: 'LambdaFunction' | 'Activity', arn: string): TaskEvents {
  const type = (suffix: string) => `${prefix}${suffix}` as HistoryEventType;
  return {
    producer: arn,
    scheduled: (thread, schedule) =>
      thread.record(type('Scheduled'), undefined, schedule.arguments, {
        resource: arn,
        ...limitsOf(schedule),
        ...(prefix === 'Activity' ? heartbeatOf(schedule) : {}),
      }),
    started: (thread, workerName) =>
      thread.record(type('Started'), undefined, undefined, workerName === undefined ? {} : { workerName }),
    submitted: () => {},
    succeeded: (thread, output) => thread.record(type('Succeeded'), undefined, output),
    failed: (thread, failure) => thread.record(type('Failed'), undefined, undefined, failure),
    timedOut: (thread, failure) => thread.record(type('TimedOut'), undefined, undefined, failure),
  };
}

function limitsOf({ timeoutSeconds, roleArn }: Schedule): object {
  return {
    ...(timeoutSeconds === undefined ? {} : { timeoutInSeconds: timeoutSeconds }),
    ...(roleArn === undefined ? {} : { taskCredentials: { roleArn } }),
  };
}

function heartbeatOf({ heartbeatSeconds }: Schedule): object {
  return heartbeatSeconds === undefined ? {} : { heartbeatInSeconds: heartbeatSeconds };
}
