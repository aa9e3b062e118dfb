/** A gravação do assistente, no site montado. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, test, vi } from 'vitest';
import { accessibilityFaults } from './accessibility.ts';
import { skipReason } from './chromium.ts';
import { type BuiltSite, openBuiltSite } from './open-built-site.ts';
import { scrollsSideways } from './scrolls-sideways.ts';
import { watchFaults } from './watched-page.ts';

/** Quanto esperar o curso abrir ou a máquina andar, em milissegundos, em uma máquina ocupada. */
const PATIENCE = { timeout: 60_000, interval: 100 };

/** Abre uma página que anota tudo o que não devia acontecer nela. */
async function openPage(site: BuiltSite, options: BrowserContextOptions = {}) {
  const page = await (await site.browser.newContext(options)).newPage();
  page.setDefaultTimeout(PATIENCE.timeout);
  return { page, faults: watchFaults(page, site.address) };
}

describe.skipIf(skipReason)('a gravação, no site montado', () => {
  const site = openBuiltSite();

  const readableLines = (page: Page) =>
    page
      .locator('.gravada .falas li')
      .evaluateAll((lines) => lines.filter((line) => getComputedStyle(line).visibility === 'visible').length);

  test('sem JavaScript, a conversa e a máquina estão inteiras no HTML, e dizem que são uma gravação', async () => {
    for (const path of ['/', '/passos/14-assistente']) {
      const html = await (await fetch(site.address + path)).text();
      for (const words of ['Gravação', 'Posso confirmar?', 'tira a coca', 'data-state="Pedido entregue"'])
        expect(html).toContain(words);
    }
  });

  test('na página inicial ela toca sozinha; pausa, anda e volta pelo teclado, e a máquina acende junto', async () => {
    const { page, faults } = await openPage(site);
    await page.goto(site.address);
    const button = (name: string) => page.locator('.gravada').getByRole('button', { name });
    await button('Pausar').waitFor();
    await vi.waitFor(
      async () => expect(await page.locator('.gravada [data-visited]').count()).toBeGreaterThan(1),
      PATIENCE,
    );
    await button('Pausar').focus();
    await page.keyboard.press('Enter');
    await button('Continuar').waitFor();
    const standing = () => page.locator('.gravada [role=status]').textContent();
    const before = await readableLines(page);
    await button('Avançar').focus();
    await page.keyboard.press('Enter');
    await vi.waitFor(async () => expect(await readableLines(page)).toBe(before + 1), PATIENCE);
    expect(await standing()).toMatch(new RegExp(`^Fala ${before + 1} de \\d+\\.$`));
    expect(await page.locator('.gravada [data-active]').count()).toBe(1);
    await button('Voltar').click();
    expect(await readableLines(page)).toBe(before);
    const all = await page.locator('.gravada .falas li').count();
    for (let line = before; line <= all; line++) await button('Avançar').click();
    expect(await standing()).toBe('Fim da gravação.');
    expect(await page.locator('.gravada [data-state="Pedido entregue"]').getAttribute('data-visited')).toBe(
      'exited',
    );
    await button('Ver de novo').click();
    await vi.waitFor(async () => expect(await readableLines(page)).toBeLessThan(all), PATIENCE);
    expect(faults).toEqual([]);
  });

  test('para quem prefere menos movimento, no passo 14, tudo se lê de uma vez, em 360 px', async () => {
    const { page, faults } = await openPage(site, {
      reducedMotion: 'reduce',
      viewport: { width: 360, height: 740 },
    });
    await page.goto(`${site.address}/passos/14-assistente`);
    await page.locator('.gravada').scrollIntoViewIfNeeded();
    await page.locator('.gravada [data-visited]').first().waitFor();
    expect(await readableLines(page)).toBe(await page.locator('.gravada .falas li').count());
    expect(await page.locator('main').textContent()).toContain('npm start 14');
    expect(await scrollsSideways(page)).toBe(false);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(faults).toEqual([]);
  });
});
