/** O site montado, como quem só o lê o encontra: sem `npm start` por perto. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { accessibilityFaults, contrastFaults } from './accessibility.ts';
import { skipReason } from './chromium.ts';
import { openBuiltSite } from './open-built-site.ts';
import { turnDark } from './turn-dark.ts';
import { watchFaults } from './watched-page.ts';

const DOCS = path.resolve(import.meta.dirname, '..', '..');

/** O menor telefone que o site promete atender, em pixels. */
const PHONE = { width: 360, height: 740 };

/** A moldura do telefone e as cores do código são as mesmas em toda página: basta examinar uma de cada jeito. */
const SAMPLE = new Set(['/', '/passos/04-emprestimo', '/referencia/servicos', '/como-verificar']);

const NOT_PAGES = /^(\.vitepress|public|saidas)[\\/]/;

/** O endereço de cada página, como o site a serve. */
const PAGES = readdirSync(DOCS, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.md') && !NOT_PAGES.test(file))
  .map(
    (file) =>
      `/${file
        .split(path.sep)
        .join('/')
        .replace(/(index)?\.md$/, '')}`,
  );
const STEPS = PAGES.filter((url) => url.startsWith('/passos/'));

if (skipReason) console.log(`Testes do site pulados: ${skipReason}.`);

describe.skipIf(skipReason)('o site montado', () => {
  const site = openBuiltSite();

  /** Abre a página, a entrega e cobra que nada falhe e que nada seja pedido a outro lugar. */
  async function visit(url: string, options: BrowserContextOptions, look: (page: Page) => Promise<void>) {
    const context = await site.browser.newContext(options);
    const page = await context.newPage();
    const faults = watchFaults(page, site.address);
    await page.goto(site.address + url, { waitUntil: 'networkidle' });
    await look(page);
    expect(faults).toEqual([]);
    await context.close();
  }

  /** Um passo mostra o fluxograma, com o mesmo em palavras, e como verificar sem `npm start`. */
  async function expectStepParts(page: Page, url: string): Promise<void> {
    const drawing = page.locator('svg.fluxograma').first();
    expect(await drawing.isVisible()).toBe(true);
    // Uma imagem; ou, se ele já apareceu na tela, um lugar por onde o teclado anda.
    expect(['img', 'application']).toContain(await drawing.getAttribute('role'));
    expect(await drawing.locator('desc').textContent()).toMatch(/^Máquina com \d+ estado/);
    const step = Number(path.posix.basename(url).slice(0, 2));
    const note = page.locator('.custom-block.tip', { hasText: 'No seu computador' });
    expect(await note.textContent()).toContain(`npm test ${step}`);
  }

  // Uma visita por página: abrir é o que custa, e cada cobrança diz, na falha, em que aparência estava.
  test.each(PAGES)(
    '%s tem as suas partes, atende ao WCAG 2.1 AA, nos dois temas, e cabe em um telefone',
    async (url) => {
      await visit(url, { colorScheme: 'light' }, async (page) => {
        expect(await accessibilityFaults(page, !SAMPLE.has(url)), 'no tema claro').toEqual([]);
        if (STEPS.includes(url)) await expectStepParts(page, url);
        await turnDark(page);
        // O tema só troca cores: o resto já foi examinado.
        const dark = SAMPLE.has(url) ? await accessibilityFaults(page) : await contrastFaults(page);
        expect(dark, 'no tema escuro').toEqual([]);
        await page.setViewportSize(PHONE);
        if (SAMPLE.has(url)) expect(await accessibilityFaults(page), 'no telefone').toEqual([]);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width, 'a página rola para o lado no telefone').toBeLessThanOrEqual(PHONE.width);
      });
    },
  );

  test('um script que entra na página pronta não executa, e nada se pede a outro lugar', async () => {
    const page = await site.browser.newPage();
    await page.goto(`${site.address}/passos/01-fluxograma`);
    await page.evaluate(() => {
      const directives: string[] = [];
      Object.assign(globalThis, { directives });
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        directives.push(effectiveDirective);
      });
      const script = document.createElement('script');
      script.textContent = 'globalThis.invadiu = true';
      document.body.append(script);
      fetch('https://example.com/').catch(() => undefined);
    });
    const blocked = () => page.evaluate(() => (globalThis as unknown as { directives: string[] }).directives);
    await expect.poll(blocked, { timeout: 10_000 }).toEqual(['script-src-elem', 'connect-src']);
    expect(await page.evaluate(() => 'invadiu' in globalThis)).toBe(false);
    await page.close();
  });

  test('dada uma âncora em uma página, o lugar para onde ela aponta existe', async () => {
    const places = new Set<string>();
    const links: { from: string; to: string }[] = [];
    for (const url of PAGES) {
      const html = await (await fetch(site.address + url)).text();
      for (const [, id] of html.matchAll(/\sid="([^"]+)"/g)) places.add(`${url}#${id}`);
      for (const [, href = ''] of html.matchAll(/href="([^"]*#[^"]+)"/g))
        links.push({ from: url, to: new URL(href, site.address + url).href });
    }
    const broken = links.filter(({ to }) => {
      const { origin, pathname, hash } = new URL(to);
      return origin === site.address && !places.has(pathname + decodeURIComponent(hash));
    });
    expect(links.length).toBeGreaterThan(0);
    expect(broken).toEqual([]);
  });

  test('um número diz a fonte a quem pede, pelo teclado, e a nota se fecha com Esc', async () => {
    await visit('/glossario', {}, async (page) => {
      const fact = page.locator('.fato').first();
      const note = fact.getByRole('note');
      await fact.getByRole('button', { name: /^Fonte de / }).focus();
      await page.keyboard.press('Enter');
      expect(await note.isVisible()).toBe(true);
      expect(await note.textContent()).toMatch(/Fonte: \S+, lida em \d\d\/\d\d\/\d{4}\./);
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.keyboard.press('Escape');
      expect(await note.isVisible()).toBe(false);
    });
  });
});
