/**
 * Como a palavra soa, para que "calabreza" e "calabresa", ou "kero" e "quero", sejam a mesma.
 *
 * @param folded palavra já sem acento e em minúsculas
 */
export function sound(folded: string): string {
  return folded
    .replace(/qu(?=[ei])/g, 'k')
    .replace(/q/g, 'k')
    .replace(/ph/g, 'f')
    .replace(/c(?=[eiy])/g, 's')
    .replace(/c(?!h)/g, 'k')
    .replace(/ch/g, 'x')
    .replace(/sh/g, 'x')
    .replace(/[zs]+/g, 's')
    .replace(/g(?=[eiy])/g, 'j')
    .replace(/gu(?=[ei])/g, 'g')
    .replace(/w/g, 'u')
    .replace(/y/g, 'i')
    .replace(/^h/, '')
    .replace(/([^aeiou])\1/g, '$1')
    .replace(/(?<=.{3})s$/, '');
}

/**
 * Quantas letras separam duas palavras: trocar, pôr, tirar ou inverter vizinhas conta um.
 *
 * @returns a distância, ou `limit + 1` quando passa do limite
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + change);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) least = Math.min(least, before[j - 2]! + 1);
      row.push(least);
    }
    before = previous;
    previous = row;
  }
  return Math.min(previous[b.length]!, limit + 1);
}
