import os from 'node:os';
import colors from 'picocolors';
import type { Step } from '../catalogue/catalogue.ts';
import { createCheckRunner, type TrialRunner } from '../check/check-runner.ts';
import { pageFaults } from '../proof/page.ts';
import { type ProofResult, proveStep } from '../proof/step-proof.ts';
import { indented } from './announced.ts';
import { type Ending, together } from './together.ts';

/** Quantos passos se provam ao mesmo tempo. Cada um ocupa um núcleo e uns 400 MB. */
const MOST_AT_ONCE = 4;

/** A prova de um passo, e quanto ela levou, em milissegundos. */
export interface StepProofRun extends ProofResult {
  durationMs: number;
}

function stepEnding({ faults, learner, goals, wrongAnswers }: ProofResult): Ending {
  if (faults.length > 0)
    return {
      good: false,
      text: `${faults.length} falta(s)`,
      below: indented(faults.map((fault) => `- ${fault}`).join('\n')),
    };
  const caught = `${goals} metas, solução passa, ${wrongAnswers} respostas erradas pegas`;
  const starter = learner
    ? `a sua resposta alcança ${learner.passed} de ${learner.goals} metas`
    : 'ponto de partida falha pelo motivo dito';
  return { good: true, text: `${caught}, ${starter}` };
}

async function proofRun(runner: TrialRunner, step: Step): Promise<StepProofRun> {
  const started = performance.now();
  const result = await proveStep(runner, step, process.env.CI !== 'true');
  return {
    ...result,
    faults: [...result.faults, ...pageFaults(step, { states: result.states })],
    durationMs: performance.now() - started,
  };
}

/**
 * Prova cada passo: a solução, o ponto de partida, as respostas erradas e a página. Mostra o progresso.
 * @param most quantos, no máximo, ao mesmo tempo
 * @returns a prova de cada um, na ordem dos passos
 */
export async function proveSteps(steps: readonly Step[], most = MOST_AT_ONCE): Promise<StepProofRun[]> {
  console.log(`\n${colors.bold('Provando os passos')}\n`);
  const atOnce = Math.max(1, Math.min(most, os.availableParallelism(), steps.length));
  const runners = Array.from({ length: atOnce }, createCheckRunner);
  try {
    const works = steps.map((step) => ({
      title: `${step.number}. ${step.title}`,
      run: (runner: TrialRunner) => proofRun(runner, step),
    }));
    return await together(works, runners, stepEnding);
  } finally {
    await Promise.all(runners.map((runner) => runner.close()));
  }
}

/** A soma de uma lista de números. */
export const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

/** Mostra o total dos passos. @returns quantas faltas eles têm */
export function summarise(runs: readonly StepProofRun[]): number {
  const wrongAnswers = sumOf(runs.map((run) => run.wrongAnswers));
  console.log(`\n  ${runs.length} passos, ${wrongAnswers} respostas erradas.`);
  return sumOf(runs.map((run) => run.faults.length));
}

/** A última linha de uma prova. @returns o código de saída: 0 quando tudo está provado */
export function concludeProof(faults: number, command: string): number {
  console.log(
    faults === 0
      ? `  ${colors.green('✓')} ${colors.bold('Tudo provado.')}\n`
      : `  ${colors.red('✗')} ${faults} falta(s). Corrija e rode ${command} outra vez.\n`,
  );
  return faults === 0 ? 0 : 1;
}
