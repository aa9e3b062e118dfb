import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, vi } from 'vitest';
import { type CourseCopy, copyCourse } from '../../../../shared/course/proof/course-copy.ts';
import { freePort } from '../../../../shared/course/proof/free-port.ts';
import { openChromium } from '../chromium.ts';
import { watchFaults } from '../watched-page.ts';
import { type RunningCommand, runCourse } from './course-process.ts';

/** Quanto esperar o curso abrir, verificar ou executar, em milissegundos, em uma máquina ocupada. */
export const PATIENCE = { timeout: 60_000, interval: 100 };

/** Uma cópia do curso aberta com `npm start`, e um navegador. Vale depois do `beforeAll`. */
export interface LiveCourse {
  browser: Browser;
  /** A pasta da cópia, em caminho absoluto. */
  folder: string;
  /** O endereço do site, sem barra no fim. */
  address: string;
  sitePort: number;
  awsPort: number;
  start: RunningCommand;
}

/** Onde o editor de mentira anota o que lhe mandaram abrir. */
export const editorNotes = (course: LiveCourse): string => path.join(course.folder, '.local', 'editor.json');

/** Um editor de mentira: só anota. */
async function writeEditor(folder: string): Promise<string> {
  const program = path.join(folder, '.local', 'editor.cjs');
  const notes = JSON.stringify(path.join(folder, '.local', 'editor.json'));
  const text = `require('node:fs').writeFileSync(${notes}, JSON.stringify(process.argv.slice(2)));`;
  await mkdir(path.dirname(program), { recursive: true });
  await writeFile(program, `#!${process.execPath}\n${text}\n`, { mode: 0o755 });
  return program;
}

/** Para chamar dentro de um `describe`: abre o curso antes dos testes dele, e o encerra depois. */
export function openLiveCourse(): LiveCourse {
  const course = {} as LiveCourse;
  let copy: CourseCopy | undefined;
  beforeAll(async () => {
    copy = await copyCourse();
    course.folder = copy.folder;
    vi.stubEnv('LAUNCH_EDITOR', await writeEditor(copy.folder));
    [course.sitePort, course.awsPort] = [await freePort(), await freePort()];
    course.address = `http://127.0.0.1:${course.sitePort}`;
    const ports = ['--porta', `${course.sitePort}`, '--porta-aws', `${course.awsPort}`];
    course.start = runCourse(course.folder, 'start.ts', ports);
    course.browser = await openChromium();
    await vi.waitFor(() => expect(course.start.said()).toContain('Ctrl-C encerra.'), PATIENCE);
  });
  beforeEach(({ onTestFailed }) => {
    onTestFailed(() =>
      console.log(`O que o npm start disse por último:\n${course.start.said().slice(-3000)}`),
    );
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await course.browser?.close();
    course.start?.kill();
    await course.start?.ended;
    await copy?.remove();
  });
  return course;
}

/** Uma página paciente do curso aberto, e a lista, que cresce, do que não devia acontecer nela. */
export async function openLivePage(
  course: LiveCourse,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; faults: readonly string[] }> {
  const page = await (await course.browser.newContext(options)).newPage();
  page.setDefaultTimeout(PATIENCE.timeout);
  return { page, faults: watchFaults(page, course.address) };
}
