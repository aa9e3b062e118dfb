import { getOwn, isObject, type JsonObject } from '../../json/index.ts';
import type { Rule, RuleFinding } from '../finding.ts';
import { integrationOf, statesOf, textsIn, type VisitedState } from './walk.ts';

/** Uma família de modelos: como se reconhece, o que o corpo dela exige e onde ela põe a resposta. */
interface Family {
  name: string;
  id: RegExp;
  /** O campo que o corpo tem de ter. */
  prompt: string;
  /** O começo do caminho até o texto da resposta, a partir do corpo. */
  answer: string;
}

/** @see https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters.html */
const FAMILIES: readonly Family[] = [
  { name: 'Claude', id: /anthropic\.claude/, prompt: 'messages', answer: 'content' },
  { name: 'Nova', id: /amazon\.nova/, prompt: 'messages', answer: 'output' },
  { name: 'Titan Text', id: /amazon\.titan-(text|tg1)(?!.*embed)/, prompt: 'inputText', answer: 'results' },
  { name: 'Llama', id: /meta\.llama/, prompt: 'prompt', answer: 'generation' },
  { name: 'Mistral', id: /mistral\.(mistral-7b|mixtral)/, prompt: 'prompt', answer: 'outputs' },
  { name: 'Command', id: /cohere\.command-(text|light)/, prompt: 'prompt', answer: 'generations' },
  { name: 'Command R', id: /cohere\.command-r/, prompt: 'message', answer: 'text' },
];

const PROMPTS = new Set(FAMILIES.map(({ prompt }) => prompt));
const EMBEDDING = /embed/;

interface ModelCall extends VisitedState {
  field: 'Parameters' | 'Arguments';
  given: JsonObject;
  modelId: string;
}

/** As chamadas a `bedrock:invokeModel` cujo modelo está escrito na definição. */
function callsOf(visited: VisitedState): ModelCall[] {
  const { type, state } = visited;
  const { service, action } = integrationOf(state.Resource) ?? {};
  if (type !== 'Task' || service !== 'bedrock' || action !== 'invokeModel') return [];
  const field = 'Arguments' in state ? 'Arguments' : 'Parameters';
  const given = getOwn(state, field);
  if (given === undefined || !isObject(given) || typeof given.ModelId !== 'string') return [];
  return [{ ...visited, field, given, modelId: given.ModelId }];
}

/** Um corpo, ou um caminho até a resposta, que é de outra família de modelos. */
export const modelBody: Rule = {
  name: 'corpo-de-outro-modelo',
  check: (definition) =>
    statesOf(definition)
      .flatMap(callsOf)
      .flatMap((call): RuleFinding[] => [
        ...embeddingFindings(call),
        ...bodyFindings(call),
        ...answerFindings(call),
      ]),
};

const familyOf = (modelId: string): Family | undefined => FAMILIES.find(({ id }) => id.test(modelId));

function embeddingFindings({ name, given, modelId, path, field }: ModelCall): RuleFinding[] {
  const body = getOwn(given, 'Body');
  const asksText =
    body !== undefined &&
    isObject(body) &&
    Object.keys(body).some((key) => /messages|prompt|max_?tokens/i.test(key));
  return EMBEDDING.test(modelId) && asksText
    ? [
        {
          severity: 'warning',
          message: `"${name}" pede texto a ${modelId}, que só devolve números.`,
          why: 'Um modelo de embeddings transforma texto em vetor; ele não conversa. Troque por um modelo de texto.',
          path: [...path, field, 'ModelId'],
        },
      ]
    : [];
}

function bodyFindings({ name, given, modelId, path, field }: ModelCall): RuleFinding[] {
  const family = familyOf(modelId);
  const body = getOwn(given, 'Body');
  if (!family || body === undefined || !isObject(body)) return [];
  const names = Object.keys(body).map((key) => key.replace(/\.\$$/, ''));
  const foreign = names.find((key) => PROMPTS.has(key) && key !== family.prompt);
  if (names.includes(family.prompt) || foreign === undefined) return [];
  return [
    {
      severity: 'error',
      message: `O corpo de "${name}" tem ${foreign}, e ${family.name} espera ${family.prompt}.`,
      why: `Cada família de modelos tem o seu formato. O Bedrock recusa este com ValidationException quando a execução chega aqui.`,
      path: [...path, field, 'Body', Object.keys(body).find((key) => key.startsWith(foreign)) ?? foreign],
      on: 'key',
    },
  ];
}

function answerFindings({ name, state, modelId, path }: ModelCall): RuleFinding[] {
  const family = familyOf(modelId);
  if (!family) return [];
  return ['ResultSelector', 'Output', 'Assign', 'OutputPath']
    .flatMap((field) => {
      const value = getOwn(state, field);
      return value === undefined ? [] : textsIn(value, [...path, field]);
    })
    .flatMap(({ text, path: place }): RuleFinding[] => {
      const read = /\bBody\.(content|output|results|generation|outputs|generations|completion|text)\b/.exec(
        text,
      )?.[1];
      if (read === undefined || read === family.answer) return [];
      return [
        {
          severity: 'warning',
          message: `"${name}" lê Body.${read}, e ${family.name} responde em Body.${family.answer}.`,
          why: 'Este caminho é da resposta de outra família de modelos: aqui não há nada nele, e a execução falha ou segue vazia.',
          path: place,
        },
      ];
    });
}
