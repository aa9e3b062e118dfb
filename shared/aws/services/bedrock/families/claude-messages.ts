import type { ContentBlock, Json, Message, ToolResult } from '../../../../bedrock/model.ts';
import { AwsError } from '../../../errors.ts';
import { isObject, type JsonObject } from '../../../json.ts';

function refusal(message: string): AwsError {
  return new AwsError('ValidationException', message);
}

function required(block: JsonObject, field: string, path: string): string {
  const value = block[field];
  if (value === undefined) throw refusal(`${path}.${field}: Field required`);
  if (typeof value !== 'string') throw refusal(`${path}.${field}: Input should be a valid string`);
  return value;
}

function resultContent(value: unknown, path: string): ToolResult['content'] {
  if (value === undefined) return [];
  if (typeof value === 'string') return [{ text: value }];
  if (!Array.isArray(value)) throw refusal(`${path}.content: Input should be a valid list`);
  return value.flatMap((item) =>
    isObject(item) && item.type === 'text' && typeof item.text === 'string' ? [{ text: item.text }] : [],
  );
}

function contentBlock(value: unknown, path: string): ContentBlock[] {
  if (!isObject(value)) throw refusal(`${path}: Input should be a valid dictionary`);
  const type = required(value, 'type', path);
  const inner = `${path}.${type}`;
  switch (type) {
    case 'text': {
      const text = required(value, 'text', inner);
      if (text === '') throw refusal('messages: text content blocks must be non-empty');
      return [{ text }];
    }
    case 'image':
    case 'document': {
      const source = isObject(value.source) ? value.source : undefined;
      if (!source) throw refusal(`${inner}.source: Field required`);
      const format = typeof source.media_type === 'string' ? source.media_type.split('/').at(-1) : undefined;
      return [{ attachment: { kind: type, format: format ?? 'txt' } }];
    }
    case 'tool_use':
      if (!isObject(value.input)) throw refusal(`${inner}.input: Input should be a valid dictionary`);
      return [
        {
          toolUse: {
            toolUseId: required(value, 'id', inner),
            name: required(value, 'name', inner),
            input: value.input as Json,
          },
        },
      ];
    case 'tool_result':
      return [
        {
          toolResult: {
            toolUseId: required(value, 'tool_use_id', inner),
            content: resultContent(value.content, inner),
            status: value.is_error === true ? 'error' : 'success',
          },
        },
      ];
    // O raciocínio de uma resposta anterior volta como veio; não diz nada de novo a quem responde.
    case 'thinking':
    case 'redacted_thinking':
      return [];
    default:
      throw refusal(
        `${path}: Input tag '${type}' found using 'type' does not match any of the expected tags: 'document', 'image', 'redacted_thinking', 'text', 'thinking', 'tool_result', 'tool_use'`,
      );
  }
}

/** Cada `tool_use` é respondido na mensagem seguinte, e cada `tool_result` responde a um deles. */
function checkTools(messages: readonly Message[]): void {
  for (const [index, { content }] of messages.entries()) {
    const asked = content.flatMap((block) => ('toolUse' in block ? [block.toolUse.toolUseId] : []));
    const next = messages[index + 1]?.content ?? [];
    const answered = next.flatMap((block) => ('toolResult' in block ? [block.toolResult.toolUseId] : []));
    const unanswered = asked.filter((id) => !answered.includes(id));
    if (unanswered.length > 0)
      throw refusal(
        `messages.${index}: \`tool_use\` ids were found without \`tool_result\` blocks immediately after: ${unanswered.join(', ')}. Each \`tool_use\` block must have a corresponding \`tool_result\` block in the next message.`,
      );
    const previous = messages[index - 1]?.content ?? [];
    const known = previous.flatMap((block) => ('toolUse' in block ? [block.toolUse.toolUseId] : []));
    for (const [position, block] of content.entries()) {
      if ('toolResult' in block && !known.includes(block.toolResult.toolUseId))
        throw refusal(
          `messages.${index}.content.${position}: unexpected \`tool_use_id\` found in \`tool_result\` blocks: ${block.toolResult.toolUseId}. Each \`tool_result\` block must have a corresponding \`tool_use\` block in the previous message.`,
        );
    }
  }
}

function merged(messages: readonly Message[]): readonly Message[] {
  const result: Message[] = [];
  for (const message of messages) {
    const last = result.at(-1);
    if (last?.role === message.role)
      result[result.length - 1] = { role: last.role, content: [...last.content, ...message.content] };
    else result.push(message);
  }
  return result;
}

/**
 * Lê as mensagens de um corpo da família Claude, já conferido na forma.
 * @param mustAlternate os modelos Claude 3 recusam papéis repetidos; os seguintes os juntam
 * @throws `AwsError` `ValidationException`
 */
export function readClaudeMessages(value: unknown, mustAlternate: boolean): readonly Message[] {
  const list = value as readonly { role: Message['role']; content: string | readonly unknown[] }[];
  if (list.length === 0) throw refusal('messages: at least one message is required');
  const messages = list.map(({ role, content }, index): Message => {
    const blocks = typeof content === 'string' ? [{ type: 'text', text: content }] : content;
    if (blocks.length === 0 && (role === 'user' || index < list.length - 1))
      throw refusal(
        `messages.${index}: all messages must have non-empty content except for the optional final assistant message`,
      );
    return {
      role,
      content: blocks.flatMap((block, position) =>
        contentBlock(block, `messages.${index}.content.${position}`),
      ),
    };
  });
  if (messages[0]?.role !== 'user') throw refusal('messages: first message must use the "user" role');
  const repeated = messages.find(({ role }, index) => index > 0 && role === messages[index - 1]?.role);
  if (repeated && mustAlternate)
    throw refusal(
      `messages: roles must alternate between "user" and "assistant", but found multiple "${repeated.role}" roles in a row`,
    );
  const last = messages.at(-1);
  const ending = last?.content.at(-1);
  if (last?.role === 'assistant' && ending && 'text' in ending && /\s$/.test(ending.text))
    throw refusal('messages: final assistant content cannot end with trailing whitespace');
  const conversation = merged(messages);
  checkTools(conversation);
  return conversation;
}
