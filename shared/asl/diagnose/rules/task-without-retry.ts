import type { Json } from '../../json/index.ts';
import type { Rule } from '../finding.ts';
import { integrationOf, statesOf } from './walk.ts';

/** Serviços que recusam por excesso em um dia comum, e o erro que dão. */
const THROTTLED: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^bedrock$/, ['Bedrock.ThrottlingException', 'Bedrock.ModelTimeoutException']],
  [
    /^aws-sdk:bedrockruntime$/,
    ['BedrockRuntime.ThrottlingException', 'BedrockRuntime.ModelTimeoutException'],
  ],
  [/^lambda$/, ['Lambda.TooManyRequestsException', 'Lambda.ServiceException', 'Lambda.SdkClientException']],
];

const retryOf = (errors: readonly string[]): Json => [
  { ErrorEquals: [...errors], IntervalSeconds: 2, MaxAttempts: 5, BackoffRate: 2, JitterStrategy: 'FULL' },
];

/** Uma Task que chama um modelo ou uma função sem Retry: o primeiro excesso de pedidos derruba a execução. */
export const taskWithoutRetry: Rule = {
  name: 'tarefa-sem-retry',
  check: (definition) =>
    statesOf(definition).flatMap(({ name, type, state, path }) => {
      const service = type === 'Task' ? integrationOf(state.Resource)?.service : undefined;
      const found = service === undefined ? undefined : THROTTLED.find(([pattern]) => pattern.test(service));
      if (!found || 'Retry' in state) return [];
      return [
        {
          severity: 'hint' as const,
          message: `"${name}" não tenta de novo quando o serviço recusa por excesso de pedidos.`,
          why: `Isso acontece em um dia comum (${found[1][0]}), e passa sozinho em segundos. Sem Retry, a execução inteira falha.`,
          path,
          on: 'key' as const,
          fix: {
            title: 'Acrescentar um Retry',
            kind: 'add' as const,
            path,
            name: 'Retry',
            value: retryOf(found[1]),
          },
        },
      ];
    }),
};
