import type { Rule, RuleFinding } from '../finding.ts';
import { statesOf } from './walk.ts';

const SDK = /^(arn:[^:]*:states:::aws-sdk:)([\w-]+):(\w+)(\..+)?$/;

/** Nomes que se escrevem no lugar do que a integração com o SDK usa. */
const SERVICES: Readonly<Record<string, string>> = {
  'bedrock-runtime': 'bedrockruntime',
  'bedrock-agent-runtime': 'bedrockagentruntime',
  'secrets-manager': 'secretsmanager',
  stepfunctions: 'sfn',
  states: 'sfn',
  'step-functions': 'sfn',
  events: 'eventbridge',
  ses: 'ses',
};
/** Ações do Bedrock que são de outro cliente: o que conversa com um modelo é o de execução. */
const RUNTIME = new Set(['invokeModel', 'converse', 'applyGuardrail']);

/**
 * Um serviço ou uma ação que o SDK não tem com esse nome.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 */
export const sdkAction: Rule = {
  name: 'acao-desconhecida',
  check: (definition) =>
    statesOf(definition).flatMap(({ state, path, type }): RuleFinding[] => {
      const written = type === 'Task' && typeof state.Resource === 'string' ? state.Resource : '';
      const [, prefix = '', service = '', action = '', pattern = ''] = SDK.exec(written) ?? [];
      if (!service) return [];
      const right = rightService(service, lowerFirst(action));
      const mended = `${prefix}${right}:${lowerFirst(action)}${pattern}`;
      if (mended === written) return [];
      return [
        {
          severity: 'warning',
          message: `O SDK não tem ${service}:${action}; é ${right}:${lowerFirst(action)}.`,
          why: 'Em uma integração com o SDK, o serviço vai em minúsculas e sem hífens, e a ação começa com letra minúscula. A AWS não acha esta.',
          path: [...path, 'Resource'],
          fix: {
            title: `Escrever ${right}:${lowerFirst(action)}`,
            kind: 'replace',
            path: [...path, 'Resource'],
            value: mended,
          },
        },
      ];
    }),
};

const lowerFirst = (action: string): string => action.charAt(0).toLowerCase() + action.slice(1);

function rightService(service: string, action: string): string {
  if (service === 'bedrock' && RUNTIME.has(action)) return 'bedrockruntime';
  const lower = service.toLowerCase();
  return Object.hasOwn(SERVICES, lower) ? (SERVICES[lower] ?? lower) : lower;
}
