import type { Source } from './source.ts';

/**
 * Quantos níveis se leem. Os leitores de JSON e de YAML são recursivos: um texto que se aninha sem fim acabaria com
 * a pilha, e no meio de uma expressão regular isso derruba o processo em vez de lançar.
 */
export const MAX_DEPTH = 200;

/** Onde as chaves e os colchetes passam do nível que se lê; `undefined` se não passam. */
export function bracketsTooDeep(text: string): number | undefined {
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (isInText) {
      if (char === '\\') at += 1;
      else if (char === '"' || char === '\n') isInText = false;
    } else if (char === '"') isInText = true;
    else if (char === '{' || char === '[') {
      depth += 1;
      if (depth > MAX_DEPTH) return at;
    } else if (char === '}' || char === ']') depth = Math.max(0, depth - 1);
  }
  return undefined;
}

/** Onde o recuo de um YAML passa do nível que se lê. Cada `- `, `? ` e `: ` no começo da linha também é um nível. */
export function indentTooDeep(text: string): number | undefined {
  const open: number[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    for (let column = 0; column < line.length; column++) {
      if (line[column] === ' ' || line[column] === '\t' || line[column] === '\r') continue;
      while (open.length > 0 && (open.at(-1) as number) >= column) open.pop();
      open.push(column);
      if (open.length > MAX_DEPTH) return start + column;
      if (!/^[-?:][ \t]/.test(line.slice(column, column + 2))) break;
    }
    start += line.length + 1;
  }
  return undefined;
}

/** Quantas âncoras, referências e marcas de YAML (`&a`, `*a`, `!Sub`) se leem: o custo delas cresce com o quadrado. */
const MAX_TAGS = 2000;

/** Onde as âncoras, as referências e as marcas passam do que se lê; `undefined` se não passam. */
export function tooManyTags(text: string): number | undefined {
  let count = 0;
  for (const { index } of text.matchAll(/(?<=^|[\s,[{:-])[&*!][^\s,[\]{}]/gm)) {
    count += 1;
    if (count > MAX_TAGS) return index;
  }
  return undefined;
}

/** Um texto de que não se lê nada. */
const unread = (
  text: string,
  syntax: Source['syntax'],
  offset: number,
  said: { rule: string; message: string; why: string },
): Source => ({
  text,
  syntax,
  spanOf: () => undefined,
  repairs: [{ ...said, severity: 'error', span: { offset, length: 1 } }],
});

/** Um texto que se aninha demais para ser lido. */
export const tooDeep = (text: string, syntax: Source['syntax'], offset: number): Source =>
  unread(text, syntax, offset, {
    rule: 'fundo-demais',
    message: `O texto abre mais de ${MAX_DEPTH} níveis, um dentro do outro.`,
    why: 'Nenhuma máquina precisa de tantos. Procure uma chave, um colchete ou um recuo repetido.',
  });

/** Um YAML com marcas demais para ser lido. */
export const tooTagged = (text: string, offset: number): Source =>
  unread(text, 'yaml', offset, {
    rule: 'marcas-demais',
    message: `O YAML tem mais de ${MAX_TAGS} âncoras (&nome), referências (*nome) e marcas (!Nome).`,
    why: 'Nenhuma máquina precisa de tantas. Cole só a definição dela.',
  });
