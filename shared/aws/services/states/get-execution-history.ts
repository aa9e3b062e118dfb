import type { HistoryEvent } from '../../../asl/index.ts';
import { optionalBoolean, requiredString } from '../../input.ts';
import { isObject } from '../../json.ts';
import type { Action } from '../../service.ts';
import { checkArn } from './arns.ts';
import { page } from './paging.ts';
import type { StepFunctions } from './step-functions.ts';

/** Os campos que são dados da execução, e não a sua forma. */
const dataFields = new Set(['input', 'output', 'parameters', 'assignedVariables']);

/** Um evento sem os dados: `includeExecutionData: false`. */
function withoutData(event: HistoryEvent): object {
  const plain: unknown = JSON.parse(JSON.stringify(event));
  if (!isObject(plain)) return event;
  return Object.fromEntries(
    Object.entries(plain).map(([field, value]) => [
      field,
      isObject(value)
        ? Object.fromEntries(Object.entries(value).filter(([name]) => !dataFields.has(name)))
        : value,
    ]),
  );
}

/** `GetExecutionHistory`: em páginas, da frente para trás ou ao contrário. */
export const getExecutionHistory: Action<StepFunctions> = {
  permission: (input) => ({ action: 'states:GetExecutionHistory', resource: String(input.executionArn) }),
  run(input, service) {
    const arn = requiredString(input, 'executionArn', { min: 1, max: 256 });
    const isReversed = optionalBoolean(input, 'reverseOrder') ?? false;
    const includesData = optionalBoolean(input, 'includeExecutionData') ?? true;
    checkArn(arn, 'execution');
    service.executions.get(arn);
    const history = service.executions.history(arn);
    const ordered = isReversed ? [...history].reverse() : history;
    const { items, nextToken } = page(ordered, input, `history ${arn} ${isReversed}`);
    return { events: includesData ? items : items.map(withoutData), nextToken };
  },
};
