import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { blocksOf, type PageFault, proseOf } from '../../prose/prose.ts';
import type { FolderText } from '../../starters/starters.ts';
import { importsOf, snippetText } from './snippets.ts';
import { todosOf } from './todos.ts';

/** Palavras por minuto de quem lê um texto técnico com atenção. */
const WORDS = 180;
/** Linhas de código por minuto, de quem as percorre com os olhos. */
const LINES = 30;
/** Minutos para achar o lugar de um TODO e entender o que ele pede. */
const PER_TODO = 2;
/** Minutos por linha que a solução acrescenta: escrever, errar, acertar. */
const PER_LINE = 0.4;
/** Minutos para executar, verificar e ler o veredito. */
const RUNNING = 3;
/** Quanto o tempo dito pode diferir do calculado: gente não é relógio. */
const TOLERANCE = 0.3;

/** As linhas da solução que o ponto de partida não tem. */
export function addedLines(starter: FolderText, solution: FolderText): string[] {
  return Object.entries(solution).flatMap(([name, text]) => {
    const before = new Set((starter[name] ?? '').split('\n').map((line) => line.trim()));
    return text.split('\n').filter((line) => line.trim() !== '' && !before.has(line.trim()));
  });
}

/** O tempo de um passo, em minutos: ler a página, percorrer o código mostrado, fazer os TODOs, verificar. */
export function minutesOf(markdown: string, starter: FolderText, solution: FolderText, root: string): number {
  const words = proseOf(markdown).match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  const shownLines = [
    ...blocksOf(markdown).map(({ code }) => code),
    ...importsOf(markdown).map((snippet) => {
      const file = path.join(root, 'docs', snippet.file);
      return existsSync(file) ? (snippetText(readFileSync(file, 'utf8'), snippet) ?? '') : '';
    }),
  ].reduce((sum, code) => sum + code.split('\n').length, 0);
  const work = todosOf(starter).length * PER_TODO + addedLines(starter, solution).length * PER_LINE;
  return words / WORDS + shownLines / LINES + work + RUNNING;
}

/** A falta de uma página cujo tempo dito não combina com o calculado. */
export function readingTimeFaults(said: number | undefined, minutes: number): PageFault[] {
  if (said === undefined || Math.abs(said - minutes) <= TOLERANCE * minutes) return [];
  const nearest = Math.round(minutes / 5) * 5;
  return [
    {
      text: `o cabeçalho diz minutos: ${said}, e o passo leva uns ${Math.round(minutes)}: escreva minutos: ${nearest}, ou mude o texto`,
    },
  ];
}
