/** Uma palavra, um número ou um sinal do texto, com o lugar de onde veio. */
export interface Word {
  readonly text: string;
  /** Sem acento, em minúsculas e sem hífen nem apóstrofo: é assim que as palavras se comparam. */
  readonly folded: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /\p{L}[\p{L}\p{M}'’-]*|\p{N}+(?:[.,]\p{N}+)*|\n|[^\s]/gu;

/** Sem acento e em minúsculas. O comprimento pode mudar. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

/** As palavras do texto, na ordem. "x tudo" vira uma palavra só, como "x-tudo". */
export function words(text: string): Word[] {
  const found: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const word = {
      text: match[0],
      folded: bare(match[0]),
      start: match.index,
      end: match.index + match[0].length,
    };
    const last = found.at(-1);
    const joins =
      last?.folded === 'x' && !/^\d/.test(found.at(-2)?.folded ?? '') && /^\p{L}/u.test(word.text);
    if (joins) found[found.length - 1] = joined(last, word);
    else found.push(word);
  }
  return found;
}

function bare(text: string): string {
  return text.length === 1 ? fold(text) : fold(text).replace(/['’-]/g, '');
}

function joined(first: Word, second: Word): Word {
  return {
    text: `${first.text} ${second.text}`,
    folded: first.folded + second.folded,
    start: first.start,
    end: second.end,
  };
}

/** Os últimos textos dobrados: cada parte das regras pergunta pelos mesmos. */
const recent = new Map<string, string>();
const MOST_RECENT = 12;

/** O texto dobrado, com um espaço entre as palavras e nas pontas, para procurar palavras inteiras. */
export function padded(text: string): string {
  const known = recent.get(text);
  if (known !== undefined) return known;
  const folded = ` ${words(text)
    .map((word) => word.folded)
    .join(' ')} `;
  // Só textos compridos pesam; os curtos expulsariam estes da memória.
  if (text.length > 500) {
    if (recent.size === MOST_RECENT) recent.delete(recent.keys().next().value!);
    recent.set(text, folded);
  }
  return folded;
}

/** Se a palavra ou expressão (sem acento) aparece inteira em um texto de `padded`. */
export function mentions(paddedText: string, expression: string): boolean {
  return paddedText.includes(` ${bareExpression(expression)} `);
}

function bareExpression(expression: string): string {
  return expression.includes('-') || /[A-Z]/.test(expression) ? bare(expression) : expression;
}

/** Os conceitos da tabela que alguma palavra do texto chama. */
export function mentioned(paddedText: string, table: Readonly<Record<string, readonly string[]>>): string[] {
  return Object.keys(table).filter((name) => table[name]!.some((word) => mentions(paddedText, word)));
}

/** "a, b e c". */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} e ${items.at(-1)}`;
}

export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
