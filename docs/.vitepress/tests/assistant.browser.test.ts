/** O assistente: gravado, no site montado; ao vivo, sob npm start. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { accessibilityFaults } from './accessibility.ts';
import { openChromium, skipReason } from './chromium.ts';
import { copyCourse, freePort, type RunningCommand, runCourse } from './course-copy.ts';
import { openBuiltSite } from './open-built-site.ts';

/** Quanto esperar o curso abrir ou a máquina andar, em milissegundos, em uma máquina ocupada. */
const PATIENCE = { timeout: 60_000, interval: 100 };

/** Abre uma página que anota tudo o que não devia acontecer nela. */
async function openPage(browser: Browser, origin: string, options: BrowserContextOptions = {}) {
  const page = await (await browser.newContext(options)).newPage();
  page.setDefaultTimeout(PATIENCE.timeout);
  const errors: string[] = [];
  page.on('console', (message) => {
    // O navegador procura o ícone por conta própria, antes de a página dizer qual é o dela.
    const ownErrand = message.location().url.endsWith('/favicon.ico');
    if (message.type() === 'error' && !ownErrand) errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(origin)) errors.push(request.url());
  });
  return { page, errors };
}

const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > innerWidth);

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
    const { page, errors } = await openPage(site.browser, site.address);
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
    expect(errors).toEqual([]);
  });

  test('para quem prefere menos movimento, no passo 14, tudo se lê de uma vez, em 360 px', async () => {
    const { page, errors } = await openPage(site.browser, site.address, {
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
    expect(errors).toEqual([]);
  });
});

describe.skipIf(skipReason)('ao vivo, sob npm start', { timeout: 3 * PATIENCE.timeout }, () => {
  let browser: Browser;
  let page: Page;
  let errors: string[];
  let course: Awaited<ReturnType<typeof copyCourse>>;
  let start: RunningCommand;

  beforeAll(async () => {
    course = await copyCourse();
    const [sitePort, awsPort] = [await freePort(), await freePort()];
    start = runCourse(course.folder, 'start.ts', ['--porta', `${sitePort}`, '--porta-aws', `${awsPort}`]);
    browser = await openChromium();
    const origin = `http://127.0.0.1:${sitePort}`;
    await vi.waitFor(() => expect(start.said()).toContain('Ctrl-C encerra.'), PATIENCE);
    ({ page, errors } = await openPage(browser, origin));
    await page.goto(`${origin}/passos/14-assistente`);
    await page.locator('#converse-com-ele').scrollIntoViewIfNeeded();
    await page.getByRole('radio', { name: 'Da solução' }).check();
    await page.getByRole('button', { name: 'Implantar' }).click();
    await page.getByText('Quem conversa é a solução.').waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    start?.kill();
    await start?.ended;
    await course?.remove();
  });

  const desk = () => page.locator('section[aria-label="Assistente de delivery"]');
  const says = async (label: string, text: string) => {
    await page.getByLabel(label).fill(text);
    await page.getByLabel(label).press('Enter');
  };
  const reads = (text: string) => desk().locator('.falas').getByText(text).last().waitFor();
  const press = (name: string) => desk().getByRole('button', { name, disabled: false }).press('Enter');
  const begin = async (client: string, text: string) => {
    if (await desk().getByRole('button', { name: 'Novo pedido' }).count()) await press('Novo pedido');
    await page.getByLabel('Cliente', { exact: true }).fill(client);
    await says('Sua mensagem', text);
  };
  const row = (client: string) => desk().getByRole('row').filter({ hasText: client });
  /** O estado em que a execução está aparece inteiro na caixa do desenho? */
  const isActiveInView = () =>
    desk()
      .locator('.fluxo-tela')
      .evaluate((canvas) => {
        const frame = canvas.getBoundingClientRect();
        const box = canvas.querySelector('[data-active]')?.getBoundingClientRect();
        return (
          box !== undefined && box.top >= frame.top && box.bottom <= frame.bottom && box.left >= frame.left
        );
      });
  const FULL = 'quero duas pizzas de calabresa grandes. Rua das Flores, 123, bairro Lapa. Pago no pix';

  test('do "oi, quero" à porta: pergunta, confirmação, cozinha, entregador, avisos e a máquina acesa', async () => {
    await begin('Bia', 'oi, quero duas pizzas de calabresa grandes');
    await reads('Qual é o endereço');
    await desk().locator('[data-state="Perguntar"][data-active]').waitFor();
    // O que dura está na AWS local: recarregar não perde a conversa.
    await page.reload();
    await page.locator('#converse-com-ele').scrollIntoViewIfNeeded();
    await reads('Qual é o endereço');
    await vi.waitFor(async () => expect(await isActiveInView()).toBe(true), PATIENCE);
    await says('Sua resposta', 'Rua das Flores, 123, bairro Lapa. Pago no pix');
    await reads('Posso confirmar?');
    await says('Sua resposta', 'sim');
    await desk().getByText('A máquina espera pela cozinha.').waitFor();
    await row('Bia').getByText('Na cozinha').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await press('Cozinha: pedido pronto');
    await desk().getByText('A máquina espera por um entregador.').waitFor();
    await press('Aceito a corrida');
    await desk().getByText('A máquina espera pela entrega.').waitFor();
    await row('Bia').getByText('Davi').waitFor();
    await press('Entreguei');
    await row('Bia').getByText('Entregue').waitFor();
    await desk().locator('[data-state="Pedido entregue"][data-visited="exited"]').waitFor();
    const notices = desk().locator('section[aria-label="Avisos"] li');
    await vi.waitFor(async () => expect(await notices.count()).toBe(3), PATIENCE);
    expect(errors).toEqual([]);
  });

  test('outro pedido, cancelado na cozinha, é estornado, e a conversa diz isso', async () => {
    await begin('Caio', FULL);
    await reads('Posso confirmar?');
    await says('Sua resposta', 'sim');
    await desk().getByText('A máquina espera pela cozinha.').waitFor();
    await page.getByRole('button', { name: 'Cancelar o pedido' }).press('Enter');
    await reads('Pronto, o seu pedido foi cancelado.');
    await row('Caio').getByText('Cancelado: você pediu para cancelar').waitFor();
    await desk().locator('[data-state="Estornar"][data-visited="exited"]').waitFor();
    expect(errors).toEqual([]);
  });

  test('com o modelo derrubado, o pedido segue pelo número; e tudo cabe em 360 px', async () => {
    await press('Derrubar o modelo');
    await desk().getByText('Está fora do ar.').waitFor();
    await begin('Duda', FULL);
    await reads('Nosso atendente automático está fora do ar');
    await desk().locator('[data-state="Entender pedido"][data-visited="caught"]').waitFor();
    await says('Sua resposta', '2x1; Rua das Flores; 123; Centro; pix');
    await reads('Posso confirmar?');
    await press('Levantar o modelo');
    await page.setViewportSize({ width: 360, height: 740 });
    await page.evaluate(() => document.documentElement.classList.add('dark'));
    expect(await scrollsSideways(page)).toBe(false);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(errors).toEqual([]);
  });
});
