import path from 'node:path';
import { createVitest, type Vitest } from 'vitest/node';
import { unexpectedFailure } from '../../testing/problem.ts';
import type { CheckReport, Problem } from '../../testing/report.ts';
import { checkFile, ROOT, stepFolder } from '../paths.ts';
import { CheckReporter } from './reporter.ts';

/** Quanto esperar por uma verificação inteira, em milissegundos, antes de dar o código por travado. */
const PATIENCE_MS = 45_000;

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

/** Prepara o Vitest uma vez; cada verificação roda em um processo filho, que um laço sem fim não derruba. */
export function createCheckRunner(): CheckRunner {
  let opened: Promise<{ vitest: Vitest; reporter: CheckReporter }> | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  const open = () => (opened ??= openVitest());

  async function close(): Promise<void> {
    const vitest = await opened?.then((session) => session.vitest);
    opened = undefined;
    await vitest?.close();
  }

  async function checkNow({
    step,
    target = stepFolder(step),
    seed = drawSeed(),
  }: CheckRequest): Promise<CheckReport> {
    const started = performance.now();
    const { vitest, reporter } = await open();
    vitest.provide('target', target);
    vitest.provide('seed', seed);
    forgetFolder(vitest, target);
    const specification = vitest.getRootProject().createSpecification(checkFile(step));
    const finished = await within(PATIENCE_MS, vitest.runTestSpecifications([specification], true));
    const outcome = finished && reporter.finished ? reporter.outcome() : stuck();
    if (!finished) await within(CLOSING_MS, close());
    return { step, ...outcome, seed, durationMs: Math.round(performance.now() - started) };
  }

  return {
    check(request) {
      const turn = queue.then(() => checkNow(request)).catch((error: unknown) => failedCheck(request, error));
      queue = turn;
      return turn;
    },
    close,
  };
}

/** Semente de 6 algarismos, fácil de ditar em sala. */
const drawSeed = (): number => 100_000 + Math.floor(Math.random() * 900_000);

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
