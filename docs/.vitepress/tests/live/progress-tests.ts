/** O progresso que o curso sabe, na página e na barra; e a busca, que aqui lê as páginas na hora. */
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { accessibilityFaults } from '../accessibility.ts';
import { eventually, sidebarText, summaryOf } from '../progress-page.ts';
import { type LiveCourse, openLivePage, PATIENCE } from './open-live-course.ts';

export function progressTests(course: LiveCourse): void {
  describe('o progresso', () => {
    const progressFile = () => path.join(course.folder, '.progresso.json');
    afterAll(() => rm(progressFile(), { force: true }));

    test('a página mostra o que o curso verificou, e muda quando um passo passa', async () => {
      const passed = (...steps: string[]) =>
        writeFile(
          progressFile(),
          JSON.stringify({
            passos: Object.fromEntries(
              steps.map((step) => [step, { verificadoEm: '2026-01-02T03:04:05.000Z', semente: 7 }]),
            ),
          }),
        );
      await passed('01-fluxograma');
      const { page, faults } = await openLivePage(course);
      await page.goto(`${course.address}/progresso`);
      await eventually(
        async () => expect(await summaryOf(page).textContent()).toMatch(/^1 de 15 passos concluídos/),
        PATIENCE.timeout,
      );
      expect(await sidebarText(page, '01-fluxograma')).toBe('✓ (concluído)');
      expect(await page.getByRole('button', { name: 'Marcar como lido' }).count()).toBe(0);
      await passed('01-fluxograma', '02-estados');
      await eventually(
        async () => expect(await sidebarText(page, '02-estados')).toBe('✓ (concluído)'),
        PATIENCE.timeout,
      );
      expect(await summaryOf(page).textContent()).toMatch(/^2 de 15 passos concluídos/);
      expect(await accessibilityFaults(page)).toEqual([]);
      // Aqui o índice da busca sai das páginas na hora, e não de um arquivo.
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: 'Buscar no curso' }).fill('sagas');
      await eventually(async () =>
        expect(await page.getByRole('option', { selected: true }).textContent()).toContain('Saga'),
      );
      expect(faults).toEqual([]);
    });
  });
}
