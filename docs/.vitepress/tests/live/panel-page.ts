import type { Locator, Page } from 'playwright-core';

/** O painel de verificação da página de um passo. */
export const panelOf = (page: Page): Locator => page.locator('section[aria-label="Verificação do passo"]');

/** O resultado de cada meta que o painel mostra, na ordem. */
export const outcomesOn = (page: Page): Promise<(string | null)[]> =>
  panelOf(page)
    .locator('li[data-outcome]')
    .evaluateAll((goals) => goals.map((goal) => goal.getAttribute('data-outcome')));
