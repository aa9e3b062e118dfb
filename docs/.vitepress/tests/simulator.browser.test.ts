/** O simulador no site montado: executar, voltar, olhar por dentro, responder, errar e mandar a alguém. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, test, vi } from 'vitest';
import { fragmentOf, type Shared } from '../theme/simulator/link/share-link.ts';
import { accessibilityFaults } from './accessibility.ts';
import { skipReason } from './chromium.ts';
import { openBuiltSite } from './open-built-site.ts';
import { watchFaults } from './watched-page.ts';

const TASK: Shared = {
  definition: JSON.stringify({
    QueryLanguage: 'JSONata',
    StartAt: 'Cobrar',
    States: {
      Cobrar: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Arguments: { FunctionName: 'cobrar', Payload: '{% $states.input %}' },
        Output: '{% $states.result.Payload %}',
        Next: 'Esperar',
      },
      Esperar: { Type: 'Wait', Seconds: 259200, End: true },
    },
  }),
  input: '{"valor":10}',
  mocks: {},
  type: 'STANDARD',
};

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const place = (page: Page) => page.locator('.simulador .lugar');
const outcome = (page: Page) => page.locator('.simulador .estado');
const range = (page: Page) => page.getByRole('slider', { name: 'Lugar na história' });

describe.skipIf(skipReason)('o simulador', () => {
  const site = openBuiltSite();

  /** Abre uma página e cobra, no fim, que nada tenha falhado nem saído da máquina. */
  async function visit(
    url: string,
    look: (page: Page) => Promise<void>,
    options: BrowserContextOptions = {},
  ) {
    const context = await site.browser.newContext({ viewport: { width: 1400, height: 1000 }, ...options });
    const page = await context.newPage();
    const faults = watchFaults(page, site.address);
    await page.goto(site.address + url);
    await look(page);
    expect(faults).toEqual([]);
    await context.close();
  }

  test('executa a solução de um passo, volta um estado e mostra os dados por dentro', async () => {
    await visit('/simulador', async (page) => {
      await page.getByLabel('Começar de').selectOption('07-aprovacao-humana');
      await page.locator('.cm-content', { hasText: 'Verificar crédito' }).waitFor();
      await button(page, 'Passo').click();
      await vi.waitFor(async () => expect(await place(page).textContent()).toMatch(/Evento \d+ de \d+/));
      await vi.waitFor(async () => expect(await range(page).getAttribute('max')).not.toBe('1'));

      await range(page).focus();
      await page.keyboard.press('End');
      await vi.waitFor(async () =>
        expect(await outcome(page).textContent()).toContain('A execução terminou com sucesso.'),
      );
      expect(await place(page).textContent()).toMatch(/ExecutionSucceeded · .*d .*h no relógio virtual/);
      expect(await page.locator('.desenho [data-visited]').count()).toBeGreaterThan(3);

      const before = await range(page).inputValue();
      await page.keyboard.press('Alt+Comma');
      expect(Number(await range(page).inputValue())).toBeLessThan(Number(before));

      await button(page, 'Verificar crédito').click();
      const inspector = page.locator('.inspetor');
      await inspector.getByText('Arguments', { exact: true }).waitFor();
      expect(await inspector.locator('summary').allInnerTexts()).toEqual(
        expect.arrayContaining([expect.stringContaining('Entrada'), expect.stringContaining('Resultado')]),
      );
      expect(await accessibilityFaults(page)).toEqual([]);
    });
  }, 60_000);

  test('uma tarefa sem resposta pergunta à pessoa, e três dias de espera passam', async () => {
    await visit(`/simulador${fragmentOf(TASK)}`, async (page) => {
      await page.locator('.cm-content', { hasText: 'Cobrar' }).waitFor();
      await page.locator('.cm-content').focus();
      await page.keyboard.press('Control+Enter');
      const form = page.getByRole('group', { name: 'Resposta de Cobrar' });
      await form.getByLabel('Resultado, em JSON').fill('{"Payload":{"pago":true}}');
      await form.getByRole('button', { name: 'Responder' }).click();

      await vi.waitFor(
        async () => expect(await page.locator('.saida pre').textContent()).toContain('"pago": true'),
        { timeout: 10_000 },
      );
      expect(await page.getByRole('row', { name: /Esperar/ }).textContent()).toContain('3 d');
    });
  }, 60_000);

  test('com uma tarefa à espera, o tempo passa quando a pessoa quer', async () => {
    await visit(`/simulador${fragmentOf(TASK)}`, async (page) => {
      await page.locator('.cm-content', { hasText: 'Cobrar' }).waitFor();
      await button(page, 'Executar').press('Enter');
      const waiting = page.locator('.pendentes');
      await waiting.getByText('No relógio virtual passaram 0 s').waitFor();
      await waiting.getByLabel('Tempo a deixar passar').selectOption('1 dia');
      await button(page, 'Deixar passar').press('Enter');
      await waiting.getByText('No relógio virtual passaram 1 d').waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
    });
  }, 60_000);

  test('as execuções filhas de um Map distribuído se abrem uma a uma', async () => {
    await visit('/simulador', async (page) => {
      await page.getByLabel('Começar de').selectOption('09-escala');
      await page.locator('.cm-content', { hasText: 'DISTRIBUTED' }).waitFor();
      await button(page, 'Executar').press('Enter');
      await range(page).press('End');
      const tab = page.getByRole('tab', { name: 'Execuções filhas' });
      await tab.click({ timeout: 30_000 });
      const panel = page.getByRole('tabpanel').last();
      expect(await panel.textContent()).toMatch(/\d+ execuções filhas: \d+ deram certo/);
      await panel.getByRole('button', { name: '1', exact: true }).press('Enter');
      const child = page.getByRole('region', { name: 'A filha escolhida' });
      expect(await child.textContent()).toContain('Por dentro da filha');
      expect(await child.getByRole('rowheader').count()).toBeGreaterThan(0);
      expect(await accessibilityFaults(page)).toEqual([]);
    });
  }, 60_000);

  test('uma falha mostra o texto da AWS e a explicação', async () => {
    const failing: Shared = {
      ...TASK,
      mocks: { Cobrar: [{ error: 'Lambda.TooManyRequestsException', cause: 'Rate Exceeded.' }] },
    };
    await visit(`/simulador${fragmentOf(failing)}`, async (page) => {
      await page.locator('.cm-content', { hasText: 'Cobrar' }).waitFor();
      await button(page, 'Executar').click();
      await vi.waitFor(
        async () => {
          const said = await outcome(page).locator('p').allTextContents();
          expect(said.slice(0, 2)).toEqual(['A execução falhou.', expect.stringContaining('Rate Exceeded.')]);
          expect(said[2]).toMatch(/\w{4}/);
        },
        { timeout: 10_000 },
      );
    });
  }, 60_000);

  test('aponta no lugar um Next que não existe, sugere os que existem, e Esc e Tab saem do editor', async () => {
    await visit(
      `/simulador${fragmentOf({ ...TASK, definition: TASK.definition.replace('"Next":"Esperar"', '"Next":""') })}`,
      async (page) => {
        const wrong = page.locator('.cm-lintRange-error', { hasText: /^""$/ });
        await wrong.click();
        await page.locator('.cm-tooltip', { hasText: /Next/ }).waitFor();
        await page.keyboard.press('Control+Space');
        const suggestions = page.locator('.cm-tooltip-autocomplete li');
        await suggestions.first().waitFor();
        expect(await suggestions.allTextContents()).toEqual(['Esperar']);
        await page.keyboard.press('Escape');
        const editor = page.locator('.cm-content');
        await editor.focus();
        await page.keyboard.press('Escape');
        await page.keyboard.press('Tab');
        expect(await editor.evaluate((element) => element === document.activeElement)).toBe(false);
      },
    );
  }, 60_000);

  test('diz o que a AWS aceita sem que se quisesse, e o teclado faz o conserto', async () => {
    const definition = JSON.stringify({
      StartAt: 'Ler',
      States: { Ler: { Type: 'Pass', Parameters: { nome: '$.nome' }, End: true } },
    });
    await visit(`/simulador${fragmentOf({ ...TASK, definition })}`, async (page) => {
      await page.locator('.cm-lintRange-warning').waitFor();
      await page.locator('.cm-content').focus();
      await page.keyboard.press('Control+Shift+M');
      await page.locator('.cm-panel-lint [role=listbox]:focus').waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.keyboard.press('F8');
      await page.locator('.cm-tooltip', { hasText: 'Corrigir' }).waitFor();
      await page.keyboard.press('Control+.');
      await page.locator('.cm-content', { hasText: '"nome.$"' }).waitFor();
      await page.locator('.cm-lintRange').waitFor({ state: 'detached' });
    });
  }, 60_000);

  test('um link estragado termina em uma mensagem; no celular e no escuro, nada passa da tela', async () => {
    await visit(
      '/simulador#s=isto-nao-vale',
      async (page) => {
        await page.getByRole('alert').getByText('Este link está cortado').waitFor();
        await page.locator('.cm-content').waitFor();
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
        expect(await accessibilityFaults(page)).toEqual([]);
      },
      { viewport: { width: 360, height: 780 }, colorScheme: 'dark' },
    );
  }, 60_000);

  test('em um passo, só carrega quando alguém o abre', async () => {
    await visit('/passos/04-emprestimo', async (page) => {
      const heavy: string[] = [];
      page.on('request', (request) => heavy.push(request.url()));
      expect(await page.locator('.simulador').count()).toBe(0);
      await button(page, 'Abrir o simulador').click();
      await page.locator('.cm-content', { hasText: 'Receber solicitação' }).waitFor();
      expect(heavy.some((url) => /Simulator/.test(url))).toBe(true);
    });
  }, 60_000);
});
