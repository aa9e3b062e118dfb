/** Quanto JavaScript a página de um passo pede antes de alguém fazer qualquer coisa. */
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DIST } from './built-site.ts';
import { openChromium, skipReason } from './chromium.ts';
import { buildDefaultThemeSite } from './default-theme-site.ts';
import { serveFolder } from './static-server.ts';

/** Quanto a página pode pesar a mais que a do tema de fábrica, em KB comprimidos. */
const BUDGET_KB = 40;
const PAGE = '/passos/04-emprestimo';

describe.skipIf(skipReason)('o peso da página de um passo', () => {
  let browser: Browser;
  const closing: (() => unknown)[] = [];
  beforeAll(async () => {
    browser = await openChromium();
  });
  afterAll(async () => {
    await browser?.close();
    for (const close of closing) await close();
  });

  /** O JavaScript que a página pede sozinha, em KB comprimidos. O de outras páginas, que ela só adianta, não conta. */
  async function initialScript(folder: string): Promise<number> {
    const site = await serveFolder(folder);
    closing.push(site.close);
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    const bodies = new Map<string, Promise<Buffer>>();
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      const isAhead = response.request().headers().purpose === 'prefetch' || /_[\w-]+\.md\./.test(pathname);
      const isOwn = pathname.includes('04-emprestimo');
      if (pathname.endsWith('.js') && (isOwn || !isAhead)) bodies.set(pathname, response.body());
    });
    await page.goto(site.address + PAGE, { waitUntil: 'networkidle' });
    const sizes = (await Promise.all(bodies.values())).map((body) => gzipSync(body).length);
    await page.close();
    return sizes.reduce((sum, size) => sum + size, 0) / 1024;
  }

  test(`é no máximo ${BUDGET_KB} KB maior que no tema de fábrica do VitePress`, async () => {
    const reference = await buildDefaultThemeSite('passos/04-emprestimo.md');
    closing.push(reference.remove);
    const [ours, default_] = [await initialScript(DIST), await initialScript(reference.dist)];
    console.log(
      `JavaScript inicial da página do passo 4: ${ours.toFixed(1)} KB; no tema de fábrica, ${default_.toFixed(1)} KB.`,
    );
    expect(default_).toBeGreaterThan(20);
    expect(ours - default_).toBeLessThanOrEqual(BUDGET_KB);
  });
});
