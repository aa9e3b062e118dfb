import type { Rule, RuleFinding } from '../finding.ts';
import { type AnalysedState, type Analysis, analyse } from '../flow/analyse.ts';
import { promptPath } from '../flow/model-call.ts';
import type { Variables } from '../flow/reader.ts';
import { placeOf, union } from '../flow/shape.ts';

const idOf = ({ path }: AnalysedState): string => path.join('/');
const flowOf = ({ path }: AnalysedState): string => path.slice(0, -1).join('/');

/** As chamadas a modelos que vêm depois de uma, sem erro no caminho; a mais próxima primeiro. */
function callsAfter(call: AnalysedState, byName: ReadonlyMap<string, AnalysedState>): AnalysedState[] {
  const seen = new Set([call.name]);
  const waiting = [...call.next];
  const found: AnalysedState[] = [];
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const state = byName.get(name);
    if (!state || seen.has(name)) continue;
    seen.add(name);
    if (state.isModelCall) found.push(state);
    waiting.push(...state.next);
  }
  return found;
}

/** As respostas que alguém manda a um serviço, a outro prompt, ou usa para decidir. */
const usedAnswers = (states: readonly AnalysedState[]): ReadonlySet<string> =>
  union(
    states.flatMap(({ sites }) =>
      sites.flatMap(({ use, reading }) =>
        use === 'sends' && reading.kind === 'found' ? [reading.shape.answers] : [],
      ),
    ),
  );

/** Onde a resposta está quando o prompt seguinte é montado, em palavras. */
function whereIs(
  answer: string,
  { input, language }: AnalysedState,
  variables: Variables,
): string | undefined {
  for (const [name, answers] of variables) if (answers.has(answer)) return `$${name}`;
  const place = input && placeOf(input, answer);
  if (!place) return undefined;
  return [language === 'JSONata' ? '$states.input' : '$', ...place].join('.');
}

/**
 * Prompts em sequência em que nenhum usa o que um anterior respondeu. É o erro mais comum das cadeias publicadas: o
 * segundo modelo responde como se o primeiro não existisse.
 */
export const unchainedPrompts: Rule = {
  name: 'prompt-sem-a-resposta-anterior',
  check: (definition) => {
    const analysis = analyse(definition);
    if (!analysis) return [];
    const { states } = analysis;
    const used = usedAnswers(states);
    return states
      .filter((state) => state.isModelCall && !used.has(idOf(state)))
      .flatMap((call): RuleFinding[] => {
        const siblings = states.filter((other) => flowOf(other) === flowOf(call));
        const [next] = callsAfter(call, new Map(siblings.map((state) => [state.name, state])));
        return next ? [findingFor(call, next, analysis)] : [];
      });
  },
};

function findingFor(call: AnalysedState, next: AnalysedState, { states, variables }: Analysis): RuleFinding {
  const answer = idOf(call);
  const where = whereIs(answer, next, variables);
  const how =
    next.language === 'JSONata'
      ? `junte-a ao texto com &, como em {% "… " & ${where ?? '$resposta'} %}`
      : `monte o texto com States.Format('… {}', ${where ?? '$.resposta'}) em um campo terminado em .$`;
  const couldBeIndependent = isCopied(answer, states) && next.sites.some(({ use }) => use === 'sends');
  return {
    severity: couldBeIndependent ? 'hint' : 'warning',
    message: `O prompt de "${next.name}" não usa a resposta de "${call.name}".`,
    why: `${whyUnused(call.name, where)} Para encadear, ${how}.${couldBeIndependent ? ' Se são duas perguntas independentes, está certo, e um Parallel as faria ao mesmo tempo.' : ''}`,
    path: [...next.path, ...promptPath(next.state)],
    on: 'key',
  };
}

/** Alguém leva a resposta adiante, nem que seja até a saída. */
const isCopied = (answer: string, states: readonly AnalysedState[]): boolean =>
  states.some(
    ({ input, sites }) =>
      input?.answers.has(answer) ||
      sites.some(({ reading }) => reading.kind === 'found' && reading.shape.answers.has(answer)),
  );

const whyUnused = (name: string, where: string | undefined): string =>
  where === undefined
    ? `Quando chega aqui, a resposta de "${name}" já não existe: um estado no caminho pôs outra coisa no lugar dela. Guarde-a com ResultPath, Output ou Assign.`
    : `A resposta está em ${where}, e nada a lê: o modelo responde como se "${name}" não existisse.`;
