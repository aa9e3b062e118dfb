import { rules } from '../rules.ts';
import { fold, words } from '../text/words.ts';

/** O dado que um campo pede, pelo nome e, se o nome não diz, pela descrição: uma chave de `campos.yaml`. */
export function conceptOf(name: string, description = ''): string | undefined {
  const { campos } = rules();
  const whole = key(name);
  const exact = Object.keys(campos).find((concept) => campos[concept]!.some((each) => key(each) === whole));
  if (exact) return exact;
  return longest(partsOf(name)) ?? longest(words(description.slice(0, 300)).map((word) => word.folded));
}

/** O conceito cujo nome, de quatro letras ou mais, é uma das partes; o mais comprido ganha. */
function longest(parts: readonly string[]): string | undefined {
  let best: { readonly concept: string; readonly length: number } | undefined;
  for (const [concept, names] of Object.entries(rules().campos)) {
    for (const name of names.map(key)) {
      if (name.length >= 3 && parts.includes(name) && name.length > (best?.length ?? 0))
        best = { concept, length: name.length };
    }
  }
  return best?.concept;
}

/** As palavras de `formaDePagamento` ou `forma_de_pagamento`. */
export function partsOf(name: string): string[] {
  return name
    .replace(/([a-zà-ú])([A-Z])/g, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .map(fold)
    .filter((part) => part !== '');
}

function key(name: string): string {
  return fold(name).replace(/[^\p{L}\p{N}]/gu, '');
}
