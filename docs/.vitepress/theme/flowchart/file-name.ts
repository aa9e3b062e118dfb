/** Um título como nome de arquivo: sem acentos, sem espaços, sem nada que um sistema estranhe. */
export function fileName(title: string): string {
  const plain = title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80);
  return plain || 'fluxograma';
}
