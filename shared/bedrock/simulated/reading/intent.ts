import { type IntentRule, rules } from '../rules.ts';
import { mentions, padded } from '../text/words.ts';
import type { Conversation } from './conversation.ts';

/** O que se pede ao modelo: o nome de uma regra de `intencoes.yaml`, ou nenhuma. */
export function intentOf(conversation: Conversation): string | undefined {
  const system = padded(conversation.system);
  const asked = padded(conversation.instruction);
  return best(asked, system, 2) ?? best(padded(conversation.last), system, 2);
}

function best(text: string, system: string, least: number): string | undefined {
  let winner: string | undefined;
  let most = least - 0.5;
  for (const rule of rules().intencoes.intencoes) {
    const score = scoreOf(rule, text, system);
    if (score > most) [winner, most] = [rule.nome, score];
  }
  return most === least - 0.5 && winner === undefined ? greeting(text) : winner;
}

function scoreOf(rule: IntentRule, text: string, system: string): number {
  return sum(rule.pistas, text) + sum(rule.sistema ?? {}, system) / 2;
}

function sum(cues: Readonly<Record<string, number>>, text: string): number {
  return Object.entries(cues).reduce((total, [cue, weight]) => total + (mentions(text, cue) ? weight : 0), 0);
}

function greeting(text: string): string | undefined {
  const rule = rules().intencoes.intencoes.find((each) => each.nome === 'saudacao')!;
  return text.length < 40 && sum(rule.pistas, text) > 0 ? rule.nome : undefined;
}
