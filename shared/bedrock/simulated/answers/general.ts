import { rules } from '../rules.ts';
import { render } from '../text/template.ts';
import { mentions, padded } from '../text/words.ts';
import type { Understanding } from '../understanding.ts';
import { topicOf } from './summary.ts';

/** O fato da tabela que a pergunta quer, ou `undefined`. */
export function factAnswer({ conversation, style }: Understanding): string | undefined {
  const asked = padded(conversation.instruction);
  const scored = rules().fatos.map((fact) => {
    const cues = fact.pistas.filter((cue) => mentions(asked, cue));
    return { fact, score: cues.length + cues.length / fact.pistas.length };
  });
  const best = scored.reduce((most, each) => (each.score > most.score ? each : most));
  return best.score > 0 ? best.fact[style.language] : undefined;
}

/** A resposta honesta a quem pede o que as regras não sabem. */
export function fallbackAnswer({ choice, conversation, style }: Understanding): string {
  const { anexo, reserva, sem_tema } = rules().geral;
  const format = conversation.attachments[0];
  const note = format ? `${anexo[style.language].replace('{formato}', format)} ` : '';
  const topic = topicOf(conversation.instruction);
  const tema = topic === '' ? sem_tema[style.language] : `“${topic}”`;
  return `${note}${render(choice.pick(reserva[style.language]), { tema })}`;
}

export function greetingAnswer({ choice, style }: Understanding): string {
  return choice.pick(rules().geral.saudacao[style.language]);
}

export function translationAnswer({ choice, style }: Understanding): string {
  return choice.pick(rules().geral.traducao[style.language]);
}
