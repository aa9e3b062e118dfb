import type { ContentBlock, Json, Message, Tool } from '../../../../bedrock/model.ts';
import { isObject, type JsonObject } from '../../../json.ts';
import { type Answer, textOf } from '../answer.ts';
import { cohereReason } from './cohere-command.ts';
import type { TextFamily } from './family.ts';
import type { Schema } from './schema.ts';
import { numberIn, textsIn } from './values.ts';
import { checkBody, malformed } from './wording.ts';

const objects: Schema = { type: 'array', items: { type: 'object' } };

function schemaOf(maxTokens: number): Schema {
  return {
    type: 'object',
    required: ['message'],
    fields: {
      message: { type: 'string' },
      chat_history: {
        type: 'array',
        items: {
          type: 'object',
          required: ['role', 'message'],
          fields: {
            role: { type: 'string', values: ['USER', 'CHATBOT', 'SYSTEM'] },
            message: { type: 'string' },
            tool_calls: objects,
          },
        },
      },
      preamble: { type: 'string' },
      documents: objects,
      max_tokens: { type: 'integer', min: 1, max: maxTokens },
      temperature: { type: 'number', min: 0, max: 1 },
      p: { type: 'number', min: 0.01, max: 0.99 },
      k: { type: 'integer', min: 0, max: 500 },
      stop_sequences: { type: 'array', items: { type: 'string' } },
      tools: { type: 'array', items: { type: 'object', required: ['name'] } },
      tool_results: objects,
      stream: { type: 'boolean' },
      seed: { type: 'integer' },
      frequency_penalty: { type: 'number', min: 0, max: 1 },
      presence_penalty: { type: 'number', min: 0, max: 1 },
      force_single_step: { type: 'boolean' },
      return_prompt: { type: 'boolean' },
      raw_prompting: { type: 'boolean' },
      prompt_truncation: { type: 'string', values: ['OFF', 'AUTO_PRESERVE_ORDER'] },
      search_queries_only: { type: 'boolean' },
    },
  };
}

const jsonTypes: Readonly<Record<string, string>> = {
  str: 'string',
  int: 'integer',
  float: 'number',
  bool: 'boolean',
  list: 'array',
  dict: 'object',
};

/** As `parameter_definitions` da Cohere como JSON Schema. */
function inputSchema(definitions: unknown): Json {
  const entries = isObject(definitions) ? Object.entries(definitions) : [];
  const properties = entries.map(([name, definition]): [string, Json] => {
    const { type, description } = isObject(definition) ? definition : {};
    const known = jsonTypes[String(type)] ?? 'string';
    return [name, { type: known, ...(typeof description === 'string' ? { description } : {}) }];
  });
  const required = entries.flatMap(([name, item]) =>
    isObject(item) && item.required === true ? [name] : [],
  );
  return { type: 'object', properties: Object.fromEntries(properties), required };
}

function readTools(value: unknown): readonly Tool[] {
  const list = Array.isArray(value) ? value.filter(isObject) : [];
  return list.map(({ name, description, parameter_definitions }) => ({
    name: String(name),
    description: typeof description === 'string' ? description : undefined,
    inputSchema: inputSchema(parameter_definitions),
  }));
}

/** Os resultados de ferramentas, que a Cohere manda junto com a pergunta: a chamada e o que ela deu. */
function toolMessages(value: unknown): Message[] {
  const results = Array.isArray(value) ? value.filter(isObject) : [];
  if (results.length === 0) return [];
  const uses: ContentBlock[] = [];
  const answers: ContentBlock[] = [];
  for (const [index, { call, outputs }] of results.entries()) {
    const { name, parameters } = isObject(call) ? call : {};
    const toolUseId = `call_${index}`;
    uses.push({ toolUse: { toolUseId, name: String(name), input: (parameters ?? {}) as Json } });
    const content = Array.isArray(outputs) ? outputs.map((json) => ({ json: json as Json })) : [];
    answers.push({ toolResult: { toolUseId, content, status: 'success' } });
  }
  return [
    { role: 'assistant', content: uses },
    { role: 'user', content: answers },
  ];
}

function readHistory(body: JsonObject): { system: string[]; messages: Message[] } {
  const history = Array.isArray(body.chat_history) ? body.chat_history.filter(isObject) : [];
  const system = typeof body.preamble === 'string' ? [body.preamble] : [];
  const messages: Message[] = [];
  for (const { role, message } of history) {
    const text = String(message);
    if (role === 'SYSTEM') system.push(text);
    else messages.push({ role: role === 'CHATBOT' ? 'assistant' : 'user', content: [{ text }] });
  }
  const results = toolMessages(body.tool_results);
  const question = String(body.message);
  if (question !== '') messages.push({ role: 'user', content: [{ text: question }] });
  return { system, messages: [...messages, ...results] };
}

function toolCalls({ blocks }: Answer): Json[] {
  return blocks.flatMap((block) =>
    'toolUse' in block ? [{ name: block.toolUse.name, parameters: block.toolUse.input }] : [],
  );
}

function whole(answer: Answer, body: JsonObject, requestId: string): { [key: string]: Json } {
  const text = textOf(answer);
  const history = Array.isArray(body.chat_history) ? (body.chat_history as Json[]) : [];
  const calls = toolCalls(answer);
  return {
    response_id: `${requestId}-r`,
    generation_id: requestId,
    text,
    chat_history: [
      ...history,
      { role: 'USER', message: String(body.message) },
      { role: 'CHATBOT', message: text },
    ],
    finish_reason: cohereReason(answer.stopReason),
    ...(calls.length > 0 ? { tool_calls: calls } : {}),
  };
}

/** Cohere Command R e R+: `message` e `chat_history`. */
export const cohereCommandR: TextFamily = {
  kind: 'text',
  read(body, entry, modelId) {
    checkBody(body, schemaOf(entry.maxOutputTokens));
    if (body.message === '' && body.tool_results === undefined)
      throw malformed('#/message: expected minLength: 1, actual: 0');
    return {
      modelId,
      ...readHistory(body),
      tools: readTools(body.tools),
      toolChoice: { kind: 'auto' },
      maxTokens: numberIn(body, 'max_tokens') ?? entry.maxOutputTokens,
      temperature: numberIn(body, 'temperature'),
      topP: numberIn(body, 'p'),
      topK: numberIn(body, 'k'),
      stopSequences: textsIn(body, 'stop_sequences'),
    };
  },
  write: (answer, { requestId }, body) => whole(answer, body, requestId),
  async *stream(events, { requestId }, body) {
    const blocks: Answer['blocks'][number][] = [];
    for await (const event of events) {
      if (event.kind === 'text') {
        blocks.push({ text: event.text });
        yield { is_finished: false, event_type: 'text-generation', text: event.text };
      } else if (event.kind === 'toolUse') {
        const { kind: _kind, ...toolUse } = event;
        blocks.push({ toolUse });
        const tool_calls = [{ name: toolUse.name, parameters: toolUse.input }];
        yield { is_finished: false, event_type: 'tool-calls-generation', tool_calls };
      } else {
        const { kind: _kind, ...end } = event;
        yield {
          is_finished: true,
          event_type: 'stream-end',
          response: whole({ blocks, ...end }, body, requestId),
          finish_reason: cohereReason(event.stopReason),
        };
      }
    }
  },
};
