/** O fluxograma como coisa viva: o de um passo no site montado, e o que se redesenha, sozinho numa página. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import vue from '@vitejs/plugin-vue';
import type { Browser, BrowserContextOptions, Download, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { longMachine } from '../../../shared/graph/long-machine.ts';
import { graphStyle } from '../graph-style-plugin.ts';
import { accessibilityFaults } from './accessibility.ts';
import { DIST } from './built-site.ts';
import { openChromium, skipReason } from './chromium.ts';
import type {} from './flowchart-page/main.ts';
import { serveFolder } from './static-server.ts';

const STEP = '/passos/07-aprovacao-humana';
const STATES = 200;

const BRANCH = JSON.stringify({
  StartAt: 'Cobrar',
  States: {
    Cobrar: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Next: 'Avisar',
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Estornar' }],
    },
    Avisar: { Type: 'Pass', End: true },
    Estornar: { Type: 'Fail', Error: 'CartaoRecusado' },
  },
});

const readDownload = async (download: Download): Promise<Buffer> => readFile(await download.path());
const focusedState = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('data-state') ?? undefined);

describe.skipIf(skipReason)('o fluxograma', () => {
  let browser: Browser;
  const opened: { close(): void }[] = [];
  let folder: string;
  let site: string;
  let alone: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'fluxograma-'));
    await build({
      root: path.join(import.meta.dirname, 'flowchart-page'),
      configFile: false,
      logLevel: 'error',
      plugins: [vue(), graphStyle()],
      worker: { format: 'es' },
      build: { outDir: folder, emptyOutDir: true },
    });
    const servers = await Promise.all([serveFolder(DIST), serveFolder(folder)]);
    opened.push(...servers);
    [site, alone] = servers.map(({ address }) => address) as [string, string];
    browser = await openChromium();
  });

  afterAll(async () => {
    await browser?.close();
    for (const server of opened) server.close();
    if (folder) await rm(folder, { recursive: true });
  });

  /** Abre o endereço e cobra que nada falhe nem saia da máquina. */
  async function visit(url: string, options: BrowserContextOptions, look: (page: Page) => Promise<void>) {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('requestfailed', (request) => faults.push(`não conseguiu pedir ${request.url()}`));
    page.on('request', (request) => {
      if (!/^(http:\/\/127\.0\.0\.1|blob:|data:)/.test(request.url())) faults.push(`pediu ${request.url()}`);
    });
    await page.goto(url, { waitUntil: 'networkidle' });
    await look(page);
    expect(faults).toEqual([]);
    await context.close();
  }

  test('no site montado, o desenho de um passo ganha teclado, zoom, arrasto e arquivos', async () => {
    await visit(site + STEP, { viewport: { width: 1280, height: 800 } }, async (page) => {
      const figure = page.locator('.fluxo').first();
      const canvas = figure.locator('.fluxo-tela');
      await figure.scrollIntoViewIfNeeded();
      const tools = figure.getByRole('group', { name: /^Ferramentas:/ });
      await tools.waitFor();

      // O desenho é mais largo que a coluna: o começo do fluxo já está à vista.
      expect(await canvas.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);

      // Tab entra no desenho uma vez; lá dentro, as setas seguem o fluxo e Enter escolhe.
      await canvas.focus();
      await page.keyboard.press('Tab');
      expect(await focusedState(page)).toBe('Receber solicitação');
      await page.keyboard.press('ArrowDown');
      expect(await focusedState(page)).toBe('Verificar crédito');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowRight');
      expect(await focusedState(page)).toBe('Pedir correção');
      await page.keyboard.press('ArrowUp');
      expect(await focusedState(page)).toBe('Verificar crédito');
      const label = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
      expect(label).toContain('com CpfInvalido, vai para “Pedir correção”');
      await page.keyboard.press('Enter');
      expect(await figure.locator('.fluxo-aviso').textContent()).toBe(label);
      await page.keyboard.press('Escape');
      expect(await figure.locator('[data-selected]').count()).toBe(0);
      await page.keyboard.press('End');
      expect(await focusedState(page)).toBe('Enviar notificação');

      // O zoom, por botão, por tecla e por roda, e a volta à largura da tela.
      const width = () => canvas.locator('svg').evaluate((svg) => svg.getBoundingClientRect().width);
      const natural = await width();
      await tools.getByRole('button', { name: 'Ampliar' }).click();
      expect(await width()).toBeCloseTo(natural * 1.25, 0);
      expect(await tools.getByRole('status').textContent()).toBe('125%');
      await canvas.focus();
      await page.keyboard.press('-');
      expect(await width()).toBeCloseTo(natural, 0);
      const box = (await canvas.boundingBox())!;
      await page.mouse.move(box.x + box.width / 2, Math.max(box.y, 100) + 100);
      await page.keyboard.down('Control');
      await page.mouse.wheel(0, -300);
      await page.keyboard.up('Control');
      await expect.poll(width).toBeGreaterThan(natural * 2);

      // Ampliado, arrasta-se com o mouse, e arrastar não escolhe.
      const left = await canvas.evaluate((element) => element.scrollLeft);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width / 2 - 80, Math.max(box.y, 100) + 80, { steps: 4 });
      await page.mouse.up();
      expect(await canvas.evaluate((element) => element.scrollLeft)).toBeCloseTo(left + 80, -1);
      expect(await figure.locator('[data-selected]').count()).toBe(0);
      await canvas.focus();
      await page.keyboard.press('0');
      const fits = await canvas.evaluate((element) => element.scrollWidth <= element.clientWidth);
      expect(fits, 'ajustado, o desenho não rola para o lado').toBe(true);

      // Os arquivos: o SVG leva o seu estilo, o PNG tem o dobro do tamanho natural.
      const [svgDownload] = await Promise.all([
        page.waitForEvent('download'),
        tools.getByRole('button', { name: 'Baixar SVG' }).click(),
      ]);
      expect(svgDownload.suggestedFilename()).toMatch(/^fluxograma-de-.*\.svg$/);
      const svg = (await readDownload(svgDownload)).toString();
      expect(svg).toContain('--graph-task');
      expect(svg).not.toMatch(/tabindex|role="application"/);
      const size = Number(/ width="(\d+)"/.exec(svg)?.[1]);
      const [pngDownload] = await Promise.all([
        page.waitForEvent('download'),
        tools.getByRole('button', { name: 'Baixar PNG' }).click(),
      ]);
      const png = await readDownload(pngDownload);
      expect(png.subarray(1, 4).toString()).toBe('PNG');
      expect(png.readUInt32BE(16)).toBe(size * 2);

      expect(await accessibilityFaults(page)).toEqual([]);
      await page.setViewportSize({ width: 360, height: 740 });
      expect(await accessibilityFaults(page), 'no telefone').toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    });
  });

  test('sozinho, com a política de segurança estrita, redesenha no worker e acende sem redesenhar', async () => {
    await visit(`${alone}/`, {}, async (page) => {
      await page.evaluate((definition) => {
        globalThis.fluxo.definition = definition;
      }, BRANCH);
      const charge = page.locator('[data-state="Cobrar"]');
      await charge.waitFor();

      // A luz: o mesmo elemento ganha o resultado, o selo e a seta percorrida.
      const before = await charge.elementHandle();
      await page.evaluate(() => {
        globalThis.fluxo.path = [{ state: 'Cobrar', outcome: 'caught', error: 'CartaoRecusado' }];
        globalThis.fluxo.active = ['Estornar'];
      });
      await page.locator('[data-state="Estornar"][data-active]').waitFor();
      expect(await charge.getAttribute('data-visited')).toBe('caught');
      expect(await charge.locator('> .visita').count()).toBe(1);
      expect(await charge.getAttribute('aria-label')).toContain('o erro foi capturado');
      await page.evaluate(() => {
        globalThis.fluxo.path = [...globalThis.fluxo.path, { state: 'Estornar', outcome: 'failed' }];
        globalThis.fluxo.active = [];
      });
      await page.locator('[data-edge="catch"][data-traversed]').waitFor();
      expect(await page.locator('[data-active]').count()).toBe(0);
      expect(await before?.evaluate((element) => element.isConnected), 'o desenho é o mesmo').toBe(true);
      await page.evaluate(() => {
        globalThis.fluxo.path = [];
      });
      await expect.poll(() => page.locator('[data-visited], .visita, [data-traversed]').count()).toBe(0);

      // A escolha vai e volta.
      await charge.locator('> .forma').click({ position: { x: 8, y: 20 } });
      expect(await page.evaluate(() => globalThis.fluxo.selected)).toBe('Cobrar');
      await page.evaluate(() => {
        globalThis.fluxo.selected = 'Avisar';
      });
      await page.locator('[data-state="Avisar"][data-selected]').waitFor();

      // Um texto pela metade guarda o último desenho e diz isso.
      await page.evaluate(() => {
        globalThis.fluxo.definition = '{ "StartAt": ';
      });
      await page.getByRole('status').filter({ hasText: 'ainda não é um JSON válido' }).waitFor();
      expect(await charge.count()).toBe(1);
      expect(await accessibilityFaults(page)).toEqual([]);
    });
  });

  test(`dados ${STATES} estados, um worker os dispõe, e o desenho anterior fica na tela até o novo estar pronto`, async () => {
    await visit(`${alone}/`, {}, async (page) => {
      await page.evaluate((definition) => {
        globalThis.fluxo.definition = definition;
      }, BRANCH);
      await page.locator('.fluxo-montado [data-state="Cobrar"]').waitFor();
      const { longest, shown, states } = await page.evaluate(
        async (definition) => {
          let longest = 0;
          new PerformanceObserver((list) => {
            for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
          }).observe({ type: 'longtask' });
          const drawn = globalThis.fluxo.drawings;
          const shown = new Set<number>();
          globalThis.fluxo.definition = definition;
          while (globalThis.fluxo.drawings === drawn) {
            await new Promise(requestAnimationFrame);
            shown.add(document.querySelectorAll('.fluxo-montado svg').length);
          }
          return { longest, shown: [...shown], states: document.querySelectorAll('[data-state]').length };
        },
        JSON.stringify(longMachine(STATES - 1)),
      );
      expect(states).toBe(STATES);
      expect(shown, 'quantos desenhos a tela mostrou, quadro a quadro').toEqual([1]);
      expect(page.workers()).toHaveLength(1);
      // Uma medida, e não uma cobrança: a máquina pode estar ocupada.
      console.log(`${STATES} estados: a maior tarefa na página levou ${longest || 'menos de 50'} ms.`);
    });
  });
});
