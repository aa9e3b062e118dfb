/** As páginas que não dependem do `npm start`, mas que nele são montadas na hora: workers e dados também. */
import { describe, expect, test } from 'vitest';
import { accessibilityFaults } from '../accessibility.ts';
import { type LiveCourse, openLivePage } from './open-live-course.ts';

export function otherPagesTests(course: LiveCourse): void {
  describe('as outras páginas', () => {
    test('o diagnóstico acha o que a AWS recusa e conserta', async () => {
      const { page, faults } = await openLivePage(course);
      await page.goto(`${course.address}/diagnostico`);
      const text = '{ "StartAt": "A", "Estados": { "A": { "Type": "Pass", "Next": "B" } } }';
      await page
        .getByLabel('Abrir um arquivo')
        .setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(text) });
      await page.locator('.achados').getByText("Missing 'Next' target: B").waitFor();
      await page.getByRole('button', { name: 'Corrigir: Escrever States' }).press('Enter');
      await page.locator('.cm-content', { hasText: '"States"' }).waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(faults).toEqual([]);
      await page.context().close();
    });

    test('um questionário se responde', async () => {
      const { page, faults } = await openLivePage(course);
      await page.goto(`${course.address}/questionarios/parte-1`);
      const question = page.getByRole('region', { name: 'Pergunta 1' });
      await question.getByRole('radio').nth(2).check();
      await question.getByRole('button', { name: 'Conferir' }).press('Enter');
      await question.getByRole('status').getByText('Certo!').waitFor();
      expect(faults).toEqual([]);
      await page.context().close();
    });
  });
}
