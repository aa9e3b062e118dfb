/** O ponto de partida e a solução só podem diferir nas respostas aos TODOs. Aqui se diz onde mais eles diferem. */
import type { FolderText } from '../starters/starters.ts';

const REGION = /^([ \t]*\/\/ TODO\((\d+)\)[^\n]*\n)[\s\S]*?^([ \t]*\/\/ fim do TODO\(\2\))/gm;

/** Um arquivo de código sem o que está dentro dos TODOs. */
export const withoutAnswers = (text: string): string => text.replace(REGION, '$1$3');

interface Definition {
  States: Record<string, { Comment?: string }>;
  [field: string]: unknown;
}

/** Um estado pode mudar se o comentário dele é um TODO; um estado novo pode nascer se um TODO o nomeia. */
function differencesInDefinition(starter: Definition, solution: Definition): string[] {
  const todos = Object.values(starter.States)
    .map((state) => state.Comment ?? '')
    .filter((comment) => comment.startsWith('TODO('));
  const names = new Set([...Object.keys(starter.States), ...Object.keys(solution.States)]);
  const differing = [...names].filter((name) => {
    const before = starter.States[name];
    if (before === undefined) return !todos.some((todo) => todo.includes(`"${name}"`));
    const sameComment = before.Comment === solution.States[name]?.Comment;
    if (before.Comment?.startsWith('TODO(')) return !sameComment;
    return JSON.stringify(before) !== JSON.stringify(solution.States[name]);
  });
  const frame = ({ States: _, ...rest }: Definition) => JSON.stringify(rest);
  return [
    ...(frame(starter) === frame(solution) ? [] : ['fora de States']),
    ...differing.map((name) => `estado "${name}"`),
  ];
}

/**
 * Os lugares, fora dos TODOs, em que a solução difere do ponto de partida.
 * @returns vazio quando os dois só diferem nas respostas
 */
export function differencesOutsideTodos(starter: FolderText, solution: FolderText): string[] {
  const names = new Set([...Object.keys(starter), ...Object.keys(solution)]);
  names.delete('verificacao.test.ts');
  return [...names].flatMap((name) => {
    const before = starter[name];
    const after = solution[name];
    if (before === undefined || after === undefined) return [`${name}: só existe em um dos dois`];
    if (name.endsWith('.asl.json')) {
      return differencesInDefinition(JSON.parse(before), JSON.parse(after)).map(
        (place) => `${name}: ${place}`,
      );
    }
    return withoutAnswers(before) === withoutAnswers(after) ? [] : [`${name}: linhas fora dos TODOs`];
  });
}
