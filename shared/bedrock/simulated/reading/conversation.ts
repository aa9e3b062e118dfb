import type { GenerationRequest, Json, Message, ToolResult } from '../../model.ts';
import { embeddedJson, simplified } from './embedded-json.ts';
import { instructionOf } from './instruction.ts';
import { turnsInTranscript } from './transcript.ts';

/** Uma fala da conversa. */
export interface Turn {
  readonly role: 'user' | 'assistant';
  readonly text: string;
}

/** O pedido ao modelo, lido: quem disse o quê, o que se pede agora e o que já se sabia. */
export interface Conversation {
  readonly system: string;
  /** Só as falas; as chamadas de ferramenta e os seus resultados estão em `results` e `values`. */
  readonly turns: readonly Turn[];
  /** A última fala do usuário, inteira. */
  readonly last: string;
  /** As frases da última fala que pedem alguma coisa. */
  readonly instruction: string;
  /** Tudo o que não é a instrução: o que o prompt traz junto, as falas anteriores e os resultados. */
  readonly context: string;
  /** Os valores JSON da conversa, dos mais antigos aos mais novos. */
  readonly values: readonly Json[];
  /** O começo da resposta, quando o pedido já o traz. */
  readonly prefill: string | undefined;
  /** Os resultados de ferramentas na última mensagem. */
  readonly results: readonly ToolResult[];
  /** As ferramentas chamadas depois da última fala do usuário. */
  readonly called: readonly string[];
  readonly attachments: readonly string[];
}

/** As regras leem no máximo este tanto de cada texto, do começo e do fim: o tempo fica limitado. */
const HALF = 6_000;
const MOST_MESSAGES = 40;

/** Lê um pedido. O tempo é limitado, qualquer que seja o tamanho do pedido. */
export function readConversation(request: GenerationRequest): Conversation {
  const system = clipped(request.system.join('\n\n'));
  const recent = request.messages.slice(-MOST_MESSAGES);
  const prefill = recent.at(-1)?.role === 'assistant' ? textOf(recent.at(-1)!) : undefined;
  const messages = prefill === undefined ? recent : recent.slice(0, -1);
  const spoken = messages.map((message) => ({ role: message.role, text: clipped(textOf(message)) }));
  const turns = spoken.filter((turn) => turn.text.trim() !== '');
  const lastTurn = turns.findLast((turn) => turn.role === 'user');
  const last = lastTurn?.text ?? '';
  const { instruction, rest } = instructionOf(last);
  const resultTexts = messages.flatMap(resultsOf).flatMap((result) => result.content.map(contentText));
  const earlier = turns.filter((turn) => turn !== lastTurn).map((turn) => turn.text);
  return {
    system,
    turns: turns.flatMap((turn) => (turn.role === 'user' ? turnsInTranscript(turn) : [turn])),
    last,
    instruction,
    context: [...earlier, ...resultTexts, rest].join('\n'),
    values: [embeddedJson(system).map((found) => found.value), ...messages.map(valuesOf)].flat(),
    prefill,
    results: messages.at(-1) ? resultsOf(messages.at(-1)!) : [],
    called: calledSince(messages),
    attachments:
      messages.at(-1)?.content.flatMap((block) => ('attachment' in block ? [block.attachment.format] : [])) ??
      [],
  };
}

function clipped(text: string): string {
  const whole = text.normalize('NFC');
  return whole.length <= 2 * HALF ? whole : `${whole.slice(0, HALF)}\n${whole.slice(-HALF)}`;
}

function textOf(message: Message): string {
  return message.content.flatMap((block) => ('text' in block ? [block.text] : [])).join('\n');
}

function resultsOf(message: Message): readonly ToolResult[] {
  return message.content.flatMap((block) => ('toolResult' in block ? [block.toolResult] : []));
}

function contentText(content: ToolResult['content'][number]): string {
  return clipped('text' in content ? content.text : JSON.stringify(content.json));
}

function valuesOf(message: Message): Json[] {
  const written = embeddedJson(clipped(textOf(message))).map((found) => found.value);
  const returned = resultsOf(message).flatMap((result) =>
    result.content.flatMap((content) =>
      'json' in content
        ? [simplified(content.json)]
        : embeddedJson(clipped(content.text)).map((found) => found.value),
    ),
  );
  return [...written, ...returned];
}

function calledSince(messages: readonly Message[]): string[] {
  const lastSpoken = messages.findLastIndex(
    (message) => message.role === 'user' && textOf(message).trim() !== '',
  );
  return messages
    .slice(lastSpoken + 1)
    .flatMap((message) =>
      message.content.flatMap((block) => ('toolUse' in block ? [block.toolUse.name] : [])),
    );
}
