import { type Language, rules } from '../rules.ts';
import { numberAt } from '../text/numbers.ts';
import { mentioned, mentions, padded, words } from '../text/words.ts';
import type { Conversation } from './conversation.ts';

/** Como a resposta deve sair. */
export interface Style {
  readonly language: Language;
  readonly tone: string | undefined;
  readonly form: 'list' | 'prose' | 'any';
  readonly maxCharacters: number | undefined;
  readonly maxWords: number | undefined;
  readonly maxSentences: number | undefined;
  readonly emoji: boolean;
  /** Só o resultado, sem frase em volta: "responda apenas com a categoria". */
  readonly bare: boolean;
}

const PROSE = [
  'prosa',
  'texto corrido',
  'paragrafo',
  'sem lista',
  'sem listas',
  'sem numeracao',
  'nao use lista',
  'nao use listas',
  'nao numere',
  'por virgula',
  'por virgulas',
];

/** O que a instrução e o prompt de sistema dizem sobre a forma da resposta; a instrução vale mais. */
export function styleOf(conversation: Conversation): Style {
  const asked = padded(conversation.instruction);
  const text = `${padded(conversation.system)}${asked}`;
  const has = (...expressions: string[]) => expressions.some((each) => mentions(text, each));
  return {
    language: languageOf(conversation, text),
    tone: mentioned(asked, rules().avisos.tons)[0] ?? mentioned(text, rules().avisos.tons)[0],
    form: has(...PROSE)
      ? 'prose'
      : has('lista', 'listas', 'topicos', 'bullets', 'numerada', 'itens')
        ? 'list'
        : 'any',
    maxCharacters: limit(conversation, ['caracteres', 'caractere', 'letras', 'characters']),
    maxWords: limit(conversation, ['palavras', 'words']),
    maxSentences: limit(conversation, ['frase', 'frases', 'sentence', 'sentences', 'linha']),
    emoji: !has('sem emoji', 'sem emojis', 'nao use emoji', 'nao use emojis'),
    bare: has('apenas', 'somente', 'so', 'only', 'nada mais'),
  };
}

function languageOf(conversation: Conversation, text: string): Language {
  const { idiomas, pedido_de_ingles } = rules().geral;
  if (pedido_de_ingles.some((each) => mentions(text, each))) return 'en';
  const spoken = padded(conversation.last).split(' ');
  const share = (language: Language) => spoken.filter((word) => idiomas[language].includes(word)).length;
  const accented = /[ãõçáéíóúâêô]/i.test(conversation.last);
  return !accented && share('en') > share('pt') ? 'en' : 'pt';
}

/** "em até 160 caracteres" é 160; "em duas frases" é 2. "Uma linha para cada" não limita a resposta inteira. */
function limit(conversation: Conversation, units: readonly string[]): number | undefined {
  const list = words(`${conversation.system}\n${conversation.instruction}`);
  for (let at = list.length - 1; at > 0; at--) {
    const isForEach = /^(cada|por)$/.test(list[at + 1]?.folded ?? '') || list[at + 2]?.folded === 'cada';
    if (!units.includes(list[at]!.folded) || isForEach) continue;
    const number = numberAt(list, at - 1) ?? (list[at - 1]!.folded === 'one' ? { value: 1 } : undefined);
    if (number && number.value >= 1) return number.value;
  }
  return undefined;
}
