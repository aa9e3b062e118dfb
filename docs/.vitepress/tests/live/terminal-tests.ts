/** O que o terminal diz a quem abre o curso. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { freePort } from '../../../../shared/course/proof/free-port.ts';
import { runCourse } from './course-process.ts';
import type { LiveCourse } from './open-live-course.ts';

export function terminalTests(course: LiveCourse): void {
  describe('o terminal', () => {
    test('dado um curso recém-clonado, diz os dois endereços e o que fazer, como a preparação mostra', async () => {
      const preparation = await readFile(path.join(course.folder, 'docs', 'preparacao.md'), 'utf8');
      const shown = /```console\r?\n([\s\S]*?)```/.exec(preparation)?.[1] ?? 'a página não mostra a saída';
      const said = course.start
        .said()
        .replaceAll(`${course.sitePort}`, '5173')
        .replaceAll(`${course.awsPort}`, '4566');
      expect(said).toContain(shown.replaceAll('\r\n', '\n').trimEnd());
    });

    test('dado um pedido impossível, o terminal responde com o que a página de erros explica', async () => {
      const page = await readFile(path.join(course.folder, 'docs', 'quando-algo-da-errado.md'), 'utf8');
      const requests = [
        ['test.ts', '99'],
        ['start.ts', '--porta', `${course.sitePort}`, '--porta-aws', `${await freePort()}`],
        ['start.ts', '--porta', `${await freePort()}`, '--porta-aws', `${course.awsPort}`],
      ] as const;
      const titles = requests.map(async ([command, ...args]) => {
        const asked = runCourse(course.folder, command, args);
        expect(await asked.ended).toBe(1);
        const said = asked.said().replace(`${course.sitePort}`, '5173').replace(`${course.awsPort}`, '4566');
        return /✗ (.+?\d\.|.+?curso)/.exec(said)?.[1];
      });
      for (const title of await Promise.all(titles)) expect(page).toContain(`### ${title}\n`);
    });
  });
}
