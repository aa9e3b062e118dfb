/** A página de diagnóstico no site montado: colar, ler os achados, ir ao lugar de um, abrir um arquivo. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { accessibilityFaults } from './accessibility.ts';
import { skipReason } from './chromium.ts';
import { openBuiltSite } from './open-built-site.ts';
import { watchFaults } from './watched-page.ts';

const BROKEN = `{
  "StartAt": "Cobrar",
  "States": {
    "Cobrar": { "Type": "Pass", "Next": "Entregar" }
  }
}`;
const MENDED = BROKEN.replace('"Next": "Entregar"', '"End": true');

describe.skipIf(skipReason)('o diagnóstico', () => {
  const site = openBuiltSite();

  async function visit(look: (page: Page) => Promise<void>, options: BrowserContextOptions = {}) {
    const context = await site.browser.newContext(options);
    const page = await context.newPage();
    const faults = watchFaults(page, site.address);
    await page.goto(`${site.address}/diagnostico`);
    await look(page);
    expect(faults).toEqual([]);
    await context.close();
  }

  const open = (page: Page, text: string) =>
    page
      .getByLabel('Abrir um arquivo')
      .setInputFiles({ name: 'maquina.json', mimeType: 'application/json', buffer: Buffer.from(text) });

  test('diz o que a AWS recusa e leva ao lugar; consertado, abre no simulador', async () => {
    await visit(async (page) => {
      await open(page, BROKEN);
      const list = page.locator('.achados');
      await list.getByText('Entregar').first().waitFor();
      expect(await list.locator('[lang=en]').allTextContents()).toContain("Missing 'Next' target: Entregar");

      await list.getByRole('button', { name: 'Erro na linha 4, em Cobrar' }).press('Enter');
      expect(await page.evaluate(() => getSelection()?.toString())).toBe('"Entregar"');
      expect(await accessibilityFaults(page)).toEqual([]);

      await open(page, MENDED);
      await page.getByRole('status').getByText('Nenhum problema encontrado.').waitFor();
      await page.getByRole('link', { name: 'Abrir no simulador' }).click();
      await page.locator('.cm-content', { hasText: 'Cobrar' }).waitFor();
    });
  }, 60_000);

  test('o que veio torto de um tutorial se conserta com um botão de cada vez', async () => {
    await visit(async (page) => {
      await open(page, `Olhe:\n\n\`\`\`json\n${MENDED.replace('"States"', '"Estados"')}\n\`\`\`\n`);
      const mend = page.getByRole('button', { name: /^Corrigir: / });
      await mend.first().waitFor();
      expect(await page.locator('.achados').textContent()).toContain('"Estados" está em português');
      for (let left = await mend.count(); left > 0; left = await mend.count()) {
        await mend.first().press('Enter');
        await expect.poll(() => mend.count(), { timeout: 20_000 }).toBeLessThan(left);
        const focused = () => page.evaluate(() => document.activeElement?.className);
        await expect.poll(focused).toBe(left > 1 ? 'corrigir' : 'resumo');
      }
      await page.getByRole('status').getByText('Nenhum problema encontrado.').waitFor();
    });
  }, 60_000);

  test('uma cadeia de prompts que não se encadeia é dita; e tudo o que tem conserto se conserta de uma vez', async () => {
    await visit(async (page) => {
      const ask = { Type: 'Task', Resource: 'arn:aws:states:::bedrock:invokeModel' };
      const prompt = (text: string) => ({
        ModelId: 'amazon.nova-mirco-v1:0',
        Body: { messages: [{ role: 'user', content: [{ text }] }] },
      });
      const chain = {
        StartAt: 'Prato',
        States: {
          Prato: { ...ask, Parameters: prompt('Sugira um prato'), ResultPath: '$.prato', Next: 'Vinho' },
          Vinho: { ...ask, Parameters: prompt('Sugira um vinho para ele'), End: true },
        },
      };
      await open(page, JSON.stringify(chain, null, 2));
      const list = page.locator('.achados');
      await list.getByText('O prompt de "Vinho" não usa a resposta de "Prato".').waitFor();
      await page.getByRole('button', { name: 'Corrigir tudo o que tem conserto (4)' }).press('Enter');
      await expect.poll(() => list.getByRole('button', { name: /^Corrigir: / }).count()).toBe(0);
      const text = await page.locator('.cm-content').textContent();
      expect(text).toContain('amazon.nova-micro-v1:0');
      expect(text).toContain('Bedrock.ThrottlingException');
      expect(await list.getByRole('listitem').count()).toBe(1);
    });
  }, 60_000);

  test('um texto que não é definição termina em achados; no celular e no escuro, nada passa da tela', async () => {
    await visit(
      async (page) => {
        await open(page, 'isto não é uma definição {');
        await page.getByRole('button', { name: 'Erro na linha 1' }).first().waitFor();
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
        expect(await accessibilityFaults(page)).toEqual([]);
      },
      { viewport: { width: 360, height: 780 }, colorScheme: 'dark' },
    );
  }, 60_000);
});
