import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startSimulation, validateInWorker } from './session.ts';
import type { SimulationSetup, SimulationUpdate } from './types.ts';
import type { WorkerReply, WorkerRequest } from './worker-messages.ts';

/** Um worker que não faz nada: o teste lê o que lhe mandam e responde por ele. */
class StillWorker extends EventTarget {
  static opened: StillWorker[] = [];
  readonly received: WorkerRequest[] = [];
  isTerminated = false;

  constructor() {
    super();
    StillWorker.opened.push(this);
  }

  postMessage(message: WorkerRequest): void {
    this.received.push(structuredClone(message));
  }

  terminate(): void {
    this.isTerminated = true;
  }

  say(data: WorkerReply): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

const setup: SimulationSetup = { definition: '{}', input: {}, type: 'STANDARD', mocks: {}, tasks: 'mocks' };
const running: SimulationUpdate = { events: [], pending: [], status: 'RUNNING', now: 7 };
const lastWorker = (): StillWorker => StillWorker.opened.at(-1) as StillWorker;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('Worker', StillWorker);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('uma simulação vista da página', () => {
  function started() {
    const simulation = startSimulation(setup);
    const updates: SimulationUpdate[] = [];
    simulation.onUpdate((update) => updates.push(update));
    return { simulation, updates, worker: lastWorker() };
  }

  it('dado o que se pede, então vai ao worker; dado o que ele conta, então chega a quem ouve', () => {
    const { simulation, updates, worker } = started();
    simulation.answer('tarefa-1', { result: 1 });
    simulation.heartbeat('tarefa-1');
    simulation.advance(60);
    simulation.advanceToNextDue();
    expect(worker.received.map(({ kind }) => kind)).toEqual([
      'start',
      'answer',
      'heartbeat',
      'advance',
      'advance-to-next-due',
    ]);
    worker.say({ kind: 'update', update: running });
    expect(updates).toEqual([running]);
  });

  it('dado um fim, então o worker é encerrado e nada mais se manda a ele', () => {
    const { simulation, updates, worker } = started();
    worker.say({ kind: 'update', update: { ...running, status: 'SUCCEEDED', output: 1 } });
    expect(worker.isTerminated).toBe(true);
    simulation.answer('tarefa-1', { result: 1 });
    simulation.stop();
    vi.advanceTimersByTime(5000);
    expect(worker.received).toHaveLength(1);
    expect(updates).toHaveLength(1);
  });

  it('dado um worker ocupado demais para parar, então ele é derrubado, e a página sabe por quê', () => {
    const { simulation, updates, worker } = started();
    worker.say({ kind: 'update', update: running });
    simulation.stop();
    expect(worker.isTerminated).toBe(false);
    vi.advanceTimersByTime(1000);
    expect(worker.isTerminated).toBe(true);
    expect(updates.at(-1)).toMatchObject({
      status: 'ABORTED',
      now: 7,
      notice: expect.stringContaining('ocupado'),
    });
  });

  it('dado um worker que quebra, então a simulação acaba com um aviso', () => {
    const { updates, worker } = started();
    worker.dispatchEvent(new Event('error'));
    expect(updates).toMatchObject([{ status: 'ABORTED', notice: expect.stringContaining('Recarregue') }]);
  });

  it('dado quem fecha ou deixa de ouvir, então não há mais avisos', () => {
    const { simulation, updates, worker } = started();
    simulation.onUpdate(() => updates.push(running))();
    worker.say({ kind: 'update', update: running });
    expect(updates).toHaveLength(1);
    simulation.close();
    worker.say({ kind: 'update', update: running });
    expect(updates).toHaveLength(1);
    expect(worker.isTerminated).toBe(true);
  });

  it('dado um valor reativo, que não atravessa para o worker, então vai uma cópia', () => {
    const input = new Proxy({ a: [1] }, {});
    startSimulation({ ...setup, input });
    expect(lastWorker().received[0]).toMatchObject({ kind: 'start', setup: { input: { a: [1] } } });
  });
});

describe('as perguntas', () => {
  it('dadas duas, então cada resposta volta a quem perguntou, e o worker é um só', async () => {
    const before = StillWorker.opened.length;
    const [first, second] = [validateInWorker('{}'), validateInWorker('[]', 'EXPRESS')];
    expect(StillWorker.opened.length - before).toBeLessThanOrEqual(1);
    const [one, two] = lastWorker().received.slice(-2) as { id: number }[];
    lastWorker().say({ kind: 'answer', id: two?.id ?? 0, answer: ['segunda'] });
    lastWorker().say({ kind: 'answer', id: one?.id ?? 0, answer: ['primeira'] });
    expect([await first, await second]).toEqual([['primeira'], ['segunda']]);
  });

  it('dada uma que demora demais, então ela falha, e a próxima abre outro worker', async () => {
    const slow = validateInWorker('{}');
    const stuck = lastWorker();
    const failed = expect(slow).rejects.toThrow('grande ou complexa demais');
    vi.advanceTimersByTime(10_000);
    await failed;
    expect(stuck.isTerminated).toBe(true);
    const next = validateInWorker('{}');
    expect(lastWorker()).not.toBe(stuck);
    const { id } = lastWorker().received[0] as { id: number };
    lastWorker().say({ kind: 'problem', id, message: 'não deu' });
    await expect(next).rejects.toThrow('não deu');
  });
});
