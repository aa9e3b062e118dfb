import { validate } from '../../../asl/index.ts';
import { optionalInteger, optionalOneOf, requiredString } from '../../input.ts';
import type { Action } from '../../service.ts';
import type { StepFunctions } from './step-functions.ts';

/** `ValidateStateMachineDefinition`: uma definição recusada é uma resposta, não um erro. */
export const validateStateMachineDefinition: Action<StepFunctions> = {
  permission: () => ({ action: 'states:ValidateStateMachineDefinition', resource: '*' }),
  run(input) {
    const definition = requiredString(input, 'definition', { min: 1, max: 1_048_576 });
    const type = optionalOneOf(input, 'type', ['STANDARD', 'EXPRESS']) ?? 'STANDARD';
    const severity = optionalOneOf(input, 'severity', ['ERROR', 'WARNING']) ?? 'ERROR';
    const maxResults = optionalInteger(input, 'maxResults', { min: 0, max: 100 }) || 100;
    const diagnostics = validate(definition, { type, severity, maxResults: maxResults + 1 });
    return {
      diagnostics: diagnostics.slice(0, maxResults),
      result: diagnostics.some(({ severity }) => severity === 'ERROR') ? 'FAIL' : 'OK',
      truncated: diagnostics.length > maxResults,
    };
  },
};
