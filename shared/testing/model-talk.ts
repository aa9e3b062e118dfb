import type { Json, LocalAws } from '../aws/index.ts';

/** Uma conversa com o modelo, por inteiro: o que ele sabia, o que se disse, que ferramentas teve e como as usou. */
export interface ModelTalk {
  /** As instruções de sistema, uma por parágrafo. */
  system: string;
  /** As falas, em ordem. */
  turns: readonly { role: string; text: string }[];
  /** Os nomes das ferramentas oferecidas. */
  tools: readonly string[];
  /** `tool` e `any` obrigam o modelo a usar uma ferramenta; `auto` deixa por conta dele. */
  toolChoice: 'auto' | 'any' | 'tool';
  /** O que ele preencheu na ferramenta; `undefined` quando respondeu com texto. */
  toolInput?: Json;
}

/** Um pedido ao modelo, como a AWS local o anota. */
interface ModelRequest {
  system?: string[];
  messages?: { role: string; content: { text?: string }[] }[];
  tools?: { name: string }[];
  toolChoice?: { kind: ModelTalk['toolChoice'] };
  answer?: { toolUses: { input: Json }[] };
}

/** As conversas que uma execução teve com o modelo, da mais antiga à mais nova. */
export async function modelTalks(aws: LocalAws, executionArn: string): Promise<readonly ModelTalk[]> {
  const { requests } = (await aws.call('local', 'ListModelRequests', { executionArn })) as {
    requests: ModelRequest[];
  };
  return requests.map(({ system = [], messages = [], tools = [], toolChoice, answer }) => ({
    system: system.join('\n\n'),
    turns: messages.map(({ role, content }) => ({
      role,
      text: content.flatMap(({ text }) => text ?? []).join('\n'),
    })),
    tools: tools.map(({ name }) => name),
    toolChoice: toolChoice?.kind ?? 'auto',
    toolInput: answer?.toolUses[0]?.input,
  }));
}
