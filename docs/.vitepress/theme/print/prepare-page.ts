/**
 * Deixa a página pronta para o papel e a desfaz depois: abre o que estava recolhido e usa a paleta clara, que é a
 * que se lê em uma folha. O que o CSS alcança sozinho está em `style/print.css`.
 */

/** @returns como voltar ao que era */
export function prepareForPaper(page: Document): () => void {
  const root = page.documentElement;
  const wasDark = root.classList.contains('dark');
  const closed = [...page.querySelectorAll<HTMLDetailsElement>('.vp-doc details:not([open])')];
  root.classList.remove('dark');
  for (const details of closed) details.open = true;
  return () => {
    if (wasDark) root.classList.add('dark');
    for (const details of closed) details.open = false;
  };
}

/** Para o começo da visita, no navegador. */
export function watchPrinting(): void {
  let restore: (() => void) | undefined;
  window.addEventListener('beforeprint', () => {
    restore ??= prepareForPaper(document);
  });
  window.addEventListener('afterprint', () => {
    restore?.();
    restore = undefined;
  });
}
