import type { Page } from 'playwright-core';

/** Passa a página para o tema escuro, sem transições: no meio de uma, as cores ainda não são as que se examinam. */
export async function turnDark(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await page.locator('html.dark').waitFor();
}
