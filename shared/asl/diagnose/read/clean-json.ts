import type { Span } from '../finding.ts';
import type { Repair } from './source.ts';

const DOUBLE = /[“”„«»]/;
const SINGLE = /[‘’]/;

/**
 * Troca, sem mudar nenhuma posição, o que não é JSON mas se entende: aspas curvas e simples, comentários, `...`.
 * @returns um texto do mesmo tamanho, e o que foi preciso relevar
 */
export function cleanJson(text: string, { offset, length }: Span): { text: string; repairs: Repair[] } {
  const body = text.slice(offset, offset + length);
  const out = body.split('');
  const repairs: Repair[] = [];
  const blank = (from: number, to: number) => {
    for (let at = from; at < to; at++) if (out[at] !== '\n') out[at] = ' ';
  };
  const note = (rule: string, message: string, why: string, from: number, to: number, replacement?: string) =>
    repairs.push({
      rule,
      severity: 'error',
      message,
      why,
      span: { offset: offset + from, length: to - from },
      ...(replacement === undefined
        ? {}
        : {
            fix: {
              title: replacement === '' ? 'Apagar' : 'Trocar',
              edits: [{ offset: offset + from, length: to - from, text: replacement }],
            },
          }),
    });

  for (let at = 0; at < out.length; at++) {
    const char = out[at] as string;
    if (char === '"') at = endOfString(out, at, '"');
    else if (DOUBLE.test(char) || SINGLE.test(char) || char === "'") {
      const isCurly = char !== "'";
      const end = endOfString(out, at, isCurly ? '"”“„«»’‘' : "'");
      const inside = out.slice(at + 1, end).join('');
      note(
        isCurly ? 'aspas-curvas' : 'aspas-simples',
        isCurly ? 'As aspas são curvas.' : 'As aspas são simples.',
        'JSON só aceita aspas duplas retas. Um editor de textos troca as aspas sozinho ao colar.',
        at,
        Math.min(end + 1, out.length),
        JSON.stringify(inside),
      );
      for (let inner = at + 1; inner < end; inner++) if (out[inner] === '"') out[inner] = '”';
      out[at] = '"';
      if (end < out.length) out[end] = '"';
      at = end;
    } else if (body.startsWith('//', at) || body.startsWith('/*', at)) {
      const end = endOfComment(body, at);
      note(
        'comentario-no-json',
        'Há um comentário.',
        'JSON não tem comentários, e a AWS recusa o texto. Escreva no campo Comment do estado.',
        at,
        end,
        '',
      );
      blank(at, end);
      at = end - 1;
    } else if (body.startsWith('...', at) || char === '…') {
      const end = at + (char === '…' ? 1 : 3);
      note(
        'reticencias',
        'Há reticências no lugar de um pedaço da definição.',
        'Alguém cortou o exemplo para mostrar. O pedaço que falta precisa ser escrito.',
        at,
        end,
      );
      blank(at, end);
      at = end - 1;
    } else if (char === ',' && closesNext(body, at + 1)) {
      note(
        'virgula-sobrando',
        'Há uma vírgula depois do último item.',
        'JSON não aceita vírgula antes de fechar chave ou colchete.',
        at,
        at + 1,
        '',
      );
      out[at] = ' ';
    }
  }
  return { text: out.join(''), repairs };
}

/** Onde acaba o comentário que começa em `at`. */
function endOfComment(body: string, at: number): number {
  const isLine = body.startsWith('//', at);
  const found = body.indexOf(isLine ? '\n' : '*/', at + 2);
  if (found === -1) return body.length;
  return isLine ? found : found + 2;
}

/** Se, fora espaços, comentários e reticências, o que vem é o fim de um objeto ou de uma lista. */
function closesNext(body: string, from: number): boolean {
  for (let at = from; at < body.length; ) {
    if (body.startsWith('//', at) || body.startsWith('/*', at)) at = endOfComment(body, at);
    else if (body.startsWith('...', at)) at += 3;
    else if (/[\s…]/.test(body[at] as string)) at += 1;
    else return body[at] === '}' || body[at] === ']';
  }
  return false;
}

/** A posição das aspas que fecham; o fim da linha, se ninguém fecha. */
function endOfString(out: readonly string[], start: number, closers: string): number {
  for (let at = start + 1; at < out.length; at++) {
    if (out[at] === '\\') at += 1;
    else if (closers.includes(out[at] as string)) return at;
    else if (out[at] === '\n') return at - 1;
  }
  return out.length - 1;
}
