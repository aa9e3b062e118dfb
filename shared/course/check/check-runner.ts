import path from 'node:path';
import { createVitest, type Vitest } from 'vitest/node';
import type { Trial } from '../../testing/context.ts';
import { unexpectedFailure } from '../../testing/problem.ts';
import type { CheckReport, Problem } from '../../testing/report.ts';
import { checkFile, ROOT, stepFolder } from '../paths.ts';
import { CheckReporter, type TrialDetails } from './reporter.ts';

/** Quanto esperar por uma verificação inteira, em milissegundos, antes de dar o código por travado. */
const PATIENCE_MS = 45_000;

/** Quanto esperar a mais por cada outra pasta julgada no mesmo processo, em milissegundos. */
const MORE_PATIENCE_MS = 20_000;

/** Quanto esperar o Vitest fechar, em milissegundos, quando o processo filho não responde. */
const CLOSING_MS = 2000;

export interface CheckRequest {
  /** Pasta do passo, como `04-emprestimo`. */
  step: string;
  /** Pasta julgada, em caminho absoluto; a do passo, se não for dada. */
  target?: string;
  /** Semente das entradas; sorteada, se não for dada. */
  seed?: number;
}

/** Verifica passos, um de cada vez, sem sair do processo. `check` nunca rejeita: tudo vira veredito. */
export interface CheckRunner {
  check(request: CheckRequest): Promise<CheckReport>;
  close(): Promise<void>;
}

/** Uma pasta julgada em uma prova, com o que a prova quer saber dela. */
export interface TrialReport extends TrialDetails {
  report: CheckReport;
}

/** Julga várias pastas do mesmo passo em um processo só: carregar o CDK e o motor custa mais que uma verificação. */
export interface TrialRunner extends CheckRunner {
  /**
   * @param step pasta do passo, como `04-emprestimo`
   * @returns um veredito por pasta, na ordem. Se uma delas derruba o processo, cada uma é julgada no seu
   */
  judge(step: string, trials: readonly Trial[]): Promise<TrialReport[]>;
}

/** Prepara o Vitest uma vez; cada verificação roda em um processo filho, que um laço sem fim não derruba. */
export function createCheckRunner(): TrialRunner {
  let opened: Promise<{ vitest: Vitest; reporter: CheckReporter }> | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  const open = () => (opened ??= openVitest());

  async function close(): Promise<void> {
    const vitest = await opened?.then((session) => session.vitest);
    opened = undefined;
    await vitest?.close();
  }

  /** Julga as pastas em um processo filho. @returns `undefined` quando ele não chega ao fim */
  async function runTogether(step: string, trials: readonly Trial[]): Promise<TrialReport[] | undefined> {
    const { vitest, reporter } = await open();
    vitest.provide('trials', [...trials]);
    for (const { target } of trials) forgetFolder(vitest, target);
    const specification = vitest.getRootProject().createSpecification(checkFile(step));
    const patience = PATIENCE_MS + MORE_PATIENCE_MS * (trials.length - 1);
    const finished = await within(patience, vitest.runTestSpecifications([specification], true));
    if (!finished) await within(CLOSING_MS, close());
    if (!finished || !reporter.finished) return undefined;
    return trials.map(({ seed }, index) => {
      const details = reporter.details(index);
      const report = { step, ...reporter.outcome(index), seed, durationMs: Math.round(details.goalsMs) };
      return { ...details, report };
    });
  }

  async function judge(step: string, trials: readonly Trial[]): Promise<TrialReport[]> {
    const together = await runTogether(step, trials);
    if (together) return together;
    if (trials.length === 1)
      return trials.map(({ seed }) => ({
        report: { step, ...stuck(), seed, durationMs: 0 },
        hints: [],
        inputs: [],
        goalsMs: 0,
      }));
    const alone: TrialReport[] = [];
    for (const trial of trials) alone.push(...(await judge(step, [trial])));
    return alone;
  }

  async function checkNow({
    step,
    target = stepFolder(step),
    seed = drawSeed(),
  }: CheckRequest): Promise<CheckReport> {
    const started = performance.now();
    const [trial] = await judge(step, [{ target, seed }]);
    if (trial === undefined) throw new Error(`O passo ${step} não foi julgado.`);
    return { ...trial.report, durationMs: Math.round(performance.now() - started) };
  }

  /** Um trabalho de cada vez: o processo filho é um só. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = queue.then(work);
    queue = turn.catch(() => undefined);
    return turn;
  }

  return {
    check: (request) =>
      inTurn(() => checkNow(request)).catch((error: unknown) => failedCheck(request, error)),
    judge: (step, trials) => inTurn(() => judge(step, trials)),
    close,
  };
}

/** Semente de 6 algarismos, fácil de ditar em sala. */
export const drawSeed = (): number => 100_000 + Math.floor(Math.random() * 900_000);

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

async function openVitest() {
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  const reporter = new CheckReporter();
  const ours = SIGNALS.map((signal) => new Set(process.listeners(signal)));
  const vitest = await createVitest('test', {
    config: false,
    root: ROOT,
    include: ['steps/*/verificacao.test.ts'],
    watch: false,
    pool: 'forks',
    maxWorkers: 1,
    silent: true,
    teardownTimeout: 1000,
    // O que não muda entre verificações entra pelo tsx, que guarda em disco o que já traduziu: pelo Vite, levava 2 s a cada vez.
    execArgv: ['--import', 'tsx'],
    server: { deps: { external: [/\/shared\/(aws|asl|bedrock)\//] } },
    reporters: [reporter],
  });
  // O Vitest encerra o processo 1 ms depois do Ctrl-C; quem encerra aqui é o comando, e com calma.
  SIGNALS.forEach((signal, index) => {
    for (const listener of process.listeners(signal))
      if (!ours[index]?.has(listener)) process.off(signal, listener);
  });
  await vitest.standalone();
  return { vitest, reporter };
}

/** Faz o Vite reler os arquivos da pasta: entre duas verificações, a pessoa os mudou. */
function forgetFolder(vitest: Vitest, folder: string): void {
  for (const module of [...vitest.vite.moduleGraph.fileToModulesMap.keys()]) {
    if (module.startsWith(folder.split(path.sep).join('/'))) vitest.invalidateFile(module);
  }
}

async function within(milliseconds: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  const result = await Promise.race([work.then(() => true as const), late]);
  clearTimeout(timer);
  return result;
}

/** O curso falhou, e não a resposta: quem pediu recebe um veredito que diz isso, nunca uma promessa rejeitada. */
function failedCheck({ step, seed = 0 }: CheckRequest, error: unknown): CheckReport {
  const { problem } = unexpectedFailure(error);
  return { step, outcome: 'broken', problem, goals: [], machines: [], seed, durationMs: 0 };
}

function stuck(): { outcome: 'broken'; problem: Problem; goals: []; machines: [] } {
  return {
    outcome: 'broken',
    goals: [],
    machines: [],
    problem: {
      title: 'A verificação não terminou',
      detail: 'O código do passo prendeu o processo, e nada mais andou.',
      whatToDo:
        'Procure um laço sem fim (while, for) fora das funções Lambda: no arquivo da pilha ou em algo que ele importa.',
    },
  };
}
