import colors from 'picocolors';
import { placeText } from '../../testing/problem.ts';
import type { CheckReport, GoalFailure, GoalReport, PathStop, Problem } from '../../testing/report.ts';
import type { Step } from '../catalogue/catalogue.ts';
import { failingGoal } from '../check/last-check.ts';

const INDENT = '     ';
const LABEL_WIDTH = 12;

/** Uma linha com rótulo; as seguintes ficam alinhadas sob o texto. */
function labelled(label: string, text: string, paint: (text: string) => string = (plain) => plain): string {
  const [first = '', ...rest] = text.split('\n');
  const hang = INDENT + ' '.repeat(LABEL_WIDTH);
  return [
    `${INDENT}${colors.dim(label.padEnd(LABEL_WIDTH))}${paint(first)}`,
    ...rest.map((line) => hang + paint(line)),
  ].join('\n');
}

/** O caminho de uma execução, com a marca de onde ela parou. */
export function pathText(path: readonly PathStop[]): string {
  return path.map(stopText).join(' → ');
}

function stopText({ state, outcome, error }: PathStop): string {
  if (outcome === 'failed') return colors.red(`${state} ✗ ${error ?? ''}`.trimEnd());
  if (outcome === 'caught') return colors.yellow(`${state} (pegou ${error ?? 'um erro'})`);
  return outcome === 'aborted' ? colors.yellow(`${state} (não terminou)`) : state;
}

/** O que uma meta que falhou tem a dizer, sem as dicas. */
function failureLines(failure: GoalFailure, withStack: boolean): string[] {
  const lines = [labelled('esperado', failure.expected), labelled('aconteceu', failure.happened)];
  if (failure.path.length > 0) lines.push(labelled('caminho', pathText(failure.path)));
  if (failure.awsMessage) lines.push(labelled('a AWS diz', failure.awsMessage, colors.yellow));
  for (const place of failure.lookAt) lines.push(labelled('olhe', placeText(place), colors.cyan));
  if (withStack && failure.stack) lines.push(labelled('pilha', failure.stack, colors.dim));
  return lines;
}

function goalLines(goal: GoalReport, withStack: boolean): string[] {
  const mark = { passed: colors.green('✓'), failed: colors.red('✗'), skipped: colors.dim('·') }[goal.outcome];
  const title = `  ${mark} ${goal.number}. ${goal.outcome === 'failed' ? colors.bold(goal.title) : goal.title}`;
  return goal.failure ? [title, ...failureLines(goal.failure, withStack), ''] : [title];
}

function problemLines(problem: Problem, withStack: boolean): string[] {
  const lines = [
    `  ${colors.red('✗')} ${colors.bold(problem.title)}`,
    labelled('o erro', problem.detail, colors.yellow),
  ];
  if (problem.place) lines.push(labelled('onde', placeText(problem.place), colors.cyan));
  lines.push(labelled('o que fazer', problem.whatToDo));
  if (withStack && problem.stack) lines.push(labelled('pilha', problem.stack, colors.dim));
  return lines;
}

/** Um problema que impediu o começo, pronto para o terminal. */
export const problemText = (problem: Problem, withStack: boolean): string =>
  ['', ...problemLines(problem, withStack), ''].join('\n');

/** Uma dica de cada vez, com o jeito de pedir a próxima. */
export function hintLines(report: CheckReport, hintsShown: number, stepNumber: number): string[] {
  const goal = failingGoal(report);
  const hints = goal?.failure?.hints ?? [];
  const hint = hints[hintsShown - 1];
  if (!goal || hint === undefined) return [];
  const more =
    hintsShown < hints.length ? `Próxima dica: npm run dica ${stepNumber}` : 'Esta é a última dica.';
  return [
    `  ${colors.magenta(`Dica ${hintsShown} de ${hints.length}`)}, para a meta ${goal.number}`,
    `${INDENT}${hint}`,
    `${INDENT}${colors.dim(more)}`,
  ];
}

export interface VerdictOptions {
  step: Step;
  hintsShown: number;
  withStack?: boolean;
  nextStep?: Step;
}

/** O veredito de uma verificação, pronto para o terminal. */
export function verdict(
  report: CheckReport,
  { step, hintsShown, withStack = false, nextStep }: VerdictOptions,
): string {
  const lines = ['', `${colors.bold(`Passo ${step.number}`)} · ${step.title}`, ''];
  if (report.problem) lines.push(...problemLines(report.problem, withStack), '');
  lines.push(...report.goals.flatMap((goal) => goalLines(goal, withStack)));
  if (report.outcome === 'failed') lines.push('', ...hintLines(report, hintsShown, step.number));
  lines.push('', summary(report, step, nextStep), '');
  return lines.join('\n').replaceAll(/\n{3,}/g, '\n\n');
}

function summary(report: CheckReport, step: Step, nextStep: Step | undefined): string {
  const passed = report.goals.filter((goal) => goal.outcome === 'passed').length;
  const aside = colors.dim(`(${seconds(report.durationMs)}, semente ${report.seed})`);
  if (report.outcome === 'broken') return `  ${colors.red('A verificação não pôde começar.')} ${aside}`;
  const count = `${passed} de ${report.goals.length} metas`;
  if (report.outcome === 'failed') return `  ${colors.yellow(count)} ${aside}`;
  const next = nextStep ? `Próximo: npm start ${nextStep.number}` : 'Veja o conjunto: npm run progresso';
  return `  ${colors.green(`${count}. Passo ${step.number} concluído.`)} ${aside}\n  ${next}`;
}

/** `1,8 s` */
export const seconds = (milliseconds: number): string =>
  `${(milliseconds / 1000).toFixed(1).replace('.', ',')} s`;
