import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CheckReport } from '../../testing/report.ts';
import type { CheckRequest, CheckRunner } from '../check/check-runner.ts';
import { recordPassed } from '../progress/progress.ts';
import { type CheckHub, createCheckHub } from './check-hub.ts';
import type { CourseEvent } from './course-event.ts';

const SLUG = '01-fluxograma';
const REPORT: CheckReport = {
  step: SLUG,
  outcome: 'failed',
  goals: [],
  machines: [{ name: 'pizza', definition: '{}' }],
  seed: 1,
  durationMs: 1,
};

/** Quem verifica, sem verificar: cada verificação espera até o teste dizer como ela termina. */
class FakeRunner implements CheckRunner {
  readonly asked: string[] = [];
  readonly seeds: (number | undefined)[] = [];
  closed = false;
  #endings: { resolve(report: CheckReport): void; reject(error: Error): void }[] = [];

  check({ step, seed }: CheckRequest): Promise<CheckReport> {
    this.asked.push(step);
    this.seeds.push(seed);
    return new Promise((resolve, reject) => this.#endings.push({ resolve, reject }));
  }

  finish(report = REPORT): void {
    this.#endings.shift()?.resolve(report);
  }

  fail(error: Error): void {
    this.#endings.shift()?.reject(error);
  }

  async close(): Promise<void> {
    this.closed = true;
  }
}

let root: string;
let runner: FakeRunner;
let hub: CheckHub;
let events: CourseEvent[];

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'hub-'));
  mkdirSync(path.join(root, 'steps', SLUG), { recursive: true });
  runner = new FakeRunner();
  hub = createCheckHub(runner, {
    steps: path.join(root, 'steps'),
    checks: path.join(root, 'verificacoes'),
    progress: path.join(root, '.progresso.json'),
  });
  events = [];
  hub.subscribe((event) => events.push(event));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await hub.close();
  rmSync(root, { recursive: true, force: true });
});

const reports = () => events.filter(({ type }) => type === 'report').length;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('pedir uma verificação', () => {
  test('conta que começou e, depois, o resultado', async () => {
    hub.request(SLUG);
    expect(events).toEqual([{ type: 'running', step: SLUG }]);
    expect(hub.status(SLUG).running).toBe(true);
    runner.finish();
    await vi.waitFor(() => expect(reports()).toBe(1));
    const { machines } = REPORT;
    expect(events[1]).toEqual({ type: 'report', step: SLUG, report: REPORT, machines, hintsShown: 1 });
    expect(hub.status(SLUG)).toEqual({ report: REPORT, running: false, machines, hintsShown: 1 });
  });

  test('dada uma semente, a verificação a usa; sem ela, quem verifica sorteia', async () => {
    hub.request(SLUG, 777_777);
    hub.request(SLUG);
    runner.finish();
    await vi.waitFor(() => expect(runner.seeds).toEqual([777_777, undefined]));
  });

  test('dados três pedidos durante uma verificação, faz exatamente mais uma', async () => {
    hub.request(SLUG);
    for (let asked = 0; asked < 3; asked++) hub.request(SLUG);
    expect(runner.asked).toHaveLength(1);
    runner.finish();
    await vi.waitFor(() => expect(runner.asked).toHaveLength(2));
    runner.finish();
    await vi.waitFor(() => expect(reports()).toBe(2));
    await pause(20);
    expect(runner.asked).toHaveLength(2);
    expect(hub.status(SLUG).running).toBe(false);
  });

  test('dada uma verificação que não pôde ser feita, o pedido que esperava ainda é atendido', async () => {
    const said = vi.spyOn(console, 'error').mockReturnValue(undefined);
    hub.request(SLUG);
    hub.request(SLUG);
    runner.fail(new Error('o processo caiu'));
    await vi.waitFor(() => expect(runner.asked).toHaveLength(2));
    expect(said.mock.calls.flat().join()).toContain('Não consegui verificar 01-fluxograma');
    expect(events).toContainEqual({ type: 'trouble', step: SLUG, message: 'o processo caiu' });
    runner.finish();
    await vi.waitFor(() => expect(reports()).toBe(1));
  });

  test('quem deixou de ouvir não é mais avisado', () => {
    const heard: CourseEvent[] = [];
    hub.subscribe((event) => heard.push(event))();
    hub.request(SLUG);
    expect(heard).toEqual([]);
    expect(events).toHaveLength(1);
  });
});

describe('o estado de um passo', () => {
  test('na primeira vez que alguém pergunta, pede uma verificação; depois, não', async () => {
    expect(hub.status(SLUG)).toEqual({ report: null, running: true, machines: [], hintsShown: 1 });
    runner.finish();
    await vi.waitFor(() => expect(reports()).toBe(1));
    expect(hub.status(SLUG).running).toBe(false);
    expect(runner.asked).toHaveLength(1);
  });
});

describe('as dicas', () => {
  const failure = { reason: 'x', expected: '', happened: '', path: [], lookAt: [], hints: ['a', 'b'] };
  const failed: CheckReport = {
    ...REPORT,
    goals: [{ number: 1, title: 'meta', outcome: 'failed', failure }],
  };

  test('dada uma meta que falha, cada pedido mostra mais uma, até a última, e todos ficam sabendo', async () => {
    hub.request(SLUG);
    runner.finish(failed);
    await vi.waitFor(() => expect(reports()).toBe(1));
    expect(await hub.hint(SLUG)).toBe(2);
    expect(await hub.hint(SLUG)).toBe(2);
    expect(hub.status(SLUG).hintsShown).toBe(2);
    expect(events).toContainEqual({ type: 'hints', step: SLUG, hintsShown: 2 });
  });

  test('dado um passo sem meta que falhe, não há dica a mostrar', async () => {
    expect(await hub.hint(SLUG)).toBe(0);
    hub.request(SLUG);
    runner.finish();
    await vi.waitFor(() => expect(reports()).toBe(1));
    expect(await hub.hint(SLUG)).toBe(0);
  });
});

describe('o progresso', () => {
  const passed: CheckReport = {
    ...REPORT,
    outcome: 'passed',
    goals: [{ number: 1, title: 'meta', outcome: 'passed' }],
  };
  const told = () => events.filter((event) => event.type === 'progress');

  test('dada uma verificação que muda o progresso, quem ouve o recebe inteiro; se nada muda, não', async () => {
    hub.request(SLUG);
    runner.finish(passed);
    await vi.waitFor(() => expect(told()).toHaveLength(1));
    const [news] = told();
    expect(news?.steps).toHaveLength(15);
    expect(news?.steps[0]).toEqual({ step: SLUG, state: 'passed', goals: { passed: 1, total: 1 } });
    expect(hub.progress()).toEqual(news?.steps);
    hub.request(SLUG);
    runner.finish(passed);
    await vi.waitFor(() => expect(reports()).toBe(2));
    await pause(20);
    expect(told()).toHaveLength(1);
  });

  test('dado um passo que passou no terminal, quem ouve fica sabendo', async () => {
    await pause(100);
    await recordPassed('02-estados', 7, new Date(), path.join(root, '.progresso.json'));
    await vi.waitFor(() => expect(told().at(-1)?.steps[1]?.state).toBe('passed'), { timeout: 3000 });
  });

  test('dado um arquivo de progresso que não se lê, quem pergunta recebe o motivo', () => {
    writeFileSync(path.join(root, '.progresso.json'), '{');
    expect(() => hub.progress()).toThrow('Apague o arquivo');
  });
});

describe('salvar um arquivo', () => {
  const save = (...name: string[]) => {
    const file = path.join(root, 'steps', ...name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, String(Math.random()));
  };

  /** O observador de arquivos leva um instante para ficar pronto; salva até ele ver, e espera a calma. */
  async function watching(): Promise<void> {
    await vi.waitFor(
      () => {
        save(SLUG, 'acorda.json');
        expect(runner.asked.length).toBeGreaterThan(0);
      },
      { timeout: 3000, interval: 80 },
    );
    await pause(150);
    runner.finish();
    await pause(30);
    while (hub.status(SLUG).running) {
      runner.finish();
      await pause(20);
    }
    runner.asked.length = 0;
  }

  test('dado um passo do catálogo, verifica; dois salvamentos seguidos verificam uma vez', async () => {
    await watching();
    save(SLUG, 'pizza.asl.json');
    save(SLUG, 'pizza.asl.json');
    await vi.waitFor(() => expect(runner.asked).toEqual([SLUG]), { timeout: 2000 });
    runner.finish();
    await pause(200);
    expect(runner.asked).toEqual([SLUG]);
  });

  test('dado um passo recomeçado, que avisa e também salva arquivos, verifica uma vez', async () => {
    await watching();
    save(SLUG, 'pizza.asl.json');
    hub.changed(SLUG);
    await vi.waitFor(() => expect(runner.asked).toEqual([SLUG]), { timeout: 2000 });
    runner.finish();
    await pause(200);
    expect(runner.asked).toEqual([SLUG]);
  });

  test('dado o que as ferramentas geram, ou uma pasta que não é do catálogo, não verifica', async () => {
    await watching();
    save(SLUG, 'cdk.out', 'manifest.json');
    save('99-nada', 'a.json');
    await pause(200);
    expect(runner.asked).toEqual([]);
  });
});

test('fechar o hub fecha quem verifica', async () => {
  await hub.close();
  expect(runner.closed).toBe(true);
});
