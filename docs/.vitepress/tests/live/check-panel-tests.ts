/** O painel de verificação: a página muda quando um arquivo é salvo. */
import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { accessibilityFaults } from '../accessibility.ts';
import { editorNotes, type LiveCourse, openLivePage, PATIENCE } from './open-live-course.ts';
import { outcomesOn, panelOf } from './panel-page.ts';

export function checkPanelTests(course: LiveCourse): void {
  describe('o painel de verificação', () => {
    let page: Page;
    let faults: readonly string[];
    const panel = () => panelOf(page);
    const machineFile = () => path.join(course.folder, 'steps', '01-fluxograma', 'pizza.asl.json');

    beforeAll(async () => {
      ({ page, faults } = await openLivePage(course));
    });

    test('dado o ponto de partida, a página do passo mostra as metas e o desenho do código', async () => {
      await page.goto(`${course.address}/passos/01-fluxograma`);
      await vi.waitFor(
        async () =>
          expect(await outcomesOn(page)).toEqual(['passed', 'failed', 'failed', 'failed', 'failed']),
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
      expect(JSON.parse(await readFile(editorNotes(course), 'utf8'))[0]).toBe(machineFile());
    });

    test('as dicas vêm uma a uma, pelo teclado, e continuam lá na próxima visita', async () => {
      const hints = panel().getByRole('region', { name: 'Dicas' });
      const total = Number(/Dica 1 de (\d)/.exec((await hints.textContent()) ?? '')?.[1]);
      for (let next = 2; next <= total; next++) {
        expect(await hints.textContent()).not.toContain(`Dica ${next} de`);
        await hints.getByRole('button', { name: 'Próxima dica' }).press('Enter');
        await vi.waitFor(
          async () => expect(await hints.textContent()).toContain(`Dica ${next} de`),
          PATIENCE,
        );
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
      await vi.waitFor(
        async () => expect(await facts.textContent()).toContain(`a semente ${seed}.`),
        PATIENCE,
      );

      const answer = await readFile(machineFile(), 'utf8');
      await panel().getByRole('button', { name: 'Pôr o ponto de partida de volta' }).press('Enter');
      await page.getByRole('button', { name: 'Guardar e recomeçar' }).press('Enter');
      await vi.waitFor(
        async () =>
          expect(await outcomesOn(page)).toEqual(['passed', 'failed', 'failed', 'failed', 'failed']),
        PATIENCE,
      );
      await panel().getByText('A sua tentativa está em').waitFor();
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
      expect(faults).toEqual([]);
    });
  });
}
