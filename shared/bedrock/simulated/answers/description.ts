import type { Conversation } from '../reading/conversation.ts';
import { rules } from '../rules.ts';
import { render } from '../text/template.ts';
import { mentioned, padded } from '../text/words.ts';
import type { Understanding } from '../understanding.ts';

/** Descreve, para o cardápio, o prato que o prompt diz, no tom que ele pede. */
export function answerDescription({ choice, conversation }: Understanding): string {
  const { sem_prato, tons } = rules().descricao;
  const prato = dishIn(conversation);
  if (prato === undefined) return choice.pick(sem_prato);
  const tone = mentioned(padded(conversation.last), rules().avisos.tons)[0] ?? 'outro';
  return render(choice.pick(tons[tone]!), { prato });
}

/** "Prato: feijoada.", "o prato feijoada" ou "a descrição de feijoada". Onde ele acaba, o prompt muda de assunto. */
const DISH = [
  /\bprato:\s*["“]?([^.;\n"”]+)/i,
  /\b(?:o|do) prato\s+["“]?(.+?)["”]?(?=[,.;\n]|\s(?:para|em tom|no tom|em uma|em duas)\s|$)/i,
  /\bdescrição\s+d[aeo]\s+(?!um prato|prato)["“]?(.+?)["”]?(?=[,.;\n]|\s(?:para|em tom|no tom|em uma|em duas)\s|$)/i,
];

function dishIn({ last }: Conversation): string | undefined {
  return DISH.map((form) => form.exec(last)?.[1]?.trim()).find((dish) => dish);
}
