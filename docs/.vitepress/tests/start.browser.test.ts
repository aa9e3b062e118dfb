/** O curso aberto com `npm start`, como quem estuda o usa: a página muda quando um arquivo é salvo. */
import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { accessibilityFaults } from './accessibility.ts';
import { openChromium, skipReason } from './chromium.ts';
import { copyCourse, freePort, isFree, type RunningCommand, runCourse } from './course-copy.ts';

/** Quanto esperar o curso abrir ou verificar, em milissegundos, em uma máquina ocupada. */
const PATIENCE = { timeout: 60_000, interval: 100 };

const outcomesOn = (page: Page): Promise<(string | null)[]> =>
  page
    .locator('section[aria-label="Verificação do passo"] li[data-outcome]')
    .evaluateAll((goals) => goals.map((goal) => goal.getAttribute('data-outcome')));

describe.skipIf(skipReason)('o curso aberto com npm start', { timeout: 2 * PATIENCE.timeout }, () => {
  let browser: Browser;
  let page: Page;
  let course: Awaited<ReturnType<typeof copyCourse>>;
  let start: RunningCommand;
  let sitePort: number;
  let awsPort: number;
  const errors: string[] = [];
  const machineFile = () => path.join(course.folder, 'steps', '01-fluxograma', 'pizza.asl.json');

  beforeAll(async () => {
    course = await copyCourse();
    await runCourse(course.folder, 'restart.ts', ['1']).ended;
    [sitePort, awsPort] = [await freePort(), await freePort()];
    start = runCourse(course.folder, 'start.ts', ['--porta', `${sitePort}`, '--porta-aws', `${awsPort}`]);
    browser = await openChromium();
    page = await (await browser.newContext()).newPage();
    page.setDefaultNavigationTimeout(PATIENCE.timeout);
    page.on('console', (message) => {
      // O navegador procura o ícone por conta própria, antes de a página dizer qual é o dela.
      const ownErrand = message.location().url.endsWith('/favicon.ico');
      if (message.type() === 'error' && !ownErrand) errors.push(message.text());
    });
    page.on('pageerror', (error) => errors.push(error.message));
    await vi.waitFor(() => expect(start.said()).toContain('Ctrl-C encerra.'), PATIENCE);
  });

  afterAll(async () => {
    await browser?.close();
    start?.kill();
    await start?.ended;
    await course?.remove();
  });

  test('dado um curso recém-clonado, diz os dois endereços e o que fazer, como a preparação mostra', async () => {
    const preparation = await readFile(path.join(course.folder, 'docs', 'preparacao.md'), 'utf8');
    const shown = /```console\r?\n([\s\S]*?)```/.exec(preparation)?.[1] ?? 'a página não mostra a saída';
    const said = start.said().replaceAll(`${sitePort}`, '5173').replaceAll(`${awsPort}`, '4566');
    expect(said).toContain(shown.replaceAll('\r\n', '\n').trimEnd());
  });

  test('dado um pedido impossível, o terminal responde com o que a página de erros explica', async () => {
    const page = await readFile(path.join(course.folder, 'docs', 'quando-algo-da-errado.md'), 'utf8');
    const requests = [
      ['test.ts', '99'],
      ['start.ts', '--porta', `${sitePort}`, '--porta-aws', `${await freePort()}`],
      ['start.ts', '--porta', `${await freePort()}`, '--porta-aws', `${awsPort}`],
    ] as const;
    for (const [command, ...args] of requests) {
      const asked = runCourse(course.folder, command, args);
      expect(await asked.ended).toBe(1);
      const said = asked.said().replace(`${sitePort}`, '5173').replace(`${awsPort}`, '4566');
      const title = /✗ (.+?\d\.|.+?curso)/.exec(said)?.[1];
      expect(page).toContain(`### ${title}\n`);
    }
  });

  test('dado o ponto de partida, a página do passo mostra as metas e o desenho do código', async () => {
    await page.goto(`http://127.0.0.1:${sitePort}/passos/01-fluxograma`);
    await vi.waitFor(
      async () => expect(await outcomesOn(page)).toEqual(['passed', 'failed', 'failed', 'failed', 'failed']),
      PATIENCE,
    );
    const drawing = page.locator('.desenho svg').first();
    await vi.waitFor(async () =>
      expect(await page.locator('.desenho').first().textContent()).toContain('agora'),
    );
    expect(await drawing.textContent()).not.toContain('Bom apetite');
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('quando a pessoa salva a resposta, as metas ficam verdes e o desenho muda, sem recarregar', async () => {
    await page.evaluate(() => Object.assign(globalThis, { sameVisit: true }));
    await cp(path.join(course.folder, 'solutions', '01-fluxograma', 'pizza.asl.json'), machineFile());
    await vi.waitFor(async () => expect(await outcomesOn(page)).toEqual(Array(5).fill('passed')), PATIENCE);
    await vi.waitFor(async () =>
      expect(await page.locator('.desenho svg').first().textContent()).toContain('Bom apetite'),
    );
    expect(await page.getByRole('status').first().textContent()).toContain('Passo concluído');
    expect(await page.evaluate(() => 'sameVisit' in globalThis)).toBe(true);
  });

  test('quando a pessoa salva um erro de sintaxe, a página diz onde, e a próxima correção volta a passar', async () => {
    const answer = await readFile(machineFile(), 'utf8');
    await writeFile(machineFile(), answer.replace('"StartAt"', 'StartAt'));
    const verdict = page.locator('section[aria-label="Verificação do passo"]');
    await vi.waitFor(
      async () => expect(await verdict.textContent()).toMatch(/recusaria[\s\S]*pizza\.asl\.json:4/),
      PATIENCE,
    );
    expect(await accessibilityFaults(page)).toEqual([]);
    await writeFile(machineFile(), answer);
    await vi.waitFor(async () => expect(await outcomesOn(page)).toEqual(Array(5).fill('passed')), PATIENCE);
    expect(errors).toEqual([]);
  });

  test('quando o SNS manda uma mensagem, ela aparece na caixa de saída, e a pessoa a esvazia pelo teclado', async () => {
    await page.goto(`http://127.0.0.1:${sitePort}/caixa-de-saida`);
    const outbox = page.locator('section[aria-label="Caixa de saída"]');
    await vi.waitFor(async () => expect(await outbox.textContent()).toContain('Nada foi enviado'), PATIENCE);
    const sns = new SNSClient({
      endpoint: `http://127.0.0.1:${awsPort}`,
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
    await sns.send(new PublishCommand({ PhoneNumber: '+5511999990000', Message: 'Seu pedido chegou <b>!' }));
    await vi.waitFor(
      async () => expect(await outbox.textContent()).toContain('Seu pedido chegou <b>!'),
      PATIENCE,
    );
    expect(await accessibilityFaults(page)).toEqual([]);
    await outbox.getByRole('button', { name: 'Esvaziar' }).focus();
    await page.keyboard.press('Enter');
    await vi.waitFor(async () => expect(await outbox.textContent()).toContain('Nada foi enviado'), PATIENCE);
    expect(errors).toEqual([]);
  });

  // O Windows não tem SIGINT entre processos: lá, Ctrl-C só se prova em um terminal.
  test.skipIf(process.platform === 'win32')(
    'quando vem o Ctrl-C, não sobra processo nem porta aberta',
    async () => {
      start.interrupt();
      expect(await start.ended).toBe(0);
      expect(start.said()).toContain('Encerrando');
      await vi.waitFor(() => expect(start.leftovers()).toBe(false), { timeout: 5000 });
      expect(await isFree(sitePort)).toBe(true);
      expect(await isFree(awsPort)).toBe(true);
    },
  );
});
