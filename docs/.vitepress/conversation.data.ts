import { type Line, solutionConversation } from '../../shared/course/data.ts';

export interface Conversation {
  client: string;
  lines: Line[];
}

declare const data: Conversation;

export { data };

/** A conversa da página inicial: o que a solução do passo 14 disse e ouviu, executada ao montar o site. */
export default {
  load: (): Promise<Conversation> => solutionConversation('14-assistente'),
};
