import {
  DescribeExecutionCommand,
  DescribeMapRunCommand,
  ListMapRunsCommand,
  paginateListExecutions,
  type SFNClient,
} from '@aws-sdk/client-sfn';
import type { Json } from '../aws/index.ts';
import { must } from './goal-not-met.ts';
import { endingOf, evidenceOf, type JudgedExecution } from './judged-execution.ts';

/** Uma execução filha de um Map distribuído. */
export interface MapRunChild {
  arn: string;
  status: string;
  input: Json;
  /** `null` quando ela não terminou bem. */
  output: Json;
  error: string | undefined;
  cause: string | undefined;
  /** Quantos itens ela levou. */
  itemCount: number;
  /** Milissegundos desde 1970. */
  started: number;
  stopped: number;
}

/** Um Map distribuído que andou, com o que um teste de passo quer saber dele. */
export interface JudgedMapRun {
  status: string;
  /** Zero é sem limite. */
  maxConcurrency: number;
  /** Quantos itens, e o que foi deles. */
  items: { total: number; succeeded: number; failed: number };
  /** As filhas, na ordem em que começaram. */
  children: MapRunChild[];
}

/**
 * O Map Run de uma execução, com as filhas dele.
 * @returns `undefined` quando a execução não abriu um: o Map dela é o que anda na própria máquina
 */
export async function mapRunOf(client: SFNClient, executionArn: string): Promise<JudgedMapRun | undefined> {
  const { mapRuns } = await client.send(new ListMapRunsCommand({ executionArn }));
  const mapRunArn = mapRuns?.[0]?.mapRunArn;
  if (mapRunArn === undefined) return undefined;
  const { status, maxConcurrency, itemCounts } = await client.send(new DescribeMapRunCommand({ mapRunArn }));
  const children: MapRunChild[] = [];
  for await (const { executions } of paginateListExecutions({ client, pageSize: 1000 }, { mapRunArn }))
    for (const { executionArn: arn = '', itemCount = 0 } of executions ?? [])
      children.unshift(await childOf(client, arn, itemCount));
  return {
    status: status ?? '',
    maxConcurrency: maxConcurrency ?? 0,
    items: {
      total: itemCounts?.total ?? 0,
      succeeded: itemCounts?.succeeded ?? 0,
      failed: itemCounts?.failed ?? 0,
    },
    children,
  };
}

async function childOf(client: SFNClient, arn: string, itemCount: number): Promise<MapRunChild> {
  const described = await client.send(new DescribeExecutionCommand({ executionArn: arn }));
  const { status = '', input, output, error, cause, startDate, stopDate } = described;
  return {
    arn,
    status,
    input: parsed(input),
    output: parsed(output),
    error,
    cause,
    itemCount,
    started: startDate?.getTime() ?? 0,
    stopped: stopDate?.getTime() ?? 0,
  };
}

const parsed = (text: string | undefined): Json => (text === undefined ? null : (JSON.parse(text) as Json));

/** Quantas filhas, no máximo, andaram ao mesmo tempo: basta olhar quando cada uma começa. */
export function mostAtOnce(children: readonly Pick<MapRunChild, 'started' | 'stopped'>[]): number {
  const running = (now: number) =>
    children.filter(({ started, stopped }) => started <= now && now < stopped).length;
  return Math.max(0, ...children.map(({ started }) => running(started)));
}

/** Exige que a execução tenha aberto um Map Run. @throws {GoalNotMet} com o motivo `sem-map-run` */
export function mustOpenMapRun(
  execution: JudgedExecution,
  mapRun: JudgedMapRun | undefined,
): asserts mapRun is JudgedMapRun {
  must(mapRun !== undefined, {
    reason: 'sem-map-run',
    expected: 'A execução deveria abrir um Map Run, com execuções filhas.',
    happened: `Ela não abriu nenhum. ${endingOf(execution)}`,
    ...evidenceOf(execution),
  });
}
