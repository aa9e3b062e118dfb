import { conversationOf, type Line, readRecording } from '../../shared/course/data.ts';

export interface Conversation {
  client: string;
  lines: Line[];
}

declare const data: Conversation;

export { data };

const SLUG = '14-assistente';

/** A conversa da página inicial: o que a solução do passo 14 disse e ouviu na execução gravada. */
export default {
  watch: [`../gravacoes/${SLUG}.json`],
  load(): Conversation {
    const { input, events } = readRecording(SLUG).execution;
    const { cliente, mensagem } = input as { cliente: string; mensagem: string };
    return { client: cliente, lines: conversationOf(events, mensagem) };
  },
};
