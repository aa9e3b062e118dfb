import { isDeepStrictEqual } from 'node:util';
import {
  CreateActivityCommand,
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetActivityTaskCommand,
  type HistoryEvent,
  paginateGetExecutionHistory,
  SendTaskSuccessCommand,
  SFNServiceException,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { CreateQueueCommand, DeleteMessageCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import type { Json } from '../../../asl/index.ts';
import { folderStorage } from '../folder.ts';
import { childMachine, createFunctions, kinds, roleArn, waitingMachine } from './machine.ts';
import { type Clients, LostAnswer, type Scenario } from './scenario.ts';

/** O que se sabe de uma execução respondida. */
interface Known {
  readonly kind: string;
  /** Os eventos já vistos no disco: não mudam mais. */
  events: readonly HistoryEvent[];
}

/** Um token que já serviu, ou cuja tarefa já passou: quem o devolve de novo não fez nada de errado. */
const spent = new Set(['InvalidToken', 'TaskTimedOut', 'TaskDoesNotExist']);

/** Quantas execuções começam entre duas quedas. */
const STARTS = Object.keys(kinds).length;

/** Execuções em toda espécie de espera: nenhuma se perde, nenhuma registra duas vezes, e todas dão a resposta certa. */
export class Executions implements Scenario {
  readonly name = 'Step Functions';
  readonly #known = new Map<string, Known>();
  readonly #running = new Set<string>();
  #machine = '';
  #activity = '';
  #queue = '';
  #started = 0;
  #startsLeft = STARTS;
  /** O token da tarefa de uma activity que ainda não foi devolvido. */
  #owed: string | undefined;

  /** Quantas execuções foram respondidas. */
  get count(): number {
    return this.#known.size;
  }

  async prepare({ sfn, sqs, lambda }: Clients): Promise<void> {
    await createFunctions(lambda);
    const create = async (name: string, definition: string) =>
      (await sfn.send(new CreateStateMachineCommand({ name, definition, roleArn }))).stateMachineArn ?? '';
    this.#activity = (await sfn.send(new CreateActivityCommand({ name: 'roteiro' }))).activityArn ?? '';
    this.#queue = (await sqs.send(new CreateQueueCommand({ QueueName: 'tokens' }))).QueueUrl ?? '';
    const child = await create('filha', childMachine);
    this.#machine = await create('roteiro', waitingMachine(this.#queue, this.#activity, child));
  }

  readonly works = [
    (clients: Clients) => this.#start(clients),
    (clients: Clients) => this.#approve(clients),
    (clients: Clients) => this.#doActivity(clients),
  ];

  async #start({ sfn }: Clients): Promise<void> {
    if (this.#startsLeft === 0) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return;
    }
    this.#startsLeft--;
    const kind = Object.keys(kinds)[this.#started++ % STARTS] ?? '';
    const { executionArn = '' } = await sfn.send(
      new StartExecutionCommand({
        stateMachineArn: this.#machine,
        input: JSON.stringify({ tipo: kind, n: 1, itens: [1, 2, 3] }),
      }),
    );
    this.#known.set(executionArn, { kind, events: [] });
    this.#running.add(executionArn);
  }

  async #approve({ sfn, sqs }: Clients): Promise<void> {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: this.#queue, WaitTimeSeconds: 1, VisibilityTimeout: 1 }),
    );
    for (const { Body, ReceiptHandle } of Messages) {
      await succeed(sfn, Body, '{"aprovado":true}');
      await sqs.send(new DeleteMessageCommand({ QueueUrl: this.#queue, ReceiptHandle }));
    }
  }

  async #doActivity({ sfn }: Clients): Promise<void> {
    const { taskToken } = await sfn.send(new GetActivityTaskCommand({ activityArn: this.#activity }));
    if (!taskToken) return;
    this.#owed = taskToken;
    await this.#payOwed(sfn);
  }

  /** O trabalhador que a queda pegou com a tarefa feita a devolve quando a AWS local volta. */
  async #payOwed(sfn: Clients['sfn']): Promise<void> {
    if (this.#owed === undefined) return;
    await succeed(sfn, this.#owed, '{"feito":true}');
    this.#owed = undefined;
  }

  async recheck({ sfn }: Clients): Promise<void> {
    this.#startsLeft = STARTS;
    await this.#payOwed(sfn);
  }

  /**
   * Com o processo morto: cada histórico no disco continua o que já se tinha visto dele. O de uma execução que
   * acaba de ser respondida pode estar vazio: ela está guardada, e começa quando a AWS local voltar.
   */
  inspect(folder: string): void {
    const storage = folderStorage(folder);
    for (const arn of this.#running) {
      const known = this.#known.get(arn) as Known;
      this.#compare(arn, known, storage.journal('states/history', arn).read() as HistoryEvent[]);
      if (known.events.at(-1)?.type === 'ExecutionSucceeded') this.#running.delete(arn);
    }
  }

  #compare(arn: string, known: Known, events: readonly HistoryEvent[]): void {
    if (!isDeepStrictEqual(events.slice(0, known.events.length), known.events))
      throw new LostAnswer(this.name, `o histórico de ${arn} (${known.kind}) mudou`);
    if (events.some(({ id }, position) => id !== position + 1))
      throw new LostAnswer(this.name, `os números dos eventos de ${arn} (${known.kind}) não seguem`);
    known.events = events;
  }

  async verify(clients: Clients): Promise<void> {
    const life = { isOver: false };
    const helping = Promise.all([
      this.#help(life, () => this.#approve(clients)),
      this.#help(life, () => this.#doActivity(clients)),
    ]);
    await Promise.race([this.#verifyAll(clients), helping]);
    life.isOver = true;
  }

  /** Aprova e trabalha enquanto houver execução à espera; a última pergunta fica no ar até o cliente se fechar. */
  async #help(life: { isOver: boolean }, work: () => Promise<void>): Promise<void> {
    try {
      while (!life.isOver) await work();
    } catch (error) {
      if (!life.isOver) throw error;
    }
  }

  async #verifyAll(clients: Clients): Promise<void> {
    for (const [arn, known] of this.#known) await this.#verifyOne(clients, arn, known);
  }

  async #verifyOne({ sfn }: Clients, executionArn: string, known: Known): Promise<void> {
    const deadline = Date.now() + 30_000;
    let described = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    while (described.status === 'RUNNING' && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      described = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    }
    const { status, output, error, cause } = described;
    if (
      status !== 'SUCCEEDED' ||
      !isDeepStrictEqual(JSON.parse(output ?? 'null') as Json, kinds[known.kind])
    ) {
      throw new LostAnswer(
        this.name,
        `${executionArn} (${known.kind}) terminou ${status} com ${output ?? `${error}: ${cause}`}`,
      );
    }
    const types: string[] = [];
    for await (const { events = [] } of paginateGetExecutionHistory({ client: sfn }, { executionArn }))
      types.push(...events.map(({ type }) => type ?? ''));
    const seen = known.events.map(({ type }) => type);
    if (!isDeepStrictEqual(types.slice(0, seen.length), seen))
      throw new LostAnswer(this.name, `a API conta outro histórico de ${executionArn} (${known.kind})`);
    const count = (suffix: string) => types.filter((type) => type.endsWith(suffix)).length;
    if (count('StateEntered') !== count('StateExited') || count('ExecutionSucceeded') !== 1)
      throw new LostAnswer(this.name, `${executionArn} (${known.kind}) registrou algo duas vezes`);
  }
}

async function succeed(sfn: Clients['sfn'], taskToken: string | undefined, output: string): Promise<void> {
  try {
    await sfn.send(new SendTaskSuccessCommand({ taskToken, output }));
  } catch (error) {
    if (!(error instanceof SFNServiceException && spent.has(error.name))) throw error;
  }
}
