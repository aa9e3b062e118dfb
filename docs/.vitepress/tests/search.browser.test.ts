/** A busca no site montado. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { accessibilityFaults } from './accessibility.ts';
import { DIST } from './built-site.ts';
import { openChromium, skipReason } from './chromium.ts';
import { serveFolder } from './static-server.ts';
import { turnDark } from './turn-dark.ts';
import { watchFaults } from './watched-page.ts';

/** Espera o que a página promete, com fôlego para uma máquina ocupada. */
const eventually = (check: () => unknown, timeout = 20_000) => vi.waitFor(check, { timeout });

describe.skipIf(skipReason)('a busca', () => {
  let browser: Browser;
  let page: Page;
  let site: Awaited<ReturnType<typeof serveFolder>>;
  let faults: readonly string[];
  const asked: string[] = [];

  const dialog = () => page.getByRole('dialog', { name: 'Buscar no curso' });
  const field = () => page.getByRole('combobox', { name: 'Buscar no curso' });
  const status = () => dialog().getByRole('status').textContent();
  const chosen = () => dialog().locator('[role="option"][aria-selected="true"]');

  beforeAll(async () => {
    site = await serveFolder(DIST);
    browser = await openChromium();
    page = await (await browser.newContext()).newPage();
    faults = watchFaults(page, site.address);
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${site.address}/passos/01-fluxograma`, { waitUntil: 'networkidle' });
  });

  afterAll(async () => {
    await browser?.close();
    site?.close();
  });

  test('antes de alguém buscar, nem o índice nem o diálogo são baixados', () => {
    expect(asked.filter((url) => /busca|SearchDialog|minisearch/.test(url))).toEqual([]);
  });

  test('a barra abre a busca, e o que se digita sem acento nem singular acha o termo', async () => {
    await page.keyboard.press('/');
    await field().waitFor();
    expect(await field().evaluate((input) => input === document.activeElement)).toBe(true);
    await page.keyboard.type('condicoes');
    await eventually(async () => expect(await chosen().textContent()).toContain('Choice'));
    expect(await status()).toMatch(/^\d+ resultados\.$/);
    expect(await dialog().locator('mark').first().textContent()).toMatch(/^condiç/i);
    expect(asked.some((url) => /busca.*\.json$/.test(url))).toBe(true);
  });

  test('aberta, atende ao WCAG 2.1 AA nos dois temas e cabe em um telefone', async () => {
    expect(await accessibilityFaults(page)).toEqual([]);
    await turnDark(page);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    const box = await dialog().boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(360);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.emulateMedia({ colorScheme: 'light' });
  });

  test('as setas escolhem, e o campo diz a quem ouve qual é o escolhido', async () => {
    const first = await field().getAttribute('aria-activedescendant');
    await page.keyboard.press('ArrowDown');
    await eventually(async () => expect(await field().getAttribute('aria-activedescendant')).not.toBe(first));
    expect(await chosen().getAttribute('id')).toBe(await field().getAttribute('aria-activedescendant'));
    await page.keyboard.press('ArrowUp');
    await eventually(async () => expect(await field().getAttribute('aria-activedescendant')).toBe(first));
  });

  test('Enter abre o trecho, e a busca se fecha', async () => {
    await page.keyboard.press('Enter');
    await page.waitForURL('**/glossario#choice');
    await dialog().waitFor({ state: 'detached' });
    await page.getByRole('heading', { level: 1, name: 'Glossário' }).waitFor();
  });

  test('dado um engano de digitação, ainda acha', async () => {
    await page.keyboard.press('Control+k');
    await field().fill('idempotensia');
    await eventually(async () => expect(await chosen().textContent()).toContain('Idempotência'));
  });

  test('sem resultado, diz que não achou e sugere; a sugestão acha', async () => {
    await field().fill('xyzxyz');
    await eventually(async () => expect(await status()).toBe('Nada encontrado para “xyzxyz”.'));
    await page.keyboard.press('Enter');
    await dialog().getByRole('button', { name: 'waitForTaskToken' }).click();
    await eventually(async () => expect(await chosen().textContent()).toContain('waitForTaskToken'));
  });

  test('Esc fecha e devolve o foco ao botão', async () => {
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    const focused = await page.evaluate(() => document.activeElement?.textContent);
    expect(focused).toContain('Buscar');
    expect(faults).toEqual([]);
  });
});
