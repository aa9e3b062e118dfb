import type { GenerationRequest } from '../../model.ts';
import { tokenize } from './tokenize.ts';

/** Tokens que cada mensagem gasta além do seu texto, com o papel e as marcas. */
const PER_MESSAGE = 4;
const PER_ATTACHMENT = 1_000;

/** Tokens do pedido: sistema, mensagens e ferramentas. */
export function countTokens(request: GenerationRequest): number {
  const texts = [...request.system, ...request.tools.map((tool) => JSON.stringify(tool))];
  let attachments = 0;
  for (const { content } of request.messages) {
    for (const block of content) {
      if ('text' in block) texts.push(block.text);
      else if ('toolUse' in block) texts.push(JSON.stringify(block.toolUse.input), block.toolUse.name);
      else if ('toolResult' in block)
        texts.push(
          ...block.toolResult.content.map((part) => ('text' in part ? part.text : JSON.stringify(part.json))),
        );
      else attachments++;
    }
  }
  const written = texts.reduce((total, text) => total + tokenize(text).length, 0);
  return (
    written +
    attachments * PER_ATTACHMENT +
    PER_MESSAGE * (request.messages.length + Math.min(request.system.length, 1))
  );
}
