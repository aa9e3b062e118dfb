import { rules } from '../rules.ts';
import { numberAt } from '../text/numbers.ts';
import { mentions, padded, words } from '../text/words.ts';

/** Uma frase do prompt. */
interface Sentence {
  readonly text: string;
  readonly kind: 'asks' | 'shapes' | 'tells';
}

const LIST_LINE = /^\s*(?:[-*•]|\d{1,2}[.)])\s+/;

/** Itens de lista do texto, sem o marcador. */
export function listLines(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line) => (LIST_LINE.test(line) ? [line.replace(LIST_LINE, '').trim()] : []));
}

/** "<pratos>…</pratos> Sugira": o que a marca fecha não é da frase que vem depois. */
const CLOSING_TAG = /(<\/[\p{L}_-]{1,30}>)[^\S\n]*/gu;

/** Frases do texto, uma por item de lista ou linha. */
export function sentencesOf(text: string): string[] {
  return text
    .replace(CLOSING_TAG, '$1\n')
    .split('\n')
    .flatMap((line) => (LIST_LINE.test(line) ? [line] : line.split(/(?<=[.!?:;])\s+/)))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/**
 * Separa, em um prompt, o que se pede do que vem junto.
 *
 * Um prompt encadeado traz perguntas e respostas anteriores antes da pergunta de agora: vale o último grupo de
 * frases que pedem, e o que só diz a forma ("responda em JSON") não separa um pedido do seu grupo.
 */
export function instructionOf(text: string): { readonly instruction: string; readonly rest: string } {
  const sentences = sentencesOf(text).map(toSentence).map(continued);
  const lastAsk = sentences.findLastIndex((sentence) => sentence.kind === 'asks');
  if (lastAsk < 0) return { instruction: text, rest: '' };
  const taken = new Set<number>();
  for (let at = lastAsk; at >= 0 && sentences[at]!.kind !== 'tells'; at--) taken.add(at);
  sentences.forEach((sentence, at) => {
    if (sentence.kind === 'shapes') taken.add(at);
  });
  const part = (wanted: boolean) =>
    sentences
      .filter((_, at) => taken.has(at) === wanted)
      .map((sentence) => sentence.text)
      .join('\n');
  return { instruction: part(true), rest: part(false) };
}

/** "Planeje um jantar: três pratos e duas bebidas": o que vem depois dos dois-pontos ainda é o que se pede. */
function continued(sentence: Sentence, at: number, all: readonly Sentence[]): Sentence {
  const before = all[at - 1];
  const counts =
    sentence.kind === 'tells' &&
    !LIST_LINE.test(sentence.text) &&
    numberAt(words(sentence.text.slice(0, 40)), 0);
  return counts && before?.kind === 'asks' && before.text.endsWith(':')
    ? { ...sentence, kind: 'asks' }
    : sentence;
}

function toSentence(text: string): Sentence {
  const { verbos, forma } = rules().intencoes;
  if (LIST_LINE.test(text) || text.startsWith('{') || text.startsWith('"')) return { text, kind: 'tells' };
  // A frase que pede diz o verbo cedo; mais adiante, "quero" e "onde" são só parte da história.
  const start = padded(text.slice(0, 160));
  const first = ` ${start.trim().split(' ').slice(0, 12).join(' ')} `;
  const isShape = (verb: string) => start.startsWith(` ${verb} `) || start.startsWith(` nao ${verb} `);
  if (forma.some(isShape)) return { text, kind: 'shapes' };
  const asks =
    text.endsWith('?') ||
    verbos.some((verb) => verb !== 'de' && mentions(first, verb)) ||
    start.startsWith(' de ');
  return { text, kind: asks ? 'asks' : 'tells' };
}
