import { AwsError } from '../../errors.ts';
import type { ActivityQueue, ActivityTask } from '../../integrations/integration.ts';
import type { JsonObject } from '../../json.ts';
import type { ServiceContext } from '../../service.ts';
import type { Collection } from '../../storage/storage.ts';

/** Uma activity guardada. Datas em milissegundos desde 1970. */
export interface ActivityRecord {
  readonly arn: string;
  readonly name: string;
  readonly creationDate: number;
  readonly encryptionConfiguration: JsonObject;
  readonly tags: Readonly<Record<string, string>>;
}

/** Quanto um worker espera por uma tarefa antes de ouvir que não há nenhuma. Fonte: modelo da API. */
const LONGEST_POLL = 60_000;

type Poller = (task: ActivityTask | undefined) => void;

/** O que há numa activity: tarefas à espera de um worker, ou workers à espera de uma tarefa. */
interface Line {
  readonly tasks: Set<ActivityTask>;
  readonly pollers: Set<Poller>;
}

/** As activities, e a fila de cada uma. As filas refazem-se sozinhas: cada execução retomada agenda de novo a sua tarefa. */
export class Activities implements ActivityQueue {
  readonly #context: ServiceContext;
  readonly #activities: Collection<ActivityRecord>;
  readonly #lines = new Map<string, Line>();

  constructor(context: ServiceContext) {
    this.#context = context;
    this.#activities = context.storage.collection('states/activities');
  }

  find(arn: string): ActivityRecord | undefined {
    return this.#activities.get(arn);
  }

  /** @throws `AwsError` `ActivityDoesNotExist` */
  get(arn: string): ActivityRecord {
    const activity = this.#activities.get(arn);
    if (!activity) throw new AwsError('ActivityDoesNotExist', `Activity Does Not Exist: '${arn}'`);
    return activity;
  }

  put(activity: ActivityRecord): void {
    this.#activities.set(activity.arn, activity);
  }

  delete(arn: string): void {
    this.#activities.delete(arn);
    for (const poller of this.#lines.get(arn)?.pollers ?? []) poller(undefined);
  }

  all(): readonly ActivityRecord[] {
    return [...this.#activities.values()].sort((a, b) => a.creationDate - b.creationDate);
  }

  /** Entrega a tarefa ao worker que espera há mais tempo, ou a põe no fim da fila. */
  schedule(arn: string, task: ActivityTask): void {
    const { pollers, tasks } = this.#line(arn);
    const [poller] = pollers;
    if (poller) {
      poller(task);
      return;
    }
    tasks.add(task);
    task.signal.addEventListener('abort', () => tasks.delete(task), { once: true });
  }

  /**
   * A tarefa mais antiga da fila; sem nenhuma, espera até um minuto. `undefined` quando não veio nenhuma.
   * @param signal o worker desistiu: nenhuma tarefa se perde com ele
   */
  poll(arn: string, signal: AbortSignal | undefined): Promise<ActivityTask | undefined> {
    const { pollers, tasks } = this.#line(arn);
    const [waiting] = tasks;
    if (waiting) {
      tasks.delete(waiting);
      return Promise.resolve(waiting);
    }
    const { clock } = this.#context;
    return new Promise((resolve) => {
      const answer: Poller = (task) => {
        pollers.delete(answer);
        timer.cancel();
        signal?.removeEventListener('abort', giveUp);
        resolve(task);
      };
      const giveUp = () => answer(undefined);
      const timer = clock.at(clock.now() + LONGEST_POLL, giveUp);
      signal?.addEventListener('abort', giveUp, { once: true });
      pollers.add(answer);
    });
  }

  /** Responde a quem ainda espera, para que o endpoint possa fechar. */
  close(): void {
    for (const { pollers } of this.#lines.values()) for (const poller of [...pollers]) poller(undefined);
  }

  #line(arn: string): Line {
    let line = this.#lines.get(arn);
    if (!line) {
      line = { tasks: new Set(), pollers: new Set() };
      this.#lines.set(arn, line);
    }
    return line;
  }
}
