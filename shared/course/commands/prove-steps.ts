import colors from 'picocolors';
import type { Step } from '../catalogue/catalogue.ts';
import { createCheckRunner } from '../check/check-runner.ts';
import { pageFaults } from '../proof/page.ts';
import { type ProofResult, proveStep } from '../proof/step-proof.ts';
import { announced, indented } from './announced.ts';

function stepEnding({ faults, learner, wrongAnswers }: ProofResult): { good: boolean; text: string } {
  if (faults.length > 0) return { good: false, text: `${faults.length} falta(s)` };
  const caught = `solução passa, ${wrongAnswers} respostas erradas pegas`;
  const starter = learner
    ? `a sua resposta alcança ${learner.passed} de ${learner.goals} metas`
    : 'ponto de partida falha pelo motivo dito';
  return { good: true, text: `${caught}, ${starter}` };
}

/**
 * Prova cada passo: a solução, o ponto de partida, as respostas erradas e a página. Mostra o progresso.
 * @returns quantas faltas há
 */
export async function proveSteps(steps: readonly Step[]): Promise<number> {
  console.log(`\n${colors.bold('Provando os passos')}\n`);
  const runner = createCheckRunner();
  let faults = 0;
  let wrongAnswers = 0;
  try {
    for (const step of steps) {
      const work = async () => {
        const result = await proveStep(runner, step, process.env.CI !== 'true');
        result.faults.push(...pageFaults(step));
        return result;
      };
      const result = await announced(`${step.number}. ${step.title}`, work, stepEnding);
      if (result.faults.length > 0)
        console.log(indented(result.faults.map((fault) => `- ${fault}`).join('\n')));
      faults += result.faults.length;
      wrongAnswers += result.wrongAnswers;
    }
  } finally {
    await runner.close();
  }
  console.log(`\n  ${steps.length} passos, ${wrongAnswers} respostas erradas.`);
  return faults;
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
