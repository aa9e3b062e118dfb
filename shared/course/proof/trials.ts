/** O que a verificação de um passo tem de dizer de cada pasta: a solução, o ponto de partida, as respostas erradas. */
import type { CheckReport } from '../../testing/report.ts';
import type { Step } from '../catalogue/catalogue.ts';
import { drawSeed, type TrialReport } from '../check/check-runner.ts';
import { failingGoal } from '../check/last-check.ts';
import type { FolderText } from '../starters/starters.ts';
import { applyEdits, type ExpectedVerdict, type StepProof } from '../wrong-answers/wrong-answer.ts';
import { OUTPUT_SEED, shownOutputFault } from './shown-output.ts';

/** Uma pasta posta à prova. */
export interface PlannedTrial {
  /** Nome curto, que serve de pasta. */
  name: string;
  files: FolderText;
  seed: number;
  memory?: 'record' | 'recite';
  /** Uma resposta errada se julga até a primeira meta que falha; o resto não muda o veredito esperado. */
  firstFailureOnly?: boolean;
  /** O que há de errado no veredito; vazio quando é o que deveria ser. @param folder a pasta julgada, em caminho absoluto */
  faults(trial: TrialReport, folder: string): string[];
}

/** Os textos de um passo e o que se espera deles. */
export interface StepMaterial {
  step: Step;
  starter: FolderText;
  solution: FolderText;
  second: FolderText | undefined;
  proof: StepProof;
}

export const SOLUTION = 'solucao';
export const STARTER = 'inicio';

/** Tudo o que se põe à prova em um passo. O ponto de partida vem primeiro: a saída dele é a que a página mostra. */
export function trialsOf({ step, starter, solution, second, proof }: StepMaterial): PlannedTrial[] {
  const passes = (what: string) => (trial: TrialReport) =>
    trial.report.outcome === 'passed' ? [] : [`${what} não passa: ${describe(trial.report)}`];
  return [
    {
      name: STARTER,
      files: starter,
      seed: OUTPUT_SEED,
      faults: ({ report }, folder) => [
        ...starterFaults(report, proof),
        ...shownOutputFault(report, step, folder),
      ],
    },
    { name: SOLUTION, files: solution, seed: drawSeed(), memory: 'record', faults: passes('a solução') },
    {
      name: 'decorada',
      files: solution,
      seed: drawSeed(),
      memory: 'recite',
      firstFailureOnly: true,
      faults: ({ report }) =>
        report.outcome === 'failed'
          ? []
          : [`quem decora as respostas deveria falhar em alguma meta, mas: ${describe(report)}`],
    },
    ...[2, 3].map(
      (turn): PlannedTrial => ({
        name: `${SOLUTION}-${turn}`,
        files: solution,
        seed: drawSeed(),
        memory: 'record',
        faults: passes('com outra semente, a solução'),
      }),
    ),
    ...(second === undefined
      ? []
      : [
          {
            name: 'segunda-solucao',
            files: second,
            seed: drawSeed(),
            faults: passes('a segunda solução'),
          },
        ]),
    ...proof.wrongAnswers.map(
      ({ name, edits, expected }): PlannedTrial => ({
        name,
        files: applyEdits(solution, edits),
        seed: drawSeed(),
        firstFailureOnly: true,
        faults: ({ report }) => {
          const trouble = unexpected(report, expected);
          return trouble === undefined
            ? []
            : [`a resposta errada "${name}" deveria ${trouble}, mas: ${describe(report)}`];
        },
      }),
    ),
  ];
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
  const seed = `(semente ${report.seed})`;
  if (report.problem) return `${report.problem.title}: ${report.problem.detail} ${seed}`;
  const goal = failingGoal(report);
  if (!goal) return `todas as metas passaram ${seed}`;
  return `a meta ${goal.number} falhou por "${goal.failure?.reason}": ${goal.failure?.happened} ${goal.failure?.awsMessage ?? ''} ${seed}`;
}

/**
 * As metas que recebem sempre as mesmas entradas: uma resposta escrita para elas passaria.
 * @param trials a solução julgada com sementes diferentes
 */
export function fixedInputFaults(trials: readonly TrialReport[]): string[] {
  const [first, ...others] = trials;
  return (first?.inputs ?? []).flatMap((inputs, index) => {
    const same = others.every((other) => other.inputs[index]?.join('\n') === inputs.join('\n'));
    return inputs.length === 0 || others.length === 0 || !same
      ? []
      : [`a meta ${index + 1} usa sempre as mesmas entradas: sorteie-as com a semente`];
  });
}
