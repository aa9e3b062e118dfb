import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openChromium, skipReason } from './chromium.ts';
import { serveFolder } from './static-server.ts';

const vitepress = path.join(
  path.dirname(createRequire(import.meta.url).resolve('vitepress/package.json')),
  'bin',
  'vitepress.js',
);
const docs = path.resolve(import.meta.dirname, '..', '..');
const PAGES = [
  '/',
  '/preparacao',
  '/como-verificar',
  '/quando-algo-da-errado',
  '/glossario',
  '/passos/01-fluxograma',
  '/passos/04-emprestimo',
];
const DRAWN = ['/', '/passos/01-fluxograma', '/passos/04-emprestimo'];

if (skipReason) console.log(`Testes do site pulados: ${skipReason}.`);

describe.skipIf(skipReason)('o site montado', () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof serveFolder>>;

  beforeAll(async () => {
    // Outro processo: aqui dentro o NODE_ENV é de teste, e o Vue montaria a sua versão de desenvolvimento.
    await promisify(execFile)(process.execPath, [vitepress, 'build', docs], {
      env: { ...process.env, NODE_ENV: 'production' },
    });
    site = await serveFolder(path.join(docs, '.vitepress', 'dist'));
    browser = await openChromium();
  });

  afterAll(async () => {
    await browser?.close();
    site?.close();
  });

  /** Abre a página, a entrega e cobra que o console fique sem erros. */
  async function visit(url: string, options: BrowserContextOptions, look: (page: Page) => Promise<void>) {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(site.address)) errors.push(`pediu ${request.url()}, que é de fora`);
    });
    await page.goto(site.address + url, { waitUntil: 'networkidle' });
    await look(page);
    expect(errors).toEqual([]);
    await context.close();
  }

  describe.each(PAGES)('%s', (url) => {
    it.each(['light', 'dark'] as const)(
      'no tema %s, não tem falha de acessibilidade',
      async (colorScheme) => {
        await visit(url, { colorScheme }, async (page) => {
          const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze();
          expect(
            violations.map(
              ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`,
            ),
          ).toEqual([]);
        });
      },
    );

    it('num telefone de 360 px, a página não rola para o lado', async () => {
      await visit(url, { viewport: { width: 360, height: 740 } }, async (page) => {
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width).toBeLessThanOrEqual(360);
      });
    });
  });

  it.each(DRAWN)('em %s, o fluxograma aparece, com o mesmo em palavras', async (url) => {
    await visit(url, {}, async (page) => {
      expect(await page.locator('svg.fluxograma').first().isVisible()).toBe(true);
      expect(await page.locator('svg.fluxograma desc').first().textContent()).toMatch(
        /^Máquina com \d+ estado/,
      );
    });
  });
});
