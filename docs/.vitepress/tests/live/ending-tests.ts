/** O fim do `npm start`: estes testes são os últimos, porque o encerram. */
import { describe, expect, test, vi } from 'vitest';
import { isFree } from './course-process.ts';
import { type LiveCourse, openLivePage, PATIENCE } from './open-live-course.ts';
import { outcomesOn, panelOf } from './panel-page.ts';

export function endingTests(course: LiveCourse): void {
  describe('o fim', () => {
    // O Windows não tem SIGINT entre processos: lá, Ctrl-C só se prova em um terminal.
    test.skipIf(process.platform === 'win32')(
      'quando vem o Ctrl-C, a página diz que o curso parou, e não sobra processo nem porta aberta',
      async () => {
        const { page } = await openLivePage(course);
        await page.goto(`${course.address}/passos/01-fluxograma`);
        await vi.waitFor(async () => expect(await outcomesOn(page)).toHaveLength(5), PATIENCE);
        course.start.interrupt();
        await vi.waitFor(async () =>
          expect(await panelOf(page).getByRole('alert').textContent()).toContain('npm start parou'),
        );
        expect(await course.start.ended).toBe(0);
        expect(course.start.said()).toContain('Encerrando');
        await vi.waitFor(() => expect(course.start.leftovers()).toBe(false), { timeout: 5000 });
        expect(await isFree(course.sitePort)).toBe(true);
        expect(await isFree(course.awsPort)).toBe(true);
      },
    );
  });
}
