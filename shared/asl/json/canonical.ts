import { isObject, type Json } from './json.ts';

/** Um texto igual para valores iguais, seja qual for a ordem das chaves. Não é o JSON do valor. */
export function canonicalText(value: Json): string {
  return JSON.stringify(value, (_key, member: Json) => {
    if (!isObject(member)) return member;
    // Uma lista de pares: uma chave "__proto__" é só mais um par.
    return { pairs: Object.entries(member).sort(([left], [right]) => (left < right ? -1 : 1)) };
  });
}
