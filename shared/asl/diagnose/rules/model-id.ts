import { getOwn, isObject } from '../../json/index.ts';
import type { Path, Rule, RuleFinding } from '../finding.ts';
import { closest } from './closest.ts';
import { KNOWN_MODELS, PROVIDERS } from './known-models.ts';
import { integrationOf, statesOf } from './walk.ts';

const BEDROCK = /^(bedrock|aws-sdk:bedrockruntime)$/;
const GEOGRAPHY = /^(us|us-gov|eu|apac|au|jp|ca|global)\./;
const BY_ID = new Map(KNOWN_MODELS.map((model) => [model.id, model]));

/** Um modelo que não existe com esse nome, que a AWS desligou, ou que só responde por um perfil de inferência. */
export const modelId: Rule = {
  name: 'modelo-que-nao-atende',
  check: (definition) =>
    statesOf(definition).flatMap(({ type, state, path }): RuleFinding[] => {
      if (type !== 'Task' || !BEDROCK.test(integrationOf(state.Resource)?.service ?? '')) return [];
      const field = 'Arguments' in state ? 'Arguments' : 'Parameters';
      const given = getOwn(state, field);
      const id = given !== undefined && isObject(given) ? getOwn(given, 'ModelId') : undefined;
      // Um ARN, uma expressão ou um nome a substituir podem ser qualquer modelo.
      if (typeof id !== 'string' || !/^[\w.:-]+$/.test(id) || id.startsWith('arn:')) return [];
      return findingsOf(id, [...path, field, 'ModelId']);
    }),
};

function findingsOf(id: string, path: Path): RuleFinding[] {
  const geography = GEOGRAPHY.exec(id)?.[0] ?? '';
  const bare = id.slice(geography.length);
  const model = BY_ID.get(bare);
  if (!model) return unknownFindings(id, geography, bare, path);
  if (model.isRetired)
    return [
      {
        severity: 'warning',
        message: `A AWS já desligou ${bare}.`,
        why: 'O Bedrock recusa o pedido com ResourceNotFoundException. Troque por um modelo atual, como amazon.nova-micro-v1:0, e confira o formato do corpo: cada família tem o seu.',
        path,
      },
    ];
  if (model.needsProfile && geography === '')
    return [
      {
        severity: 'warning',
        message: `${bare} só responde por um perfil de inferência.`,
        why: `O Bedrock recusa o id sozinho: "with on-demand throughput isn't supported". Ponha a geografia na frente, como us.${bare}, ou use o ARN do perfil.`,
        path,
      },
    ];
  return [];
}

function unknownFindings(id: string, geography: string, bare: string, path: Path): RuleFinding[] {
  const near = closest(bare, BY_ID.keys());
  const isProvider = PROVIDERS.has(bare.split('.')[0] ?? '') && bare.includes('.');
  // Um modelo que o curso não conhece pode ser novo: só se diz o que se sabe.
  if (!near && isProvider) return [];
  return [
    {
      severity: 'warning',
      message: `O Bedrock não tem um modelo chamado ${id}.`,
      why: near
        ? `O mais parecido é ${geography}${near}. Com o nome errado, a execução falha com ValidationException: "The provided model identifier is invalid."`
        : 'O id de um modelo começa por quem o publica, como amazon.nova-micro-v1:0. Com este, a execução falha com ValidationException: "The provided model identifier is invalid."',
      path,
      ...(near
        ? {
            fix: {
              title: `Escrever ${geography}${near}`,
              kind: 'replace' as const,
              path,
              value: geography + near,
            },
          }
        : {}),
    },
  ];
}
