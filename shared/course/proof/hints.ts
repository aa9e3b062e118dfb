import type { GoalHints } from '../../testing/context.ts';

/** A partir de quantos caracteres um trecho igual ao da solução deixa de ser pista e vira resposta. */
const LONG_PIECE = 30;

/** Um nome só: um erro, um ARN, um caminho, um método. A página já os diz; a resposta é o que se faz com eles. */
const NAME = /^[^A-Za-z]*[\w.:$[\]-]+[^A-Za-z]*$/;

/** Um texto sem o que muda de um arquivo para uma dica: espaços, aspas e o tipo delas. */
const bare = (text: string): string => text.replaceAll(/[\s"'`\\]/g, '');

/** O maior trecho de uma linha da solução que a dica repete, sem espaços nem aspas. */
function longestShared(hint: string, line: string): string {
  let longest = '';
  for (let start = 0; start + longest.length < line.length; start++) {
    while (
      start + longest.length < line.length &&
      hint.includes(line.slice(start, start + longest.length + 1))
    )
      longest = line.slice(start, start + longest.length + 1);
  }
  return longest;
}

/**
 * As dicas que entregam a resposta antes da última. Só a última dica geral de uma meta pode trazer um trecho longo
 * do que a solução acrescenta.
 * @param hints as dicas de cada meta, na ordem
 * @param added as linhas que a solução acrescenta ao ponto de partida
 */
export function hintFaults(hints: readonly GoalHints[], added: readonly string[]): string[] {
  const answers = added.map(bare).filter((line) => line.length >= LONG_PIECE);
  return hints.flatMap(({ byReason, general }, index) => {
    const goal = `meta ${index + 1}`;
    if (general.length === 0)
      return [`a ${goal} não tem dicas gerais: quem falha por um motivo novo fica sem ajuda`];
    const early = [...Object.values(byReason).flat(), ...general.slice(0, -1)];
    return early.flatMap((hint) => {
      const piece = answers
        .map((line) => longestShared(bare(hint), line))
        .find((shared) => shared.length >= LONG_PIECE && !NAME.test(shared));
      return piece === undefined
        ? []
        : [`na ${goal}, a dica "${hint}" entrega a resposta ("${piece}"): só a última pode`];
    });
  });
}
