import { JsonText } from '../../json/json.ts';
import { detailsFieldOf, type HistoryEvent, RecordedEvent } from '../history-event.ts';

/** Faz de um evento na forma da AWS o registro que o motor guarda. */
export function readEvent(event: HistoryEvent | RecordedEvent): RecordedEvent {
  if (event instanceof RecordedEvent) return event;
  const field = detailsFieldOf(event.type);
  const { name, input, output, parameters, assignedVariables, ...rest } = ((field && event[field]) ??
    {}) as Record<string, unknown>;
  const text = input ?? output ?? parameters;
  const {
    inputDetails: _input,
    outputDetails: _output,
    assignedVariablesDetails: _assigned,
    ...extra
  } = rest;
  const isIteration = event.type.startsWith('MapIteration');
  return new RecordedEvent(
    event.id,
    event.previousEventId,
    event.type,
    Math.round(event.timestamp * 1000),
    isIteration ? undefined : (name as string | undefined),
    text === undefined ? undefined : new JsonText(text as string),
    assignedVariables
      ? textsOf(assignedVariables as Record<string, string>)
      : extraOf(extra, isIteration, name),
  );
}

function extraOf(extra: object, isIteration: boolean, name: unknown): object | undefined {
  if (isIteration) return { name, ...extra };
  return Object.keys(extra).length > 0 ? extra : undefined;
}

function textsOf(variables: Record<string, string>): Record<string, JsonText> {
  return Object.fromEntries(Object.entries(variables).map(([name, text]) => [name, new JsonText(text)]));
}
