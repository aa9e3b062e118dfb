import type { HistoryEvent } from '@aws-sdk/client-sfn';
import type { GoalReport } from '../../testing/report.ts';
import type { Evidence } from './portfolio.ts';

/** Uma máquina do portfólio, com os arquivos em que ela está. */
export interface PublishedMachine {
  name: string;
  definitionFile: string;
  drawingFile: string;
  /** A máquina em palavras, para quem não vê o desenho. */
  words: string;
}

/** Quantas linhas da história cabem no README; a inteira está em `evidencia/historia.json`. */
const MAX_ROWS = 40;

const MARKS: Record<GoalReport['outcome'], string> = {
  passed: '✅ alcançada',
  failed: '❌ ainda não',
  skipped: '➖ não foi julgada',
};

/** Um texto em uma célula de tabela: sem barra vertical, sem marcação e sem quebra de linha. */
const cell = (text: string): string => text.replace(/[\\`*_|<>[\]]/g, '\\$&').replace(/\s+/g, ' ');

/** Um texto de uma linha só dentro de um parágrafo. */
const inline = (text: string): string => cell(text).trim();

function fenced(language: string, text: string): string {
  // A cerca é maior que qualquer uma dentro do texto.
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return `${fence}${language}\n${text}\n${fence}`;
}

function goalsTable(goals: readonly GoalReport[]): string {
  const rows = goals.map(
    ({ number, title, outcome }) => `| ${number} | ${cell(title)} | ${MARKS[outcome]} |`,
  );
  return ['| | Meta | |', '|---|---|---|', ...rows].join('\n');
}

const stateOf = (event: HistoryEvent): string =>
  event.stateEnteredEventDetails?.name ?? event.stateExitedEventDetails?.name ?? '';

function historyRows(events: readonly HistoryEvent[]): string {
  const start = events[0]?.timestamp?.getTime() ?? 0;
  const rows = events
    .slice(0, MAX_ROWS)
    .map(
      (event) =>
        `| ${event.id} | ${(((event.timestamp?.getTime() ?? start) - start) / 1000).toLocaleString('pt-BR')} s | ${event.type} | ${cell(stateOf(event))} |`,
    );
  const rest = events.length - rows.length;
  return [
    '| | Tempo | Evento | Estado |',
    '|---|---|---|---|',
    ...rows,
    ...(rest > 0 ? ['', `Mais ${rest} eventos estão em [historia.json](evidencia/historia.json).`] : []),
  ].join('\n');
}

/** O que foi alcançado, dito como é. */
function standing({ report, step }: Evidence): string {
  const passed = report.goals.filter(({ outcome }) => outcome === 'passed').length;
  const total = report.goals.length;
  return passed === total
    ? `Todas as metas do passo ${step.number} foram alcançadas: ${total} de ${total}.`
    : `**Trabalho em andamento**: ${passed} de ${total} metas do passo ${step.number} foram alcançadas.`;
}

function ending({ execution }: Evidence): string {
  if (execution.status === 'SUCCEEDED')
    return `Ela terminou bem, com esta saída:\n\n${fenced('json', JSON.stringify(execution.output, null, 2))}`;
  const cause = execution.cause === undefined ? '' : `\n\n${fenced('text', execution.cause)}`;
  return `Ela terminou em \`${execution.status}\`, com o erro \`${execution.error ?? 'sem nome'}\`.${cause}`;
}

function whoAnswered({ model }: Evidence): string {
  if (model === undefined) return '';
  return model === 'simulado'
    ? ' Quem respondeu no lugar do Bedrock foi um modelo **simulado**, feito de regras.'
    : ` No lugar do Bedrock, respondeu o modelo ${inline(model)}.`;
}

function authorship({ edited, step }: Evidence): string {
  if (edited.length === 0)
    return `O código é o ponto de partida do passo ${step.number}, como o curso o publica: nada nele foi mudado ainda.`;
  return `O ponto de partida, o enunciado e a verificação são do curso. O que eu escrevi está em ${edited.map((name) => `[${inline(name)}](codigo/${encodeURI(name)})`).join(', ')}.`;
}

/**
 * O README do portfólio, pronto para publicar. Só diz o que foi executado.
 * @param machines as máquinas do passo, com os arquivos em que estão
 */
export function readme(evidence: Evidence & { machines: readonly PublishedMachine[] }): string {
  const { step, author, date, report, execution, machines, code } = evidence;
  const path = execution.path.map(({ state }) => inline(state)).join(' → ');
  const deployable = 'cdk.json' in code;
  return `${[
    `# ${inline(step.title)}`,
    `Por **${inline(author)}**, em ${date.split('-').reverse().join('/')}. Feito no passo ${step.number} do curso "Do fluxograma ao delivery", de AWS Step Functions e Amazon Bedrock.`,
    standing(evidence),
    report.outcome === 'passed' ? '## O que aprendi aqui' : '## O que este passo ensina',
    (step.frontmatter?.metas ?? []).map((goal) => `- ${goal}`).join('\n'),
    machines.length > 1 ? '## As máquinas' : '## A máquina',
    ...machines.map(
      ({ name, drawingFile, definitionFile, words }) =>
        `${machines.length > 1 ? `### ${inline(name)}\n\n` : ''}![Fluxograma de ${inline(name)}](${encodeURI(drawingFile)})\n\n<details><summary>O desenho em palavras</summary>\n\n${inline(words)}\n\n</details>\n\nA definição está em [${definitionFile}](${encodeURI(definitionFile)}).`,
    ),
    '## A execução',
    `A máquina foi executada em uma AWS local, com o SDK da AWS de verdade.${whoAnswered(evidence)} A entrada:`,
    fenced('json', JSON.stringify(execution.input, null, 2)),
    `O caminho foi ${path}. ${ending(evidence)}`,
    historyRows(execution.events),
    '## A verificação',
    `Cada meta é julgada pelo que a máquina faz, com entradas sorteadas. A semente deste sorteio foi ${report.seed}.`,
    goalsTable(report.goals),
    '## Como executar',
    `Com o curso em mãos, ponha os arquivos de [codigo](codigo) em \`steps/${step.slug}\`. Depois:`,
    fenced('sh', `npm ci\nnpm run executar ${step.number}\nnpm test ${step.number}`),
    ...(deployable
      ? [
          'É um projeto comum do AWS CDK. Em uma conta da AWS, ele entra com `npx cdk deploy` e sai com `npx cdk destroy`. Na nuvem, usar custa dinheiro.',
        ]
      : []),
    '## O que é meu e o que é do curso',
    authorship(evidence),
  ].join('\n\n')}\n`;
}
