import type { Page } from 'playwright-core';
import { vi } from 'vitest';

/** A frase que resume o progresso, na página dele. */
export const summaryOf = (page: Page) => page.getByRole('region', { name: 'Resumo' }).getByRole('status');

/** O que a barra diz de um passo. */
export const sidebarText = (page: Page, step: string) =>
  page
    .locator(`.VPSidebar [data-passo="${step}"]`)
    .textContent()
    .then((text) => text?.trim());

/** Espera o que a página promete, com fôlego para uma máquina ocupada. */
export const eventually = (check: () => unknown, timeout = 20_000) => vi.waitFor(check, { timeout });
