import type { ContentBlock, Message } from '../../../../bedrock/model.ts';
import { refusal } from './reading.ts';

function toolUseIds(content: readonly ContentBlock[]): readonly string[] {
  return content.flatMap((block) => ('toolUse' in block ? [block.toolUse.toolUseId] : []));
}

function toolResultIds(content: readonly ContentBlock[]): readonly string[] {
  return content.flatMap((block) => ('toolResult' in block ? [block.toolResult.toolUseId] : []));
}

/** Cada ferramenta pedida tem uma resposta, logo na mensagem seguinte, e nenhuma resposta sobra. */
function checkTools(messages: readonly Message[]): void {
  let asked: readonly string[] = [];
  for (const [index, { role, content }] of messages.entries()) {
    if (role === 'user') {
      const answered = toolResultIds(content);
      const missing = asked.filter((id) => !answered.includes(id));
      if (missing.length > 0)
        throw refusal(
          `Expected toolResult blocks at messages.${index}.content for the following Ids: ${missing.join(', ')}`,
        );
      if (answered.length > asked.length)
        throw refusal(
          `The number of toolResult blocks at messages.${index}.content exceeds the number of toolUse blocks of previous turn.`,
        );
      asked = [];
    } else {
      asked = toolUseIds(content);
      if (new Set(asked).size < asked.length)
        throw refusal(`The toolUse blocks at messages.${index}.content contain duplicate Ids.`);
    }
  }
  if (asked.length > 0)
    throw refusal(
      `Expected toolResult blocks at messages.${messages.length}.content for the following Ids: ${asked.join(', ')}`,
    );
}

/**
 * As regras que toda conversa segue no Bedrock: começa por `user`, os papéis se alternam, as ferramentas
 * pedidas são respondidas, um documento vem com texto.
 * @param hasTools se o pedido traz `toolConfig`
 * @throws `AwsError` `ValidationException`
 */
export function checkConversation(messages: readonly Message[], hasTools: boolean): void {
  if (messages[0]?.role !== 'user')
    throw refusal(
      'A conversation must start with a user message. Try again with a conversation that starts with a user message.',
    );
  if (messages.some(({ role }, index) => index > 0 && role === messages[index - 1]?.role))
    throw refusal(
      'A conversation must alternate between user and assistant roles. Make sure the conversation alternates between user and assistant roles and try again.',
    );
  const blocks = messages.flatMap(({ content }) => content);
  if (!hasTools && blocks.some((block) => 'toolUse' in block || 'toolResult' in block))
    throw refusal('The toolConfig field must be defined when using toolUse and toolResult content blocks.');
  for (const { content } of messages) {
    const hasDocument = content.some(
      (block) => 'attachment' in block && block.attachment.kind === 'document',
    );
    if (hasDocument && !content.some((block) => 'text' in block))
      throw refusal('A text block must be included when using documents.');
  }
  checkTools(messages);
}
