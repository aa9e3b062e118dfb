/** O progresso, os questionários e a página impressa, no site montado. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { accessibilityFaults } from './accessibility.ts';
import { skipReason } from './chromium.ts';
import { openBuiltSite } from './open-built-site.ts';
import { eventually, sidebarText, summaryOf } from './progress-page.ts';
import { watchFaults } from './watched-page.ts';

const KEY = 'do-fluxograma-ao-delivery';
const rowOf = (page: Page, name: string) => page.locator('.progresso li', { hasText: name });
describe.skipIf(skipReason)('no site montado', () => {
  const site = openBuiltSite();

  /** Uma visita nova; cobra no fim que nada tenha falhado. */
  async function visit(
    url: string,
    look: (page: Page) => Promise<void>,
    options: BrowserContextOptions & { before?: string } = {},
  ) {
    const { before, ...contextOptions } = options;
    const context = await site.browser.newContext(contextOptions);
    if (before) await context.addInitScript(before);
    const page = await context.newPage();
    const faults = watchFaults(page, site.address);
    await page.goto(site.address + url, { waitUntil: 'networkidle' });
    await look(page);
    // Sem JavaScript, o navegador desiste dos programas que a página anuncia.
    const expected = options.javaScriptEnabled === false ? /\.js$/ : /^$/;
    expect(faults.filter((fault) => !expected.test(fault))).toEqual([]);
    await context.close();
  }

  test('um passo marcado como lido aparece na barra, na página de progresso e depois de recarregar', async () => {
    await visit('/passos/01-fluxograma', async (page) => {
      expect(await sidebarText(page, '01-fluxograma')).toBe('(não começado)');
      const button = page.getByRole('button', { name: 'Marcar como lido' });
      await button.focus();
      await page.keyboard.press('Enter');
      await eventually(async () => expect(await sidebarText(page, '01-fluxograma')).toBe('✓ (lido)'));
      expect(await page.getByRole('button', { name: 'Passo lido' }).getAttribute('aria-pressed')).toBe(
        'true',
      );
      await page.getByRole('link', { name: 'Ver o seu progresso' }).click();
      await page.waitForURL('**/progresso');
      await eventually(async () =>
        expect(await summaryOf(page).textContent()).toMatch(/^1 de 15 passos lidos\. Faltam \d+ h/),
      );
      await page.reload({ waitUntil: 'networkidle' });
      expect(await rowOf(page, '01 Um fluxograma').textContent()).toContain('lido');
      expect(await page.getByRole('link', { name: /^Continue daqui: passo 02/ }).isVisible()).toBe(true);
    });
  });

  test('o progresso se baixa, se apaga depois de confirmar e se traz de volta', async () => {
    const before = `localStorage.setItem('${KEY}', '${JSON.stringify({ version: 1, read: ['01-fluxograma', '02-estados'], answers: {} })}')`;
    await visit(
      '/progresso',
      async (page) => {
        await eventually(async () => expect(await summaryOf(page).textContent()).toMatch(/^2 de 15/));
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('button', { name: 'Baixar' }).click(),
        ]);
        const file = await download.path();
        await page.getByRole('button', { name: 'Apagar' }).click();
        expect(await accessibilityFaults(page)).toEqual([]);
        await page.getByRole('button', { name: 'Sim, apagar' }).click();
        await eventually(async () => expect(await summaryOf(page).textContent()).toMatch(/^0 de 15/));
        expect(await page.evaluate((key) => localStorage.getItem(key), KEY)).toBeNull();
        const picker = page.locator('input[type="file"]');
        await picker.setInputFiles({
          name: 'foto.json',
          mimeType: 'application/json',
          buffer: Buffer.from('{'),
        });
        await page.getByText('foto.json não é um progresso deste curso').waitFor();
        await picker.setInputFiles(file);
        await eventually(async () => expect(await summaryOf(page).textContent()).toMatch(/^2 de 15/));
      },
      { before: `if (!sessionStorage.visitado) { sessionStorage.visitado = 1; ${before} }` },
    );
  });

  test.each([
    ['adulterado', `localStorage.setItem('${KEY}', '{"version":1,"read":{"x":1},"answers":[["<img>",9]]}')`],
    ['de outro programa', `localStorage.setItem('${KEY}', 'isto não é JSON')`],
  ])('dado um armazenamento %s, a página abre como na primeira vez', async (_case, before) => {
    await visit(
      '/progresso',
      async (page) => {
        await eventually(async () => expect(await summaryOf(page).textContent()).toMatch(/^0 de 15/));
      },
      { before },
    );
  });

  test('quando o navegador não deixa guardar, a página diz isso e vale até fechar', async () => {
    // Só para o que é nosso: o VitePress também guarda ali o tema, e reclama no console quando não pode.
    const before = `for (const action of ['getItem', 'setItem']) {
      const real = Storage.prototype[action];
      Storage.prototype[action] = function (key, ...rest) {
        if (key === '${KEY}') throw new DOMException('proibido', 'SecurityError');
        return real.call(this, key, ...rest);
      };
    }`;
    await visit(
      '/passos/01-fluxograma',
      async (page) => {
        await page.getByRole('button', { name: 'Marcar como lido' }).click();
        await page.getByText('vale até fechar a página').waitFor();
        await page.getByRole('link', { name: 'Ver o seu progresso' }).click();
        await eventually(async () => expect(await summaryOf(page).textContent()).toMatch(/^1 de 15/));
        expect(await page.getByRole('alert').textContent()).toContain('não deixa este site guardar');
      },
      { before },
    );
  });

  test('um questionário se responde pelo teclado, explica cada opção e lembra da resposta', async () => {
    await visit('/questionarios/parte-1', async (page) => {
      const question = page.getByRole('region', { name: 'Pergunta 1' });
      await question.getByRole('radio').first().focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      expect(await question.getByRole('status').textContent()).toContain('Não é esta.');
      expect(await question.locator('.porque').count()).toBe(3);
      expect(await question.getByRole('link', { name: /^Passo 01/ }).isVisible()).toBe(true);
      const focused = () => page.evaluate(() => document.activeElement?.textContent);
      await eventually(async () => expect(await focused()).toBe('Tentar outra vez'));
      await page.keyboard.press('Enter');
      await question.getByRole('radio').nth(2).check();
      await question.getByRole('button', { name: 'Conferir' }).click();
      await eventually(async () =>
        expect(await question.getByRole('status').textContent()).toContain('Certo!'),
      );
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.reload({ waitUntil: 'networkidle' });
      expect(await question.getByRole('status').textContent()).toContain('Certo!');
      expect(await page.getByText('1 de 5 respondidas.').isVisible()).toBe(true);
    });
  });

  test('sem JavaScript, o questionário é uma lista com as respostas em details, e o progresso, uma lista de passos', async () => {
    const noScript = { javaScriptEnabled: false };
    await visit(
      '/questionarios/parte-1',
      async (page) => {
        const question = page.getByRole('region', { name: 'Pergunta 1' });
        await question.getByText('Ver a resposta').click();
        expect(await question.getByText('Nenhuma regra vale, e o Choice segue o').isVisible()).toBe(true);
        expect(await question.getByRole('button').count()).toBe(0);
      },
      noScript,
    );
    await visit(
      '/progresso',
      async (page) => {
        expect(await page.getByRole('link', { name: '15 Na nuvem de verdade' }).last().isVisible()).toBe(
          true,
        );
      },
      noScript,
    );
  });

  test('anterior e próxima seguem a ordem do curso, com o questionário entre as partes', async () => {
    await visit('/passos/03-dados', async (page) => {
      const links = await page.locator('.VPDocFooter a').allTextContents();
      const said = links.map((text) => text.replaceAll(/\s+/g, ' ').trim()).join(' | ');
      expect(said).toMatch(/02 Cada estado, uma tarefa/);
      expect(said).toMatch(/Questionário: Fluxogramas que executam/);
      expect(said).not.toMatch(/não começado|<span/);
    });
  });

  test('impresso, um passo é só texto, código e desenhos, na paleta clara e com os detalhes abertos', async () => {
    await visit(
      '/passos/11-bedrock',
      async (page) => {
        await page.locator('html.dark').waitFor();
        expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(50_000);
        await page.emulateMedia({ media: 'print' });
        await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
        expect(await page.locator('html.dark').count()).toBe(0);
        expect(await page.locator('.vp-doc details:not([open])').count()).toBe(0);
        for (const hidden of ['.VPNav', '.VPSidebar', '.VPDocFooter'])
          expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false);
        expect(await page.locator('.vp-doc button:visible').count()).toBe(0);
        const code = page.locator('.vp-doc pre code').first();
        expect(await code.evaluate((element) => getComputedStyle(element).whiteSpace)).toBe('pre-wrap');
        const link = page.locator('.vp-doc a[href^="https"]').first();
        expect(await link.evaluate((element) => getComputedStyle(element, '::after').content)).toContain(
          'https://',
        );
        await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
        expect(await page.locator('html.dark').count()).toBe(1);
      },
      { colorScheme: 'dark' },
    );
  });
});
