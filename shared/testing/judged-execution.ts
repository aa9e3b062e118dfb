import type { HistoryEvent, SFNClient } from '@aws-sdk/client-sfn';
import {
  DescribeExecutionCommand,
  paginateGetExecutionHistory,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { Json } from '../aws/index.ts';
import { GoalNotMet, must, type Shortfall } from './goal-not-met.ts';
import { pathOf } from './history-path.ts';
import type { PathStop, Place } from './report.ts';

/** Quanto esperar, em milissegundos de relógio de parede, antes de dizer que a execução não termina. */
export const PATIENCE_MS = 12_000;

/** Uma execução que terminou (ou não), com o que um teste de passo quer saber dela. */
export interface JudgedExecution {
  arn: string;
  input: Json;
  status: 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';
  /** A saída; `null` quando a execução não terminou bem. */
  output: Json;
  error: string | undefined;
  cause: string | undefined;
  path: PathStop[];
  events: HistoryEvent[];
}

/**
 * Executa uma máquina na AWS local, com o cliente de verdade, e espera o fim.
 * @param patienceMs quanto esperar, em milissegundos de relógio de parede
 * @throws {GoalNotMet} quando ela não termina a tempo; o caminho mostra onde parou
 */
export async function runMachine(
  client: SFNClient,
  stateMachineArn: string,
  input: Json,
  patienceMs = PATIENCE_MS,
): Promise<JudgedExecution> {
  const { executionArn } = await client.send(
    new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input) }),
  );
  const deadline = Date.now() + patienceMs;
  for (let pause = 2; ; pause = Math.min(pause * 2, 100)) {
    const { status } = await client.send(new DescribeExecutionCommand({ executionArn }));
    if (status !== 'RUNNING') return describedExecution(client, executionArn ?? '');
    if (Date.now() > deadline) throw notFinished(await historyOf(client, executionArn), patienceMs);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/** Uma execução que já terminou, com a história dela. */
export async function describedExecution(client: SFNClient, executionArn: string): Promise<JudgedExecution> {
  const [{ input = '{}', output, status, error, cause }, events] = await Promise.all([
    client.send(new DescribeExecutionCommand({ executionArn })),
    historyOf(client, executionArn),
  ]);
  return {
    arn: executionArn,
    input: JSON.parse(input) as Json,
    status: status as JudgedExecution['status'],
    output: output === undefined ? null : (JSON.parse(output) as Json),
    error,
    cause,
    path: pathOf(events),
    events,
  };
}

/** A história de uma execução, inteira e em ordem. */
export async function historyOf(
  client: SFNClient,
  executionArn: string | undefined,
): Promise<HistoryEvent[]> {
  const events: HistoryEvent[] = [];
  const pages = paginateGetExecutionHistory(
    { client, pageSize: 1000 },
    { executionArn, includeExecutionData: true },
  );
  for await (const page of pages) events.push(...(page.events ?? []));
  return events;
}

/** A execução não terminou a tempo; o caminho mostra onde ela está. */
export function notFinished(events: HistoryEvent[], patienceMs: number): GoalNotMet {
  const path = pathOf(events);
  const last = path.at(-1)?.state;
  return new GoalNotMet({
    reason: 'nao-termina',
    expected: `A execução deveria terminar em menos de ${patienceMs / 1000} segundos.`,
    happened:
      last === undefined ? 'Ela nem chegou ao primeiro estado.' : `Ela ainda está no estado "${last}".`,
    path,
    lookAt: last === undefined ? [] : [{ state: last }],
  });
}

/** Quantos caracteres de um valor cabem em uma frase. */
const READABLE = 400;

/** Um valor em JSON, para pôr em uma frase; de um valor grande, só o começo. */
export function shownValue(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nada';
  return text.length > READABLE ? `${text.slice(0, READABLE)}…` : text;
}

/** Como uma execução terminou, em uma frase. */
export function endingOf(execution: JudgedExecution): string {
  if (execution.status === 'SUCCEEDED')
    return `A execução terminou bem, com a saída ${shownValue(execution.output)}.`;
  const error = execution.error === undefined ? '' : ` com o erro ${execution.error}`;
  return `A execução terminou em ${execution.status}${error}.`;
}

/** Partes comuns de uma falha: o caminho, o texto da AWS e o último estado. */
export function evidenceOf(
  execution: JudgedExecution,
): Required<Pick<Shortfall, 'path'>> & Pick<Shortfall, 'awsMessage' | 'lookAt'> {
  const stoppedAt = execution.path.findLast((stop) => stop.outcome === 'failed');
  const lookAt: Place[] = stoppedAt ? [{ state: stoppedAt.state }] : [];
  return { path: execution.path, lookAt, awsMessage: execution.cause };
}

/** Exige que a execução termine bem. @throws {GoalNotMet} com o motivo `execucao-falhou` */
export function mustSucceed(execution: JudgedExecution, expected = 'A execução deveria terminar bem.'): void {
  must(execution.status === 'SUCCEEDED', {
    reason: 'execucao-falhou',
    expected,
    happened: endingOf(execution),
    ...evidenceOf(execution),
  });
}

/** Exige que a execução passe por estes estados, nesta ordem, e por nenhum outro. @throws {GoalNotMet} com o motivo `caminho` */
export function mustFollow(execution: JudgedExecution, states: readonly string[], why: string): void {
  const visited = execution.path.map((stop) => stop.state);
  const agreed = agreement(visited, states);
  must(visited.join('\n') === states.join('\n'), {
    reason: 'caminho',
    expected: `${why} O caminho esperado é ${states.join(' → ')}.`,
    happened: departureOf(visited, states, agreed),
    ...evidenceOf(execution),
    lookAt: [states[agreed - 1], states[agreed] ?? visited[agreed]].flatMap((state) =>
      state === undefined ? [] : [{ state }],
    ),
  });
}

/** Quantos estados, desde o começo, os dois caminhos têm em comum. */
function agreement(visited: readonly string[], expected: readonly string[]): number {
  const different = expected.findIndex((state, index) => visited[index] !== state);
  return different < 0 ? expected.length : different;
}

/** Onde o caminho se separou do esperado, em uma frase. */
function departureOf(visited: readonly string[], expected: readonly string[], agreed: number): string {
  const last = visited[agreed - 1];
  const next = visited[agreed];
  if (last === undefined)
    return next === undefined ? 'Nenhum estado foi visitado.' : `A execução começou em "${next}".`;
  if (next !== undefined) return `Depois de "${last}", a execução foi para "${next}".`;
  return `A execução parou em "${last}", sem chegar a "${expected[agreed]}".`;
}
