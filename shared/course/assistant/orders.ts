import type { LocalAws } from '../../testing/local-aws.ts';
import type { Line } from '../conversation/conversation.ts';
import type { RecordedEvent } from '../recordings/recording.ts';
import type { DeployedAssistant } from './deployed-assistant.ts';
import type { Mailbox } from './mailbox.ts';
import { type OrderHistory, readOrderHistory } from './order-history.ts';
import { AssistantRefusal } from './refusal.ts';
import type { ExecutionStatus, OrderSummary, OrderView } from './view.ts';

/** Quantos pedidos mostrar. */
const SHOWN = 20;

/** Quantos eventos da história vêm por vez: o máximo da AWS. */
const PAGE = 1000;

/** A linha de um pedido na tabela `Pedidos`. */
export interface OrderRow {
  situation: string;
  total?: number;
  courier?: string;
  reason?: string;
  /** De quem deve responder agora; nunca vai para a página. */
  token?: string;
}

type Item = Record<string, { S?: string; N?: string }>;

interface Execution {
  name: string;
  status: ExecutionStatus;
  startDate: number;
  input: string;
  output?: string;
  error?: string;
  cause?: string;
}

interface HistoryPage {
  events: (Omit<RecordedEvent, 'timestamp'> & { timestamp: number })[];
  nextToken?: string;
}

export const executionArn = ({ machineArn }: DeployedAssistant, id: string): string =>
  `${machineArn.replace(':stateMachine:', ':execution:')}:${id}`;

/** A linha de um pedido; `undefined` enquanto ele não está na tabela. */
export async function rowOf(
  aws: LocalAws,
  { ordersTable }: DeployedAssistant,
  id: string,
): Promise<OrderRow | undefined> {
  const input = { TableName: ordersTable, Key: { pedido: { S: id } }, ConsistentRead: true };
  const { Item } = (await aws.call('dynamodb', 'GetItem', input)) as { Item?: Item };
  return Item && readRow(Item);
}

function readRow({ situacao, total, entregador, motivo, token }: Item): OrderRow {
  return {
    situation: situacao?.S ?? '',
    ...(total?.N === undefined ? {} : { total: Number(total.N) }),
    ...(entregador?.S === undefined ? {} : { courier: entregador.S }),
    ...(motivo?.S === undefined ? {} : { reason: motivo.S }),
    ...(token?.S === undefined ? {} : { token: token.S }),
  };
}

/** Os pedidos desta máquina, do mais novo ao mais antigo. */
export async function listOrders(aws: LocalAws, assistant: DeployedAssistant): Promise<OrderSummary[]> {
  const input = { stateMachineArn: assistant.machineArn, maxResults: SHOWN };
  const { executions } = (await aws.call('states', 'ListExecutions', input)) as {
    executions: { name: string }[];
  };
  return Promise.all(
    executions.map(async ({ name }) =>
      summaryOf(await executionOf(aws, assistant, name), await rowOf(aws, assistant, name)),
    ),
  );
}

/**
 * Um pedido visto de perto, com a sua história.
 * @throws {AssistantRefusal} quando não há um pedido com este número
 */
export async function viewOrder(
  aws: LocalAws,
  assistant: DeployedAssistant,
  mailbox: Mailbox,
  id: string,
  cancellations: readonly Omit<Line, 'token'>[],
): Promise<{ view: OrderView; history: OrderHistory }> {
  const execution = await executionOf(aws, assistant, id);
  const messages = await mailbox.read(assistant.queueUrl);
  const isRunning = execution.status === 'RUNNING';
  const { opening } = inputOf(execution);
  const history = readOrderHistory(
    await eventsOf(aws, executionArn(assistant, id)),
    opening,
    messages,
    isRunning,
  );
  const machine = await aws.call('states', 'DescribeStateMachineForExecution', {
    executionArn: executionArn(assistant, id),
  });
  const { error, cause } = execution;
  const view: OrderView = {
    ...summaryOf(execution, await rowOf(aws, assistant, id)),
    definition: (machine as { definition: string }).definition,
    path: history.path,
    active: history.active,
    lines: [...history.lines, ...cancellations].sort((one, other) => one.event - other.event),
    asksClient: history.pendingToken !== undefined,
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
  };
  return { view, history };
}

async function executionOf(aws: LocalAws, assistant: DeployedAssistant, id: string): Promise<Execution> {
  try {
    const found = await aws.call('states', 'DescribeExecution', {
      executionArn: executionArn(assistant, id),
    });
    return found as Execution;
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ExecutionDoesNotExist') throw error;
    throw new AssistantRefusal(`Não há um pedido ${id}.`);
  }
}

async function eventsOf(aws: LocalAws, arn: string): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  let nextToken: string | undefined;
  do {
    const answer = await aws.call('states', 'GetExecutionHistory', {
      executionArn: arn,
      maxResults: PAGE,
      ...(nextToken === undefined ? {} : { nextToken }),
    });
    // Por dentro, um evento só monta os seus dados quando vira JSON.
    const page = JSON.parse(JSON.stringify(answer)) as HistoryPage;
    for (const event of page.events)
      events.push({ ...event, timestamp: new Date(event.timestamp * 1000).toISOString() });
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return events;
}

/** A entrada de um pedido; quem o começou pode ter sido outro, pela AWS CLI, com outra entrada. */
function inputOf({ input }: Execution): { client: string; phone: string; opening: string } {
  const { cliente, telefone, mensagem } = (JSON.parse(input) ?? {}) as Record<string, unknown>;
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return { client: text(cliente), phone: text(telefone), opening: text(mensagem) };
}

function summaryOf(execution: Execution, row: OrderRow | undefined): OrderSummary {
  const { client, phone } = inputOf(execution);
  const { token: _, ...shown } = row ?? {};
  const ending = row === undefined ? endingOf(execution) : undefined;
  return {
    id: execution.name,
    client,
    phone,
    startedAt: Math.round(execution.startDate * 1000),
    status: execution.status,
    ...(ending === undefined ? {} : { situation: ending }),
    ...shown,
  };
}

/** A `situacao` da saída de uma execução que terminou sem pôr o pedido na tabela. */
function endingOf({ output }: Execution): string | undefined {
  const { situacao } = (output === undefined ? {} : (JSON.parse(output) ?? {})) as { situacao?: unknown };
  return typeof situacao === 'string' ? situacao : undefined;
}
