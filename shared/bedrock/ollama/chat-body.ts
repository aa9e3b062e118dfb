import { type GenerationRequest, type Json, type Message, ModelUnavailable } from '../model.ts';

/**
 * O corpo de `POST /api/chat`.
 *
 * O Ollama não tem escolha de ferramenta: quando uma é obrigatória, só ela é oferecida, e uma instrução a exige.
 *
 * @throws `ModelUnavailable` quando o pedido traz imagem ou documento
 */
export function chatBody(model: string, request: GenerationRequest): Json {
  const { maxTokens, messages, stopSequences, system, temperature, toolChoice, tools, topK, topP } = request;
  const offered = toolChoice.kind === 'tool' ? tools.filter((tool) => tool.name === toolChoice.name) : tools;
  const order =
    toolChoice.kind === 'auto' || offered.length === 0
      ? []
      : ['Responda chamando uma das ferramentas, sem texto.'];
  const names = toolNames(messages);
  return {
    model,
    stream: true,
    messages: [
      ...[...system, ...order].map((content) => ({ role: 'system', content })),
      ...messages.flatMap((message) => chatMessages(message, names)),
    ],
    ...(offered.length > 0 && {
      tools: offered.map(({ name, description, inputSchema }) => ({
        type: 'function',
        function: { name, description: description ?? '', parameters: inputSchema },
      })),
    }),
    options: {
      num_predict: maxTokens,
      ...(temperature !== undefined && { temperature }),
      ...(topP !== undefined && { top_p: topP }),
      ...(topK !== undefined && { top_k: topK }),
      ...(stopSequences.length > 0 && { stop: [...stopSequences] }),
    },
    ...(asksForJson(request) && { format: 'json' }),
  };
}

/** Que ferramenta cada chamada pediu: o resultado, no Ollama, traz o nome dela. */
function toolNames(messages: readonly Message[]): ReadonlyMap<string, string> {
  const uses = messages.flatMap((message) =>
    message.content.flatMap((block) => ('toolUse' in block ? [block.toolUse] : [])),
  );
  return new Map(uses.map((use) => [use.toolUseId, use.name]));
}

function chatMessages(message: Message, names: ReadonlyMap<string, string>): Json[] {
  const texts: string[] = [];
  const calls: Json[] = [];
  const results: Json[] = [];
  for (const block of message.content) {
    if ('text' in block) texts.push(block.text);
    else if ('toolUse' in block)
      calls.push({ function: { name: block.toolUse.name, arguments: block.toolUse.input } });
    else if ('toolResult' in block) {
      const { content, toolUseId } = block.toolResult;
      const text = content.map((part) => ('text' in part ? part.text : JSON.stringify(part.json))).join('\n');
      results.push({ role: 'tool', tool_name: names.get(toolUseId) ?? '', content: text });
    } else
      throw new ModelUnavailable(
        `O Ollama local recebe só texto aqui, e o pedido traz um anexo (${block.attachment.format}).`,
      );
  }
  const spoken = texts.length > 0 || calls.length > 0;
  const own = {
    role: message.role,
    content: texts.join('\n'),
    ...(calls.length > 0 && { tool_calls: calls }),
  };
  return [...results, ...(spoken ? [own] : [])];
}

/** Um prompt que pede só JSON, ou uma resposta começada com `{`, liga o modo JSON do Ollama. */
function asksForJson({ messages, tools }: GenerationRequest): boolean {
  if (tools.length > 0) return false;
  const last = messages.at(-1);
  const text = last?.content.map((block) => ('text' in block ? block.text : '')).join('\n') ?? '';
  if (last?.role === 'assistant') return /^\s*\{/.test(text);
  return /(?<!\p{L})(?:s[oó]|apenas|somente|only)(?!\p{L})[^.\n]{0,40}\bjson\b/iu.test(text.slice(-4000));
}
