import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CheckReport } from '../../testing/report.ts';
import type { Step } from '../catalogue/catalogue.ts';
import type { CheckRunner } from '../check/check-runner.ts';
import { failingGoal } from '../check/last-check.ts';
import { solutionFolder, stepFolder } from '../paths.ts';
import { editedFiles, readFolder, readStarters } from '../starters/starters.ts';
import { applyEdits, type ExpectedVerdict, type StepProof } from '../wrong-answers/wrong-answer.ts';
import { secondSolution, secondSolutionFaults } from './second-solution.ts';
import { shownOutputFaults } from './shown-output.ts';
import { differencesOutsideTodos } from './todo-regions.ts';
import { withVariant } from './variant.ts';

/** O que se provou de um passo. Um passo está provado quando `faults` está vazio. */
export interface ProofResult {
  step: Step;
  faults: string[];
  wrongAnswers: number;
  /** Presente quando o passo foi mexido: o veredito da resposta da pessoa, que não é falta de ninguém. */
  learner?: { passed: number; goals: number };
}

/** As respostas erradas e as falhas esperadas de um passo. */
export async function readStepProof(slug: string): Promise<StepProof> {
  const file = path.join(import.meta.dirname, '..', 'wrong-answers', `${slug}.ts`);
  const loaded = (await import(pathToFileURL(file).href)) as { default: StepProof };
  return loaded.default;
}

/**
 * Prova um passo: a solução passa, o ponto de partida falha pelo motivo dito, cada resposta errada é pega.
 * @param ownedByLearner numa cópia de quem estuda, um ponto de partida mexido é a resposta da pessoa; no CI, é uma falta
 */
export async function proveStep(
  runner: CheckRunner,
  step: Step,
  ownedByLearner: boolean,
): Promise<ProofResult> {
  const proof = await readStepProof(step.slug);
  const solution = readFolder(solutionFolder(step.slug));
  const result: ProofResult = { step, faults: [], wrongAnswers: proof.wrongAnswers.length };
  const fault = (text: string) => result.faults.push(text);

  const solved = await runner.check({ step: step.slug, target: solutionFolder(step.slug) });
  if (solved.outcome !== 'passed') fault(`a solução não passa: ${describe(solved)}`);

  const second = secondSolution(step.slug, solution);
  result.faults.push(...secondSolutionFaults(step, solution, second));
  if (second !== undefined) {
    const report = await withVariant(step.slug, 'segunda-solucao', second, (target) =>
      runner.check({ step: step.slug, target }),
    );
    if (report.outcome !== 'passed') fault(`a segunda solução não passa: ${describe(report)}`);
  }

  const starter = readStarters()[step.slug] ?? {};
  for (const place of differencesOutsideTodos(starter, solution))
    fault(`o ponto de partida e a solução diferem fora dos TODOs, em ${place}`);

  const edited = editedFiles(step.slug, starter);
  if (edited.length > 0 && !ownedByLearner)
    fault(`steps/ não é o que starters.json diz (${edited.join(', ')}); rode npm run curso:iniciais`);
  const begun = await runner.check({ step: step.slug, target: stepFolder(step.slug) });
  if (edited.length > 0) {
    result.learner = {
      passed: begun.goals.filter((goal) => goal.outcome === 'passed').length,
      goals: begun.goals.length,
    };
  } else {
    for (const text of starterFaults(begun, proof)) fault(text);
  }

  for (const { name, edits, expected } of proof.wrongAnswers) {
    const report = await withVariant(step.slug, name, applyEdits(solution, edits), (target) =>
      runner.check({ step: step.slug, target }),
    );
    const trouble = unexpected(report, expected);
    if (trouble !== undefined)
      fault(`a resposta errada "${name}" deveria ${trouble}, mas: ${describe(report)}`);
  }
  result.faults.push(...(await shownOutputFaults(runner, step)));
  return result;
}

/** Em que o ponto de partida se comporta diferente do que o passo declara. */
function starterFaults(report: CheckReport, proof: StepProof): string[] {
  if (report.problem)
    return [`o ponto de partida não roda: ${report.problem.title}, ${report.problem.detail}`];
  return report.goals.flatMap(({ number, outcome, failure }) => {
    const expected = proof.starterFails[number];
    const happened = outcome === 'passed' ? undefined : failure?.reason;
    if (expected === happened) return [];
    return [
      `no ponto de partida, a meta ${number} deveria ${expected ? `falhar por "${expected}"` : 'passar'}, mas ${happened ? `falhou por "${happened}"` : 'passou'}`,
    ];
  });
}

/** O que deveria ter acontecido e não aconteceu; `undefined` quando tudo bate. */
function unexpected(report: CheckReport, expected: ExpectedVerdict): string | undefined {
  if ('problem' in expected)
    return report.problem?.title === expected.problem ? undefined : `ser recusada com "${expected.problem}"`;
  const goal = failingGoal(report);
  if (
    goal?.number === expected.goal &&
    goal.failure?.reason === expected.reason &&
    goal.failure.hints.length > 0
  )
    return undefined;
  return `falhar primeiro na meta ${expected.goal}, por "${expected.reason}"`;
}

function describe(report: CheckReport): string {
  if (report.problem) return `${report.problem.title}: ${report.problem.detail}`;
  const goal = failingGoal(report);
  if (!goal) return 'todas as metas passaram';
  return `a meta ${goal.number} falhou por "${goal.failure?.reason}": ${goal.failure?.happened} ${goal.failure?.awsMessage ?? ''} (semente ${report.seed})`;
}
