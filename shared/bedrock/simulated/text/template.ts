import { capitalized } from './words.ts';

/** O que se sabe para preencher um modelo de frase. */
export type Slots = Readonly<Record<string, string | undefined>>;

/**
 * Preenche um modelo de frase: `{nome}` recebe o dado, `{Nome}` o recebe com inicial maiúscula, e um trecho
 * `[entre colchetes]` some quando falta algum dos seus dados. Fora dos colchetes, o dado que falta vira nada.
 */
export function render(template: string, slots: Slots): string {
  const kept = template.replace(/\[([^[\]]*)\]/g, (_, part: string) => {
    const names = [...part.matchAll(/\{([\p{L}_]+)\}/gu)].map((match) => match[1]!);
    return names.every((name) => slotValue(name, slots)) ? part : '';
  });
  const filled = kept.replace(/\{([\p{L}_]+)\}/gu, (_, name: string) => slotValue(name, slots) ?? '');
  return capitalized(filled.replace(/ {2,}/g, ' ').trim());
}

function slotValue(name: string, slots: Slots): string | undefined {
  const value = slots[name.charAt(0).toLowerCase() + name.slice(1)];
  if (!value) return undefined;
  return /^\p{Lu}/u.test(name) ? capitalized(value) : value;
}
