import type { ContentBlock, Json, Message, ToolResult } from '../../../../bedrock/model.ts';
import { isObject, type JsonObject } from '../../../json.ts';
import { refusal, requiredList, requiredObject, requiredText } from './reading.ts';

/** Onde um bloco está, nas duas formas em que as mensagens da AWS o dizem. */
interface Place {
  /** `messages.0.content.0` */
  readonly path: string;
  /** `messages.1.member.content.1.member` */
  readonly member: string;
}

const TOOL_NAME = { pattern: '[a-zA-Z0-9_-]+', max: 64 };
const TOOL_USE_ID = { pattern: '[a-zA-Z0-9_.:-]+', max: 64 };

/** Os blocos que se aceitam e não dizem nada a quem responde. */
const SILENT = new Set([
  'cachePoint',
  'guardContent',
  'reasoningContent',
  'citationsContent',
  'searchResult',
]);
const KEYS = ['text', 'image', 'toolUse', 'toolResult', 'document', 'video', 'cachePoint'];

function toolResult(value: JsonObject, { path, member }: Place): ToolResult {
  const items = requiredList(value.content, `${member}.toolResult.content`);
  const content = items.flatMap((item, index): ToolResult['content'] => {
    const block = requiredObject(item, `${member}.toolResult.content.${index + 1}.member`);
    if (typeof block.text === 'string') return [{ text: block.text }];
    if (block.json !== undefined) {
      if (!isObject(block.json))
        throw refusal(
          `The format of the value at ${path}.toolResult.content.${index}.json is invalid. Provide a json object for the field and try again.`,
        );
      return [{ json: block.json as Json }];
    }
    return [];
  });
  const status = value.status ?? 'success';
  return {
    toolUseId: requiredText(value.toolUseId, `${member}.toolResult.toolUseId`, TOOL_USE_ID),
    content,
    status: requiredText(status, `${member}.toolResult.status`, {
      values: ['success', 'error'],
    }) as ToolResult['status'],
  };
}

function attachment(kind: 'image' | 'document' | 'video', value: unknown, { member }: Place): ContentBlock {
  const { format, source } = requiredObject(value, `${member}.${kind}`);
  requiredObject(source, `${member}.${kind}.source`);
  const hasDefault = kind === 'document' && format === undefined;
  return {
    attachment: { kind, format: hasDefault ? 'txt' : requiredText(format, `${member}.${kind}.format`) },
  };
}

/** Lê um bloco; os que não interessam a quem responde viram nada. */
function contentBlock(value: unknown, place: Place): ContentBlock[] {
  const block = requiredObject(value, place.member);
  const set = Object.keys(block).filter((key) => block[key] !== undefined && block[key] !== null);
  const [key] = set;
  if (key === undefined || set.length > 1 || (!KEYS.includes(key) && !SILENT.has(key)))
    throw refusal(
      `The ContentBlock object at ${place.path} must set one of the following keys: ${KEYS.join(', ')}.`,
    );
  switch (key) {
    case 'text': {
      const text = requiredText(block.text, `${place.member}.text`);
      if (text.trim() === '')
        throw refusal(
          `The text field in the ContentBlock object at ${place.path} is blank. Add text to the text field, and try again.`,
        );
      return [{ text }];
    }
    case 'toolUse': {
      const use = requiredObject(block.toolUse, `${place.member}.toolUse`);
      if (!isObject(use.input))
        throw refusal(
          `The format of the value at ${place.path}.toolUse.input is invalid. Provide a json object for the field and try again.`,
        );
      return [
        {
          toolUse: {
            toolUseId: requiredText(use.toolUseId, `${place.member}.toolUse.toolUseId`, TOOL_USE_ID),
            name: requiredText(use.name, `${place.member}.toolUse.name`, TOOL_NAME),
            input: use.input as Json,
          },
        },
      ];
    }
    case 'toolResult':
      return [
        { toolResult: toolResult(requiredObject(block.toolResult, `${place.member}.toolResult`), place) },
      ];
    case 'image':
    case 'document':
    case 'video':
      return [attachment(key, block[key], place)];
    default:
      return [];
  }
}

/** Lê as mensagens no formato do `Converse`, que é também o da família Nova. @throws `AwsError` */
export function readMessages(value: unknown): readonly Message[] {
  return requiredList(value, 'messages').map((item, index) => {
    const message = requiredObject(item, `messages.${index + 1}.member`);
    const role = requiredText(message.role, `messages.${index + 1}.member.role`, {
      values: ['user', 'assistant'],
    });
    const content = requiredList(message.content, `messages.${index + 1}.member.content`);
    if (content.length === 0)
      throw refusal(
        `The content field in the Message object at messages.${index} is empty. Add a ContentBlock object to the content field and try again.`,
      );
    return {
      role: role as Message['role'],
      content: content.flatMap((block, position) =>
        contentBlock(block, {
          path: `messages.${index}.content.${position}`,
          member: `messages.${index + 1}.member.content.${position + 1}.member`,
        }),
      ),
    };
  });
}

/** Lê os blocos de `system`. @throws `AwsError` */
export function readSystem(value: readonly unknown[]): readonly string[] {
  return value.flatMap((item, index) => {
    const block = requiredObject(item, `system.${index + 1}.member`);
    if (block.text === undefined) return [];
    const text = requiredText(block.text, `system.${index + 1}.member.text`);
    if (text.trim() === '')
      throw refusal(
        `The text field in the SystemContentBlock object at system.${index} is blank. Add text to the text field, and try again.`,
      );
    return [text];
  });
}
