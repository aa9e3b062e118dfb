import type { Message } from '../../../../bedrock/model.ts';

/** Uma conversa tirada do texto de um prompt. */
export interface Conversation {
  readonly system: readonly string[];
  readonly messages: readonly Message[];
}

const HEADER = /<\|start_header_id\|>\s*(\w+)\s*<\|end_header_id\|>/g;

/** O que um modelo Llama 3 lê como conversa; `undefined` quando o prompt é só um texto. */
export function parseLlamaPrompt(prompt: string): Conversation | undefined {
  const headers = [...prompt.matchAll(HEADER)];
  if (headers.length === 0) return undefined;
  const system: string[] = [];
  const messages: Message[] = [];
  for (const [index, header] of headers.entries()) {
    const start = header.index + header[0].length;
    const text = prompt
      .slice(start, headers[index + 1]?.index)
      .replaceAll(/<\|(eot_id|eom_id|end_of_text|begin_of_text)\|>/g, '')
      .trim();
    if (text === '') continue; // O último cabeçalho é o convite a responder.
    const role = header[1];
    if (role === 'system') system.push(text);
    else messages.push({ role: role === 'assistant' ? 'assistant' : 'user', content: [{ text }] });
  }
  return messages.length === 0 ? undefined : { system, messages };
}
