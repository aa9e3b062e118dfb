import { type Json, JsonText } from '../json/json.ts';
import { parseJson } from '../json/parse.ts';
import { stringifyJson } from '../json/stringify.ts';

/** Os 62 tipos de evento de `GetExecutionHistory` que o motor produz. */
export type HistoryEventType =
  | `${'Task' | 'Pass' | 'Choice' | 'Wait' | 'Succeed' | 'Parallel' | 'Map'}State${'Entered' | 'Exited'}`
  | `${'Task' | 'Wait' | 'Parallel' | 'Map'}StateAborted`
  | `${'Parallel' | 'Map'}State${'Started' | 'Succeeded' | 'Failed'}`
  | 'FailStateEntered'
  | `Execution${'Started' | 'Succeeded' | 'Failed' | 'Aborted' | 'TimedOut' | 'Redriven'}`
  | `Task${'Scheduled' | 'Started' | 'StartFailed' | 'Submitted' | 'SubmitFailed' | 'Succeeded' | 'Failed' | 'TimedOut'}`
  | `LambdaFunction${'Scheduled' | 'ScheduleFailed' | 'Started' | 'StartFailed' | 'Succeeded' | 'Failed' | 'TimedOut'}`
  | `Activity${'Scheduled' | 'ScheduleFailed' | 'Started' | 'Succeeded' | 'Failed' | 'TimedOut'}`
  | `MapIteration${'Started' | 'Succeeded' | 'Failed' | 'Aborted'}`
  | `MapRun${'Started' | 'Succeeded' | 'Failed' | 'Aborted' | 'Redriven'}`
  | 'EvaluationFailed';

/** `truncated` é sempre falso aqui: o histórico guarda tudo. */
interface Untruncated {
  truncated: boolean;
}

interface OutputDetails {
  output: string;
  outputDetails: Untruncated;
}

interface InputDetails {
  input: string;
  inputDetails: Untruncated;
}

interface FailureDetails {
  error?: string;
  cause?: string;
}

interface TaskIdentity {
  resourceType: string;
  resource: string;
}

/** Os campos que existem conforme o tipo do evento; em qualquer evento, no máximo um deles. */
export interface HistoryEventDetails {
  executionStartedEventDetails?: InputDetails & {
    roleArn?: string;
    stateMachineAliasArn?: string;
    stateMachineVersionArn?: string;
  };
  executionSucceededEventDetails?: OutputDetails;
  executionFailedEventDetails?: FailureDetails;
  executionAbortedEventDetails?: FailureDetails;
  executionTimedOutEventDetails?: FailureDetails;
  executionRedrivenEventDetails?: { redriveCount: number };
  stateEnteredEventDetails?: InputDetails & { name: string };
  stateExitedEventDetails?: OutputDetails & {
    name: string;
    assignedVariables?: Record<string, string>;
    assignedVariablesDetails?: Untruncated;
  };
  taskScheduledEventDetails?: TaskIdentity & {
    region: string;
    parameters: string;
    timeoutInSeconds?: number;
    heartbeatInSeconds?: number;
    taskCredentials?: { roleArn: string };
  };
  taskStartedEventDetails?: TaskIdentity;
  taskSubmittedEventDetails?: TaskIdentity & OutputDetails;
  taskSucceededEventDetails?: TaskIdentity & OutputDetails;
  taskFailedEventDetails?: TaskIdentity & FailureDetails;
  taskTimedOutEventDetails?: TaskIdentity & FailureDetails;
  lambdaFunctionScheduledEventDetails?: InputDetails & {
    resource: string;
    timeoutInSeconds?: number;
    taskCredentials?: { roleArn: string };
  };
  lambdaFunctionSucceededEventDetails?: OutputDetails;
  lambdaFunctionFailedEventDetails?: FailureDetails;
  lambdaFunctionTimedOutEventDetails?: FailureDetails;
  activityScheduledEventDetails?: InputDetails & {
    resource: string;
    timeoutInSeconds?: number;
    heartbeatInSeconds?: number;
  };
  activityStartedEventDetails?: { workerName?: string };
  activitySucceededEventDetails?: OutputDetails;
  activityFailedEventDetails?: FailureDetails;
  activityTimedOutEventDetails?: FailureDetails;
  mapStateStartedEventDetails?: { length: number };
  mapIterationStartedEventDetails?: { name: string; index: number };
  mapIterationSucceededEventDetails?: { name: string; index: number };
  mapIterationFailedEventDetails?: { name: string; index: number };
  mapIterationAbortedEventDetails?: { name: string; index: number };
  mapRunStartedEventDetails?: { mapRunArn: string };
  mapRunFailedEventDetails?: FailureDetails;
  mapRunRedrivenEventDetails?: { mapRunArn: string; redriveCount: number };
  evaluationFailedEventDetails?: { state: string; location?: string; error: string; cause: string };
}

/** Um evento de `GetExecutionHistory`. */
export interface HistoryEvent extends HistoryEventDetails {
  readonly id: number;
  readonly previousEventId: number;
  readonly type: HistoryEventType;
  /** Segundos desde a época, com milissegundos na fração, como no fio do protocolo JSON da AWS. */
  readonly timestamp: number;
}

const UNTRUNCATED: Untruncated = { truncated: false };

/**
 * Um evento como o motor o anota: guarda referências aos valores, e só faz o texto JSON quando alguém lê.
 * Todos têm a mesma forma, para que anotar custe pouco.
 */
export class RecordedEvent {
  readonly id: number;
  readonly previousEventId: number;
  readonly type: HistoryEventType;
  /** Milissegundos desde a época. */
  readonly time: number;
  /** Nome do estado, quando o evento traz um. */
  readonly name: string | undefined;
  /** Entrada, saída ou parâmetros, quando o evento traz um valor. */
  readonly value: Json | JsonText | undefined;
  /** O que mais o tipo do evento pede, já na forma dos detalhes. */
  readonly extra: object | undefined;

  constructor(
    id: number,
    previousEventId: number,
    type: HistoryEventType,
    time: number,
    name: string | undefined,
    value: Json | JsonText | undefined,
    extra: object | undefined,
  ) {
    this.id = id;
    this.previousEventId = previousEventId;
    this.type = type;
    this.time = time;
    this.name = name;
    this.value = value;
    this.extra = extra;
  }

  get timestamp(): number {
    return this.time / 1000;
  }

  /** O evento como objeto comum, na forma da AWS. */
  toJSON(): HistoryEvent {
    const { id, previousEventId, type, timestamp } = this;
    const field = detailsFieldOf(type);
    return { timestamp, type, id, previousEventId, ...(field ? { [field]: this.details() } : {}) };
  }

  /** Os detalhes do evento, na forma da AWS. */
  details(): object {
    const { type, name, value, extra } = this;
    if (type.endsWith('StateEntered')) {
      return { name, input: textOf(value), inputDetails: UNTRUNCATED };
    }
    if (type.endsWith('StateExited')) {
      return { name, output: textOf(value), outputDetails: UNTRUNCATED, ...assignedDetails(extra) };
    }
    if (value === undefined) return name === undefined ? { ...extra } : { name, ...extra };
    if (type === 'TaskScheduled') return { ...extra, parameters: textOf(value) };
    if (type.endsWith('Scheduled') || type === 'ExecutionStarted') {
      return { input: textOf(value), inputDetails: UNTRUNCATED, ...extra };
    }
    return { ...extra, output: textOf(value), outputDetails: UNTRUNCATED };
  }
}

/** O texto JSON de um valor; o que já é texto fica como veio. */
export function textOf(value: Json | JsonText | undefined): string {
  if (value instanceof JsonText) return value.text;
  return stringifyJson(value ?? null);
}

/** O valor que um evento guarda, lido se ele é texto. */
export function recordedValue(value: Json | JsonText | undefined): Json {
  if (value instanceof JsonText) return parseJson(value.text);
  return value ?? null;
}

function assignedDetails(assigned: object | undefined): object {
  if (!assigned) return {};
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(assigned)) texts[name] = textOf(value as Json);
  return { assignedVariables: texts, assignedVariablesDetails: UNTRUNCATED };
}

/** Os tipos que a AWS registra sem detalhes. */
const WITHOUT_DETAILS = new Set<string>([
  'ParallelStateStarted',
  'ParallelStateSucceeded',
  'ParallelStateFailed',
  'ParallelStateAborted',
  'MapStateSucceeded',
  'MapStateFailed',
  'MapStateAborted',
  'MapRunSucceeded',
  'MapRunAborted',
  'TaskStateAborted',
  'WaitStateAborted',
  'LambdaFunctionStarted',
]);

/** O nome do campo de detalhes de um tipo de evento, ou `undefined` se o tipo não tem detalhes. */
export function detailsFieldOf(type: HistoryEventType): keyof HistoryEventDetails | undefined {
  if (type.endsWith('StateEntered')) return 'stateEnteredEventDetails';
  if (type.endsWith('StateExited')) return 'stateExitedEventDetails';
  if (WITHOUT_DETAILS.has(type)) return undefined;
  return `${type[0]?.toLowerCase()}${type.slice(1)}EventDetails` as keyof HistoryEventDetails;
}

const DETAIL_FIELDS: (keyof HistoryEventDetails)[] = [
  'executionStartedEventDetails',
  'executionSucceededEventDetails',
  'executionFailedEventDetails',
  'executionAbortedEventDetails',
  'executionTimedOutEventDetails',
  'executionRedrivenEventDetails',
  'stateEnteredEventDetails',
  'stateExitedEventDetails',
  'taskScheduledEventDetails',
  'taskStartedEventDetails',
  'taskSubmittedEventDetails',
  'taskSucceededEventDetails',
  'taskFailedEventDetails',
  'taskTimedOutEventDetails',
  'lambdaFunctionScheduledEventDetails',
  'lambdaFunctionSucceededEventDetails',
  'lambdaFunctionFailedEventDetails',
  'lambdaFunctionTimedOutEventDetails',
  'activityScheduledEventDetails',
  'activityStartedEventDetails',
  'activitySucceededEventDetails',
  'activityFailedEventDetails',
  'activityTimedOutEventDetails',
  'mapStateStartedEventDetails',
  'mapIterationStartedEventDetails',
  'mapIterationSucceededEventDetails',
  'mapIterationFailedEventDetails',
  'mapIterationAbortedEventDetails',
  'mapRunStartedEventDetails',
  'mapRunFailedEventDetails',
  'mapRunRedrivenEventDetails',
  'evaluationFailedEventDetails',
];

/** O mesmo evento, como `HistoryEvent`: os campos de detalhes estão no protótipo, definidos aqui embaixo. */
export function asHistoryEvent(event: RecordedEvent): HistoryEvent {
  return event as unknown as HistoryEvent;
}

for (const field of DETAIL_FIELDS) {
  Object.defineProperty(RecordedEvent.prototype, field, {
    configurable: true,
    get(this: RecordedEvent) {
      return detailsFieldOf(this.type) === field ? this.details() : undefined;
    },
  });
}
