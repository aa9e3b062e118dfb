import { sleepOn } from '../../../../../shared/asl/execution/system-clock.ts';
import type { Json, TaskRequest, TaskRunner, VirtualClock } from '../../../../../shared/asl/index.ts';
import { MockAnswers } from './mock-answers.ts';
import { type PendingTasks, resultOf } from './pending-tasks.ts';
import type { MockAnswer, SimulationSetup } from './types.ts';
import { boundedSeconds } from './virtual-seconds.ts';

/** Só o ResultWriter de um Map o usa. Aqui o que ele escreve não fica em lugar nenhum, e perguntar não ajudaria. */
const RESULT_WRITER = 'arn:aws:states:::s3:putObject';

/** Mais sinais de vida que isto, numa resposta só, prenderiam o worker. */
const MOST_HEARTBEATS = 100_000;

/** Quem leva uma tarefa à AWS local. @throws TaskError com o erro que ela deu */
export type LocalTasks = (request: TaskRequest) => Promise<Json>;

/** De onde vêm as respostas. */
export interface AnswerSources {
  readonly clock: VirtualClock;
  readonly pending: PendingTasks;
  /** Só sob `npm start`. */
  readonly local?: LocalTasks;
}

/**
 * A porta das tarefas de uma simulação. Uma resposta de mentira vale primeiro; sem ela, responde a AWS local
 * ou a pessoa.
 */
export function answerTasks(
  { mocks, tasks }: Pick<SimulationSetup, 'mocks' | 'tasks'>,
  sources: AnswerSources,
): TaskRunner {
  const answers = new MockAnswers(mocks);
  const { clock, pending, local } = sources;
  return async (request) => {
    const given = answers.next(request);
    if (!given && tasks === 'local-aws' && local) return fromLocalAws(request, sources, local);
    const mock = given ?? (request.resource === RESULT_WRITER ? { result: {} } : undefined);
    const isHeld = begin(request, mock);
    const waiting = mock ? Promise.resolve(mock) : pending.wait(request);
    const answer = await (isHeld ? clock.idle(waiting) : waiting);
    await pass(clock, request, answer, isHeld);
    return resultOf(answer);
  };
}

/**
 * Anota o que a AWS anota antes da resposta final.
 * @returns se a tarefa segura o relógio enquanto não responde
 */
function begin(request: TaskRequest, mock: MockAnswer | undefined): boolean {
  if (request.resource.includes(':activity:')) {
    request.started('simulador');
    return false;
  }
  if (!/\.(sync(:2)?|waitForTaskToken)$/.test(request.resource)) return true;
  request.submitted(mock?.submitted ?? {});
  return false;
}

/** Passa o tempo de uma resposta no relógio virtual, com os sinais de vida que ela der no caminho. */
async function pass(
  clock: VirtualClock,
  request: TaskRequest,
  { delaySeconds = 0, heartbeatEverySeconds = delaySeconds }: MockAnswer,
  isHeld: boolean,
): Promise<void> {
  const total = boundedSeconds(delaySeconds);
  const step = Math.max(boundedSeconds(heartbeatEverySeconds), total / MOST_HEARTBEATS);
  for (let left = total; left > 0; left -= step) {
    const milliseconds = Math.max(1, Math.round(Math.min(left, step) * 1000));
    const slept = sleepOn(clock, milliseconds, request.signal);
    await (isHeld ? clock.idle(slept) : slept);
    if (left > step) request.heartbeat();
  }
}

function fromLocalAws(request: TaskRequest, sources: AnswerSources, local: LocalTasks): Promise<Json> {
  if (/\.waitForTaskToken$|:activity:/.test(request.resource)) return firstOf(request, sources, local);
  if (/\.sync(:2)?$/.test(request.resource)) return whileHeld(sources.clock, () => local(request));
  return timed(sources.clock, request, local);
}

/** Quem tem o token pode devolvê-lo à AWS local; a pessoa pode responder aqui. Vale o primeiro. */
async function firstOf(
  request: TaskRequest,
  { clock, pending }: AnswerSources,
  local: LocalTasks,
): Promise<Json> {
  const over = new AbortController();
  const shared = { ...request, signal: AbortSignal.any([request.signal, over.signal]) };
  const byPerson = async (): Promise<Json> => {
    const answer = await pending.wait(shared);
    await pass(clock, shared, answer, false);
    return resultOf(answer);
  };
  try {
    return await Promise.race([local(shared), byPerson()]);
  } finally {
    over.abort();
  }
}

/** Depois de `submitted` o motor já não segura o relógio; o trabalho na AWS local ainda está em curso. */
async function whileHeld<T>(clock: VirtualClock, work: () => Promise<T>): Promise<T> {
  clock.hold();
  try {
    return await work();
  } finally {
    clock.release();
  }
}

/** O tempo de verdade que a AWS local levou passa também no relógio virtual. */
async function timed(clock: VirtualClock, request: TaskRequest, local: LocalTasks): Promise<Json> {
  const start = performance.now();
  try {
    return await local(request);
  } finally {
    if (!request.signal.aborted) {
      await clock.sleep(Math.max(1, Math.round(performance.now() - start)), request.signal);
    }
  }
}
