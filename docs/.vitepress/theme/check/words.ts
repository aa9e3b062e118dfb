/** O que o painel de um passo diz. */
import type { GoalReport, PathStop, Place } from '../../../../shared/course/data.ts';
import type { LiveStatus } from '../live/step-status.ts';

const ONE_DECIMAL = new Intl.NumberFormat('pt-BR', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** `1,8 s`, de milissegundos. */
export const secondsText = (milliseconds: number): string => `${ONE_DECIMAL.format(milliseconds / 1000)} s`;

/** Em que pé o passo está, em uma linha. */
export function summaryOf({ report, running, trouble }: LiveStatus): string {
  if (running) return 'Verificando…';
  if (trouble !== undefined) return 'Não consegui verificar este passo.';
  if (!report) return 'Ainda não verifiquei este passo.';
  if (report.outcome === 'broken') return report.problem?.title ?? 'A verificação não pôde começar.';
  const passed = report.goals.filter(({ outcome }) => outcome === 'passed').length;
  const count = `${passed} de ${report.goals.length} metas`;
  return report.outcome === 'passed' ? `${count}. Passo concluído!` : count;
}

/** A primeira meta que falhou: é dela que as dicas e o desenho falam. */
export const failingGoalOf = ({ report }: Pick<LiveStatus, 'report'>): GoalReport | undefined =>
  report?.goals.find(({ outcome }) => outcome === 'failed');

/** `steps/04-emprestimo/app.ts:12`, ou `undefined` quando o lugar não é um arquivo. */
export const fileText = ({ file, line }: Place): string | undefined =>
  file === undefined ? undefined : [file, line].filter((part) => part !== undefined).join(':');

/** O caminho de uma execução em texto, com a marca de onde ela parou. */
export const pathText = (path: readonly PathStop[]): string => path.map(stopText).join(' → ');

function stopText({ state, outcome, error }: PathStop): string {
  if (outcome === 'failed') return `${state} ✗${error === undefined ? '' : ` ${error}`}`;
  if (outcome === 'caught') return `${state} (pegou ${error ?? 'um erro'})`;
  return outcome === 'aborted' ? `${state} (não terminou)` : state;
}
