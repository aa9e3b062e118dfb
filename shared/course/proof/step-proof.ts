import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Step } from '../catalogue/catalogue.ts';
import type { TrialReport, TrialRunner } from '../check/check-runner.ts';
import { solutionFolder, stepFolder } from '../paths.ts';
import { recordingFaults } from '../recordings/recording.ts';
import { editedFiles, readFolder, readStarters } from '../starters/starters.ts';
import type { StepProof } from '../wrong-answers/wrong-answer.ts';
import { hintFaults } from './hints.ts';
import { addedLines } from './page/reading-time.ts';
import { stateNames } from './page/states.ts';
import { secondSolution, secondSolutionFaults } from './second-solution.ts';
import { differencesOutsideTodos } from './todo-regions.ts';
import {
  fixedInputFaults,
  type PlannedTrial,
  SOLUTION,
  STARTER,
  type StepMaterial,
  trialsOf,
} from './trials.ts';
import { withVariants } from './variant.ts';

/** O mínimo de respostas erradas de um passo. */
const WRONG_ANSWERS = 3;

/** O que se provou de um passo. Um passo está provado quando `faults` está vazio. */
export interface ProofResult {
  step: Step;
  faults: string[];
  goals: number;
  wrongAnswers: number;
  /** Os estados das máquinas do ponto de partida e da solução. */
  states: ReadonlySet<string>;
  /** Presente quando o passo foi mexido: o veredito da resposta da pessoa, que não é falta de ninguém. */
  learner?: { passed: number; goals: number };
}

/** As respostas erradas e as falhas esperadas de um passo. */
export async function readStepProof(slug: string): Promise<StepProof> {
  const file = path.join(import.meta.dirname, '..', 'wrong-answers', `${slug}.ts`);
  const loaded = (await import(pathToFileURL(file).href)) as { default: StepProof };
  return loaded.default;
}

async function readMaterial(step: Step): Promise<StepMaterial> {
  const solution = readFolder(solutionFolder(step.slug));
  return {
    step,
    starter: readStarters()[step.slug] ?? {},
    solution,
    second: secondSolution(step.slug, solution),
    proof: await readStepProof(step.slug),
  };
}

/**
 * Prova um passo: a solução passa, o ponto de partida falha pelo motivo dito, cada resposta errada é pega.
 * @param ownedByLearner numa cópia de quem estuda, um ponto de partida mexido é a resposta da pessoa; no CI, é uma falta
 */
export async function proveStep(
  runner: TrialRunner,
  step: Step,
  ownedByLearner: boolean,
): Promise<ProofResult> {
  const material = await readMaterial(step);
  const { starter, solution, second, proof } = material;
  const faults = [
    ...secondSolutionFaults(step, solution, second),
    ...differencesOutsideTodos(starter, solution).map(
      (place) => `o ponto de partida e a solução diferem fora dos TODOs, em ${place}`,
    ),
  ];
  const edited = editedFiles(step.slug, starter);
  if (edited.length > 0 && !ownedByLearner)
    faults.push(`steps/ não é o que starters.json diz (${edited.join(', ')}); rode npm run curso:iniciais`);

  if (proof.wrongAnswers.length < WRONG_ANSWERS)
    faults.push(
      `o passo tem ${proof.wrongAnswers.length} respostas erradas, e deveria ter pelo menos ${WRONG_ANSWERS}`,
    );

  const planned = trialsOf(material);
  const judged = await judgeAll(runner, step.slug, planned);
  faults.push(...judged.flatMap(({ plan, trial, folder }) => plan.faults(trial, folder)));
  const solved = judged.filter(({ plan }) => plan.files === solution && plan.memory === 'record');
  faults.push(...fixedInputFaults(solved.map(({ trial }) => trial)));
  faults.push(...recordingFaults(step.slug, solved[0]?.trial.report.machines ?? []));
  faults.push(...hintFaults(solved[0]?.trial.hints ?? [], addedLines(starter, solution)));

  return {
    step,
    faults,
    goals: judged.find(({ plan }) => plan.name === SOLUTION)?.trial.report.goals.length ?? 0,
    wrongAnswers: proof.wrongAnswers.length,
    states: statesIn(judged),
    ...(edited.length > 0 ? { learner: await learnerVerdict(runner, step.slug) } : {}),
  };
}

/** Os estados das máquinas que o ponto de partida e a solução põem de pé, e dos arquivos de definição deles. */
function statesIn(judged: readonly Judged[]): ReadonlySet<string> {
  const own = judged.filter(({ plan }) => plan.name === SOLUTION || plan.name === STARTER);
  const definitions = own.flatMap(({ plan, trial }) => [
    ...trial.report.machines.map(({ definition }) => definition),
    ...Object.entries(plan.files).flatMap(([name, text]) => (name.endsWith('.asl.json') ? [text] : [])),
  ]);
  return new Set(definitions.flatMap(stateNames));
}

interface Judged {
  plan: PlannedTrial;
  trial: TrialReport;
  folder: string;
}

/** Julga todas as variantes de um passo no mesmo processo. */
function judgeAll(runner: TrialRunner, slug: string, planned: readonly PlannedTrial[]): Promise<Judged[]> {
  const variants = Object.fromEntries(planned.map(({ name, files }) => [name, files]));
  return withVariants(slug, variants, async (folders) => {
    const trials = planned.map(({ name, seed, memory, firstFailureOnly }) => ({
      target: folders[name] ?? '',
      seed,
      memory,
      firstFailureOnly,
    }));
    const reports = await runner.judge(slug, trials);
    return planned.flatMap((plan, index): Judged[] => {
      const trial = reports[index];
      return trial === undefined ? [] : [{ plan, trial, folder: folders[plan.name] ?? '' }];
    });
  });
}

async function learnerVerdict(runner: TrialRunner, slug: string): Promise<{ passed: number; goals: number }> {
  const { goals } = await runner.check({ step: slug, target: stepFolder(slug) });
  return { passed: goals.filter((goal) => goal.outcome === 'passed').length, goals: goals.length };
}
