import type { Turn } from './conversation.ts';

const SPEAKER =
  /^\s*[*_]*(cliente|usu[aá]ri[oa]|user|customer|human|h|atendente|assistente|assistant|bot|ai|modelo|vendedor)[*_]*\s*:[*_]*\s*(.*)$/i;
const CUSTOMER = /^(cliente|usu|user|customer|human|h$)/i;

/** Uma fala que traz uma conversa escrita ("Cliente: … Atendente: …") vira as falas dela. */
export function turnsInTranscript(turn: Turn): Turn[] {
  const turns: { role: Turn['role']; text: string }[] = [];
  for (const line of turn.text.split('\n')) {
    const match = SPEAKER.exec(line.slice(0, 2000));
    if (match)
      turns.push({
        role: CUSTOMER.test(match[1]!) ? 'user' : 'assistant',
        text: line.slice(line.indexOf(':') + 1).trim(),
      });
    else if (turns.length > 0) turns.at(-1)!.text += `\n${line}`;
  }
  return turns.length > 0 && turns.some((each) => each.role === 'user') ? turns : [turn];
}

const LABELLED =
  /(?:mensagem(?: do cliente)?|pedido(?: do cliente)?|cliente|fala|texto|pergunta|documento|avalia[cç][aã]o|coment[aá]rio|solicita[cç][aã]o)\s*:\s*\n?/gi;
const QUOTED =
  /["“«]([^"”»]{8,})["”»]|<(mensagem|texto|documento|pedido|cliente|message|document)>([^<]+)<\//gi;

/** A parte do prompt que é dada para ler: entre aspas, em uma marca, ou depois de "Mensagem:". */
export function quotedPart(text: string): string | undefined {
  const quoted = [...text.matchAll(QUOTED)].map((match) => match[1] ?? match[3]!);
  const longest = quoted.sort((a, b) => b.length - a.length)[0];
  if (longest && !longest.includes('{')) return longest.trim();
  const label = [...text.matchAll(LABELLED)].at(-1);
  const after = label && text.slice(label.index + label[0].length).trim();
  return after && after.length >= 3 ? after : undefined;
}
