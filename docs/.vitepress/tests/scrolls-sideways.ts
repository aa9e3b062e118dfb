import type { Page } from 'playwright-core';

/** A página passa da largura da tela? */
export const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
