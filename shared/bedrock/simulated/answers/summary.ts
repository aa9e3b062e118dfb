import { sentencesOf } from '../reading/instruction.ts';
import { rules } from '../rules.ts';
import { padded } from '../text/words.ts';
import type { Understanding } from '../understanding.ts';
import { givenText } from './classify.ts';

/** As frases que dizem mais do texto, na ordem em que estão nele: as de palavras que mais se repetem. */
export function keySentences(text: string, count: number): string[] {
  const sentences = sentencesOf(text)
    .map((sentence) => sentence.replace(/^\s*(?:[-*•]|\d{1,2}[.)])\s+/, ''))
    .slice(0, 400);
  const weights = new Map<string, number>();
  const contents = sentences.map((sentence) => contentOf(sentence));
  for (const word of contents.flat()) weights.set(word, (weights.get(word) ?? 0) + 1);
  const scored = sentences.map((sentence, at) => {
    const content = contents[at]!;
    const sum = content.reduce((total, word) => total + weights.get(word)!, 0);
    return { sentence, at, score: sum / Math.sqrt(content.length + 4) + (at === 0 ? 1 : 0) };
  });
  const best = scored.sort((a, b) => b.score - a.score).slice(0, Math.max(1, count));
  return best.sort((a, b) => a.at - b.at).map((each) => each.sentence);
}

function contentOf(sentence: string): string[] {
  const { vazias } = rules().geral;
  return padded(sentence)
    .trim()
    .split(' ')
    .filter((word) => word.length > 2 && !vazias.includes(word));
}

/** Responde a um pedido de resumo. */
export function answerSummary({ conversation, style }: Understanding): string {
  const text = givenText(conversation);
  if (contentOf(text).length < 4) return rules().geral.resumo_vazio[style.language];
  const count = style.maxSentences ?? (style.form === 'list' ? 3 : 2);
  const sentences = keySentences(text, count);
  return style.form === 'list'
    ? sentences.map((each) => `- ${each}`).join('\n')
    : sentences.map(ended).join(' ');
}

function ended(sentence: string): string {
  return /[.!?…]$/.test(sentence) ? sentence : `${sentence.replace(/[;:,]$/, '')}.`;
}

/** Os assuntos do texto, em uma ou duas palavras, para dizer do que ele trata. */
export function topicOf(text: string): string {
  const original = text.match(/\p{L}[\p{L}\p{M}-]+/gu) ?? [];
  const kept = original.slice(0, 400).filter((word) => word.length < 40 && contentOf(word).length > 0);
  const unique = [...new Map(kept.map((word) => [padded(word), word.toLowerCase()])).values()];
  return unique.slice(0, 3).join(', ');
}
