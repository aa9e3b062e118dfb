import { numberFaults } from '../facts/facts-in-page.ts';
import { ROOT } from '../paths.ts';
import { faultLine } from '../prose/prose.ts';
import { commandFaults } from './page/commands.ts';
import { linkFaults } from './page/links.ts';
import { fileFaults } from './page/mentions.ts';
import { snippetFaults } from './page/snippets.ts';
import { allPages, isGenerated, isStepPage } from './pages.ts';

/**
 * O que não é verdade nas páginas em volta dos passos; as dos passos se provam com eles. Os endereços se conferem
 * em todas.
 * @returns uma frase por falta, com a página, a linha e o que fazer
 */
export async function pagesFaults(root = ROOT): Promise<string[]> {
  const pages = allPages(root);
  const around = pages
    .filter((page) => !isStepPage(page))
    .flatMap((page) =>
      [
        ...fileFaults(page.text, root),
        ...commandFaults(page.text),
        ...snippetFaults(page.file, page.text, root),
        ...(isGenerated(page) ? [] : numberFaults(page.text)),
      ].map((fault) => faultLine(page.file, fault)),
    );
  return [...around, ...(await linkFaults(pages, root))];
}
