import type { Conversation } from '../reading/conversation.ts';
import { quotedPart } from '../reading/transcript.ts';
import { rules } from '../rules.ts';
import { render } from '../text/template.ts';
import { fold, listed, padded } from '../text/words.ts';
import type { Understanding } from '../understanding.ts';

/** Uma classificação, com as pistas que a decidiram. */
export interface Classification {
  readonly category: string;
  readonly cues: readonly string[];
  /** De 0 a 1: quanto a categoria venceu as outras. */
  readonly confidence: number;
}

/** A categoria, entre as oferecidas, que o texto mais sugere. */
export function classified(text: string, categories: readonly string[]): Classification {
  const list = padded(text).trim().split(' ');
  const scored = categories.map((category) => ({ category, cues: cuesIn(list, category, categories) }));
  const best = scored.reduce((most, each) => (each.cues.length > most.cues.length ? each : most), scored[0]!);
  const total = scored.reduce((sum, each) => sum + each.cues.length, 0);
  if (best.cues.length === 0) return { category: withoutCues(categories), cues: [], confidence: 0.3 };
  return { ...best, confidence: Math.round((0.5 + (0.5 * best.cues.length) / (total + 1)) * 100) / 100 };
}

function withoutCues(categories: readonly string[]): string {
  const { sem_pistas } = rules().classificacao;
  return categories.find((category) => sem_pistas.includes(fold(category))) ?? categories.at(-1)!;
}

function cuesIn(list: readonly string[], category: string, all: readonly string[]): string[] {
  const { pistas, negacoes } = rules().classificacao;
  const name = fold(category).replace(/_/g, ' ');
  const stems = Object.keys(pistas).filter(
    (stem) => name.split(' ').some((word) => word.startsWith(stem)) || name.startsWith(stem),
  );
  const opposite = name.startsWith('positiv') || name.startsWith('elogi') ? 'positiv' : '';
  const negated = all.some((other) => fold(other).startsWith('negativ')) && name.startsWith('negativ');
  const own = [name, ...stems.flatMap((stem) => pistas[stem]!)];
  const found = own.flatMap((cue) =>
    places(list, cue)
      .filter((at) => !(opposite && isNegated(list, at, negacoes)))
      .map(() => cue),
  );
  // "não gostei" é pista de negativo.
  const flipped = negated
    ? pistas
        .positiv!.filter((cue) => places(list, cue).some((at) => isNegated(list, at, negacoes)))
        .map((cue) => `não ${cue}`)
    : [];
  return [...new Set([...found, ...flipped])];
}

function places(list: readonly string[], cue: string): number[] {
  const parts = cue.split(' ');
  return list.flatMap((_, at) => (parts.every((part, offset) => list[at + offset] === part) ? [at] : []));
}

function isNegated(list: readonly string[], at: number, negations: readonly string[]): boolean {
  return list.slice(Math.max(0, at - 3), at).some((word) => negations.includes(word));
}

/** As categorias que o prompt oferece: "em: elogio, reclamação ou dúvida", "(positivo, negativo, neutro)". */
export function offeredCategories(conversation: Conversation): string[] {
  const text = `${conversation.system}\n${conversation.instruction}\n${conversation.last}`;
  const patterns = [
    /(?:categorias?|classes|op[cç][oõ]es|r[oó]tulos|valores)[^:\n]{0,40}:\s*([^.\n]{3,300})/i,
    /(?:classifi\p{L}*|categori\p{L}*|responda|diga|sentimento|inten[cç][aã]o)[^:.\n]{0,120}?\(([^)]{3,200})\)/iu,
    /(?:classifi\p{L}*|categori\p{L}*)[^:.\n]{0,80}?\b(?:como|em|entre)\s*:?\s*((?!texto|mensagem)[^.:\n]{3,200})/iu,
    /(?:apenas|s[oó]|somente)\s+(?:com\s+)?(?:uma? d[aeo]s?\s+\p{L}+\s*:?\s*)?([\p{L}_"' ]{3,30}(?:,[\p{L}_"' ]{2,30}){0,8}\s+ou\s+[\p{L}_"' ]{2,30})/iu,
    /\b([\p{L}_]{3,25}(?:,\s*[\p{L}_]{3,25}){0,6}\s+ou\s+[\p{L}_]{3,25})\b/iu,
  ];
  for (const pattern of patterns) {
    const options = (pattern.exec(text)?.[1] ?? '')
      .split(/[,;|/]\s*|\s+ou\s+|\s+e\s+/)
      .map((option) =>
        option
          .replace(/["'`“”.]/g, '')
          .replace(/^(como|em|entre|uma?|o|a)\s+/i, '')
          .trim(),
      )
      .filter((option) => option !== '' && option.split(' ').length <= 4);
    if (options.length > 1) return [...new Set(options)];
  }
  return [...rules().classificacao.categorias_de_sentimento];
}

/** O texto dado para ler: entre aspas, depois de um rótulo, ou o que acompanha a instrução. */
export function givenText(conversation: Conversation): string {
  const own = quotedPart(conversation.last);
  if (own) return own;
  const { instruction, last } = conversation;
  const rest = instruction
    .split('\n')
    .reduce((text, sentence) => text.replace(sentence, ''), last)
    .trim();
  const colon = instruction.lastIndexOf(':');
  if (rest !== '') return rest;
  return colon > 0 && instruction.length - colon > 15
    ? instruction.slice(colon + 1).trim()
    : conversation.context.trim() || last;
}

/** Responde a um pedido de classificação. */
export function answerClassification({ choice, conversation, style }: Understanding): string {
  const found = classified(givenText(conversation), offeredCategories(conversation));
  if (style.bare) return found.category;
  return render(choice.pick(rules().classificacao.respostas), {
    categoria: found.category,
    pistas: listed(found.cues.slice(0, 3)),
  });
}
