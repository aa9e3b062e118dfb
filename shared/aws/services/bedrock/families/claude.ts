import { createHash } from 'node:crypto';
import type { GenerationEvent, Json, Tool, ToolChoice } from '../../../../bedrock/model.ts';
import { AwsError } from '../../../errors.ts';
import { isObject, type JsonObject } from '../../../json.ts';
import { readClaudeMessages } from './claude-messages.ts';
import { anthropicName, checkClaudeBody, isClaude3 } from './claude-schema.ts';
import type { Reply, TextFamily } from './family.ts';
import { checkMaxTokens } from './max-tokens.ts';
import { checkSampling } from './sampling.ts';
import { numberIn, textsIn } from './values.ts';

function readSystem(value: unknown): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (!Array.isArray(value)) return [];
  return value.flatMap((block) => (isObject(block) && typeof block.text === 'string' ? [block.text] : []));
}

function readTools(value: unknown): readonly Tool[] {
  if (!Array.isArray(value)) return [];
  return value.map((tool, index) => {
    if (!isObject(tool.input_schema))
      throw new AwsError('ValidationException', `tools.${index}.custom.input_schema: Field required`);
    if (typeof tool.name !== 'string' || !/^[a-zA-Z0-9_-]{1,128}$/.test(tool.name))
      throw new AwsError(
        'ValidationException',
        `tools.${index}.custom.name: String should match pattern '^[a-zA-Z0-9_-]{1,128}$'`,
      );
    return {
      name: tool.name,
      description: typeof tool.description === 'string' ? tool.description : undefined,
      inputSchema: tool.input_schema as Json,
    };
  });
}

function readToolChoice(value: unknown, tools: readonly Tool[]): ToolChoice {
  if (!isObject(value) || value.type === 'auto') return { kind: 'auto' };
  if (value.type === 'any') return { kind: 'any' };
  if (value.type !== 'tool')
    throw new AwsError(
      'ValidationException',
      `tool_choice: Input tag '${String(value.type)}' found using 'type' does not match any of the expected tags: 'any', 'auto', 'none', 'tool'`,
    );
  const { name } = value;
  if (typeof name !== 'string' || !tools.some((tool) => tool.name === name))
    throw new AwsError(
      'ValidationException',
      `tool_choice: Tool '${String(name)}' not found in provided tools`,
    );
  return { kind: 'tool', name };
}

/** `msg_bdrk_...`, sempre o mesmo para o mesmo pedido. */
function messageId(requestId: string): string {
  const digest = createHash('sha256').update(requestId).digest('base64url').replace(/[-_]/g, '0');
  return `msg_bdrk_01${digest.slice(0, 22)}`;
}

function opening({ entry, requestId }: Reply): JsonObject {
  return { id: messageId(requestId), type: 'message', role: 'assistant', model: anthropicName(entry) };
}

/** Anthropic Claude, na Messages API. `thinking` é aceito e não muda a resposta: não há raciocínio a mostrar. */
export const claude: TextFamily = {
  kind: 'text',
  read(body, entry, modelId) {
    checkClaudeBody(body, entry);
    const maxTokens = Number(body.max_tokens);
    checkMaxTokens(maxTokens, entry);
    const temperature = numberIn(body, 'temperature');
    const topP = numberIn(body, 'top_p');
    checkSampling({ temperature, topP }, entry);
    const forbidsTools = isObject(body.tool_choice) && body.tool_choice.type === 'none';
    const tools = forbidsTools ? [] : readTools(body.tools);
    return {
      modelId,
      system: readSystem(body.system),
      messages: readClaudeMessages(body.messages, isClaude3(entry)),
      tools,
      toolChoice: forbidsTools ? { kind: 'auto' } : readToolChoice(body.tool_choice, tools),
      maxTokens,
      temperature,
      topP,
      topK: numberIn(body, 'top_k'),
      stopSequences: textsIn(body, 'stop_sequences'),
    };
  },
  write(answer, reply) {
    const content = answer.blocks.map((block): Json => {
      if ('text' in block) return { type: 'text', text: block.text };
      const { toolUseId, name, input } = block.toolUse;
      return { type: 'tool_use', id: toolUseId, name, input };
    });
    return {
      ...(opening(reply) as { [key: string]: Json }),
      content,
      stop_reason: answer.stopReason,
      stop_sequence: answer.stopSequence ?? null,
      usage: { input_tokens: answer.usage.inputTokens, output_tokens: answer.usage.outputTokens },
    };
  },
  async *stream(events, reply) {
    const usage = { input_tokens: reply.inputTokens, output_tokens: 1 };
    const message = { ...opening(reply), content: [], stop_reason: null, stop_sequence: null, usage };
    yield { type: 'message_start', message };
    yield* streamBlocks(events);
    yield { type: 'message_stop' };
  },
};

async function* streamBlocks(events: AsyncIterable<GenerationEvent>): AsyncGenerator<JsonObject> {
  let index = 0;
  let isTextOpen = false;
  for await (const event of events) {
    if (event.kind === 'text') {
      if (!isTextOpen)
        yield { type: 'content_block_start', index, content_block: { type: 'text', text: '' } };
      isTextOpen = true;
      yield { type: 'content_block_delta', index, delta: { type: 'text_delta', text: event.text } };
      continue;
    }
    if (isTextOpen) yield { type: 'content_block_stop', index: index++ };
    isTextOpen = false;
    if (event.kind === 'toolUse') {
      const block = { type: 'tool_use', id: event.toolUseId, name: event.name, input: {} };
      yield { type: 'content_block_start', index, content_block: block };
      const delta = { type: 'input_json_delta', partial_json: JSON.stringify(event.input) };
      yield { type: 'content_block_delta', index, delta };
      yield { type: 'content_block_stop', index: index++ };
    } else {
      const delta = { stop_reason: event.stopReason, stop_sequence: event.stopSequence ?? null };
      yield { type: 'message_delta', delta, usage: { output_tokens: event.usage.outputTokens } };
    }
  }
}
