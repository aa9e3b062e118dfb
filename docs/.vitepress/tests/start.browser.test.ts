/** O curso aberto com `npm start`, como quem estuda o usa: a página muda quando um arquivo é salvo. */
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { accessibilityFaults } from './accessibility.ts';
import { openChromium, skipReason } from './chromium.ts';
import { copyCourse, freePort, isFree, type RunningCommand, runCourse } from './course-copy.ts';

/** Quanto esperar o curso abrir ou verificar, em milissegundos, em uma máquina ocupada. */
const PATIENCE = { timeout: 60_000, interval: 100 };

const PANEL = 'section[aria-label="Verificação do passo"]';

/** Um editor de mentira: anota o que lhe mandaram abrir. */
async function writeEditor(folder: string, notes: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const program = path.join(folder, 'editor.cjs');
  const text = `require('node:fs').writeFileSync(${JSON.stringify(notes)}, JSON.stringify(process.argv.slice(2)));`;
  await writeFile(program, `#!${process.execPath}\n${text}\n`, { mode: 0o755 });
  return program;
}

const outcomesOn = (page: Page): Promise<(string | null)[]> =>
  page
    .locator(`${PANEL} li[data-outcome]`)
    .evaluateAll((goals) => goals.map((goal) => goal.getAttribute('data-outcome')));

describe.skipIf(skipReason)('o curso aberto com npm start', { timeout: 2 * PATIENCE.timeout }, () => {
  let browser: Browser;
  let page: Page;
  let course: Awaited<ReturnType<typeof copyCourse>>;
  let start: RunningCommand;
  let sitePort: number;
  let awsPort: number;
  const errors: string[] = [];
  const panel = () => page.locator(PANEL);
  const editorNotes = () => path.join(course.folder, '.local', 'editor.json');
  const machineFile = () => path.join(course.folder, 'steps', '01-fluxograma', 'pizza.asl.json');

  beforeAll(async () => {
    course = await copyCourse();
    await runCourse(course.folder, 'restart.ts', ['1']).ended;
    vi.stubEnv('LAUNCH_EDITOR', await writeEditor(path.join(course.folder, '.local'), editorNotes()));
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
    vi.unstubAllEnvs();
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
    const titles = requests.map(async ([command, ...args]) => {
      const asked = runCourse(course.folder, command, args);
      expect(await asked.ended).toBe(1);
      const said = asked.said().replace(`${sitePort}`, '5173').replace(`${awsPort}`, '4566');
      return /✗ (.+?\d\.|.+?curso)/.exec(said)?.[1];
    });
    for (const title of await Promise.all(titles)) expect(page).toContain(`### ${title}\n`);
  });

  test('dado o ponto de partida, a página do passo mostra as metas e o desenho do código', async () => {
    await page.goto(`http://127.0.0.1:${sitePort}/passos/01-fluxograma`);
    await vi.waitFor(
      async () => expect(await outcomesOn(page)).toEqual(['passed', 'failed', 'failed', 'failed', 'failed']),
      PATIENCE,
    );
    const drawing = page.locator('.fluxo').first();
    await vi.waitFor(async () => expect(await drawing.textContent()).toContain('agora'), PATIENCE);
    expect(await drawing.locator('.fluxo-tela').textContent()).not.toContain('Bom apetite');
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('dada uma meta que falha, só o caminho da primeira está desenhado; um estado escolhido nele leva ao arquivo', async () => {
    const first = panel().locator('li[data-outcome="failed"]').first();
    const drawing = first.locator('.fluxo-tela[aria-label^="O caminho em"] svg');
    await vi.waitFor(async () => expect(await drawing.count()).toBe(1), PATIENCE);
    expect(await panel().locator('.fluxo-tela').count()).toBe(1);
    const [state] = /(?<=estado “)[^”]+/.exec((await first.locator('dl').textContent()) ?? '') ?? [];
    await first.locator(`.fluxo-tela [data-state="${state}"]`).press('Enter');
    const chosen = first.locator('.chosen').getByRole('button', { name: /^Abrir steps/ });
    await vi.waitFor(async () => expect(await chosen.isVisible()).toBe(true));
  });

  // O editor de mentira é um programa com #!, que o Windows não executa.
  test.skipIf(process.platform === 'win32')('o lugar onde olhar abre no editor, pelo teclado', async () => {
    const places = panel().getByRole('button', {
      name: /^Abrir steps.01-fluxograma.pizza\.asl\.json.* no editor$/,
    });
    await places.first().press('Enter');
    await vi.waitFor(
      async () => expect(await panel().textContent()).toContain('Aberto no seu editor.'),
      PATIENCE,
    );
    expect(JSON.parse(await readFile(editorNotes(), 'utf8'))[0]).toBe(machineFile());
  });

  test('as dicas vêm uma a uma, pelo teclado, e continuam lá na próxima visita', async () => {
    const hints = panel().getByRole('region', { name: 'Dicas' });
    const total = Number(/Dica 1 de (\d)/.exec((await hints.textContent()) ?? '')?.[1]);
    for (let next = 2; next <= total; next++) {
      expect(await hints.textContent()).not.toContain(`Dica ${next} de`);
      await hints.getByRole('button', { name: 'Próxima dica' }).press('Enter');
      await vi.waitFor(async () => expect(await hints.textContent()).toContain(`Dica ${next} de`), PATIENCE);
    }
    const last = await page.evaluate(() => document.activeElement?.textContent);
    expect(last).toMatch(new RegExp(`^Dica ${total} de ${total}\\.`));
    await page.reload();
    await vi.waitFor(async () => expect(await hints.textContent()).toContain(`Dica ${total} de`), PATIENCE);
  });

  test('quem ainda não terminou confirma antes de ver a solução, e a compara também no telefone', async () => {
    const compare = panel().getByRole('button', { name: 'Comparar com a solução' });
    await compare.press('Enter');
    await page.getByRole('dialog', { name: 'Ver a solução antes de terminar?' }).press('Escape');
    expect(await compare.evaluate((button) => button === document.activeElement)).toBe(true);
    await compare.press('Enter');
    await page.getByRole('button', { name: 'Mostrar a solução' }).press('Enter');
    const difference = page.getByRole('dialog', { name: 'O seu código e a solução' });
    const table = difference.getByRole('table').first();
    await vi.waitFor(async () => expect(await table.textContent()).toContain('Bom apetite'), PATIENCE);
    expect(await difference.textContent()).toMatch(/\d+ linhas? só no seu, \d+ linhas só na solução/);
    expect(await table.textContent()).toContain('só na solução: ');
    expect(await table.getByRole('columnheader').allTextContents()).toEqual(['O seu', 'A solução']);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    await vi.waitFor(async () =>
      expect(await table.getByRole('columnheader').allTextContents()).toEqual(['O seu e a solução']),
    );
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await page.setViewportSize({ width: 1280, height: 720 });
  });

  test('quando a pessoa salva a resposta, as metas ficam verdes e o desenho muda, sem recarregar', async () => {
    await page.evaluate(() => Object.assign(globalThis, { sameVisit: true }));
    await cp(path.join(course.folder, 'solutions', '01-fluxograma', 'pizza.asl.json'), machineFile());
    await vi.waitFor(async () => expect(await outcomesOn(page)).toEqual(Array(5).fill('passed')), PATIENCE);
    await vi.waitFor(async () =>
      expect(await page.locator('.fluxo-tela').first().textContent()).toContain('Bom apetite'),
    );
    expect(await panel().getByRole('status').first().textContent()).toContain('Passo concluído');
    expect(await page.evaluate(() => 'sameVisit' in globalThis)).toBe(true);
    const difference = page.getByRole('dialog', { name: 'O seu código e a solução' });
    await vi.waitFor(
      async () => expect(await difference.textContent()).toContain('igual à solução'),
      PATIENCE,
    );
    await page.keyboard.press('Escape');
    expect(await difference.isVisible()).toBe(false);
    const next = panel().getByRole('link', { name: /^Próximo passo: 02/ });
    expect(await next.getAttribute('href')).toBe('/passos/02-estados');
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('quem repete a semente recebe a mesma; quem recomeça não perde a tentativa', async () => {
    const facts = panel().getByText('com a semente');
    const seed = /semente (\d+)/.exec((await facts.textContent()) ?? '')?.[1];
    await panel().getByRole('button', { name: 'Repetir com a mesma semente' }).press('Enter');
    await vi.waitFor(async () => expect(await panel().getAttribute('aria-busy')).toBe('true'), PATIENCE);
    await vi.waitFor(async () => expect(await facts.textContent()).toContain(`a semente ${seed}.`), PATIENCE);

    const answer = await readFile(machineFile(), 'utf8');
    await panel().getByRole('button', { name: 'Pôr o ponto de partida de volta' }).press('Enter');
    await page.getByRole('button', { name: 'Guardar e recomeçar' }).press('Enter');
    await vi.waitFor(
      async () => expect(await outcomesOn(page)).toEqual(['passed', 'failed', 'failed', 'failed', 'failed']),
      PATIENCE,
    );
    const kept = /A sua tentativa está em (\S+)\./.exec((await panel().textContent()) ?? '')?.[1] ?? '';
    expect(await readFile(path.join(course.folder, kept, 'pizza.asl.json'), 'utf8')).toBe(answer);
    expect(await readFile(machineFile(), 'utf8')).not.toBe(answer);
    await writeFile(machineFile(), answer);
    await vi.waitFor(async () => expect(await outcomesOn(page)).toEqual(Array(5).fill('passed')), PATIENCE);
  });

  test('quando a pessoa salva um erro de sintaxe, a página diz onde, e a próxima correção volta a passar', async () => {
    const answer = await readFile(machineFile(), 'utf8');
    await writeFile(machineFile(), answer.replace('"StartAt"', 'StartAt'));
    await vi.waitFor(
      async () => expect(await panel().textContent()).toMatch(/recusaria[\s\S]*pizza\.asl\.json:4/),
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
    'quando vem o Ctrl-C, a página diz que o curso parou, e não sobra processo nem porta aberta',
    async () => {
      await page.goto(`http://127.0.0.1:${sitePort}/passos/01-fluxograma`);
      await vi.waitFor(async () => expect(await outcomesOn(page)).toHaveLength(5), PATIENCE);
      start.interrupt();
      await vi.waitFor(async () =>
        expect(await panel().getByRole('alert').textContent()).toContain('npm start parou'),
      );
      expect(await start.ended).toBe(0);
      expect(start.said()).toContain('Encerrando');
      await vi.waitFor(() => expect(start.leftovers()).toBe(false), { timeout: 5000 });
      expect(await isFree(sitePort)).toBe(true);
      expect(await isFree(awsPort)).toBe(true);
    },
  );
});
