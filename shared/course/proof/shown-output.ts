/**
 * A saída que a página de um passo mostra: o veredito do ponto de partida, com uma semente fixa.
 * `npm run curso:saidas` a escreve em `docs/saidas/`; `npm test` confere que ainda é a verdade.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { CheckReport } from '../../testing/report.ts';
import type { Step } from '../catalogue/catalogue.ts';
import type { CheckRunner } from '../check/check-runner.ts';
import { ROOT, shown } from '../paths.ts';
import { readStarters } from '../starters/starters.ts';
import { verdict } from '../verdict/verdict.ts';
import { withVariant } from './variant.ts';

/** A semente da saída que a página mostra. */
export const OUTPUT_SEED = 777_777;

export const shownOutputFile = (slug: string): string => path.join(ROOT, 'docs', 'saidas', `${slug}.txt`);

/**
 * O texto que a página deveria mostrar, com a duração apagada: ela muda de máquina para máquina.
 * @param report o veredito do ponto de partida, com a semente `OUTPUT_SEED`
 * @param folder a pasta julgada, em caminho absoluto
 */
export function outputOf(report: CheckReport, step: Step, folder: string): string {
  const text = stripVTControlCharacters(verdict({ ...report, durationMs: 0 }, { step, hintsShown: 1 }));
  const asLearner = text.replaceAll(shown(folder), `steps/${step.slug}`).replace('(0,0 s, ', '(');
  return `$ npm test ${step.number} -- --semente ${OUTPUT_SEED}\n${asLearner.trimEnd()}\n`;
}

/** A saída de agora, com o ponto de partida posto em uma pasta à parte. */
export function currentOutput(runner: CheckRunner, step: Step): Promise<string> {
  return withVariant(step.slug, 'saida', readStarters()[step.slug] ?? {}, async (target) =>
    outputOf(await runner.check({ step: step.slug, target, seed: OUTPUT_SEED }), step, target),
  );
}

/** O que muda de uma rodada para outra sem que o veredito mude: identificadores, e qual ramo foi cortado antes. */
const withoutChance = (output: string): string =>
  output.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id').replaceAll(' (não terminou)', '');

/** A saída guardada na página, se ela ainda diz o mesmo que a de agora. */
export function stillTrue(slug: string, current: string): boolean {
  const file = shownOutputFile(slug);
  if (!existsSync(file)) return false;
  return withoutChance(readFileSync(file, 'utf8').replaceAll('\r\n', '\n')) === withoutChance(current);
}

/** Em que a saída mostrada na página difere da de agora; vazio quando é a mesma. */
export const shownOutputFault = (report: CheckReport, step: Step, folder: string): string[] =>
  stillTrue(step.slug, outputOf(report, step, folder))
    ? []
    : [`a saída em ${shown(shownOutputFile(step.slug))} não é a de agora; rode npm run curso:saidas`];
