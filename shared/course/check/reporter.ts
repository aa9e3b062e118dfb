import type { Reporter, TestCase, TestModule, TestSuite } from 'vitest/node';
import type { GoalHints } from '../../testing/context.ts';
import type { CheckReport, GoalReport, MachineDrawing, Problem } from '../../testing/report.ts';

/** O que uma rodada do Vitest deixa: as metas na ordem do arquivo e, se houve, o que impediu o começo. */
export type Outcome = Pick<CheckReport, 'goals' | 'machines' | 'problem' | 'outcome'>;

/** O que a prova de um passo quer saber de uma pasta julgada, além do veredito. */
export interface TrialDetails {
  /** As dicas de cada meta, na ordem das metas. */
  hints: readonly GoalHints[];
  /** As entradas das execuções de cada meta, na ordem das metas; vazias quando ninguém pediu para guardar. */
  inputs: readonly (readonly string[])[];
  /** Quanto as metas levaram, em milissegundos. */
  goalsMs: number;
}

/** Junta o que cada meta contou; não escreve nada no terminal. */
export class CheckReporter implements Reporter {
  #modules: TestModule[] = [];

  onTestRunStart(): void {
    this.#modules = [];
  }

  onTestModuleEnd(module: TestModule): void {
    this.#modules.push(module);
  }

  /** O teste chegou ao fim? Não chega quando o processo dele é encerrado no meio. */
  get finished(): boolean {
    return this.#modules.length > 0;
  }

  /** O resultado de uma das pastas da última rodada. @param index a posição dela entre as julgadas */
  outcome(index = 0): Outcome {
    const cases = this.#casesOf(index);
    const problem =
      cases.map((test) => test.meta().problem).find((found) => found !== undefined) ??
      this.#moduleProblem(cases.length);
    const machines =
      cases
        .map((test) => test.meta().machines)
        .findLast((found): found is MachineDrawing[] => found !== undefined) ?? [];
    const goals = cases.map(goalOf);
    if (problem)
      return {
        outcome: 'broken',
        problem,
        machines,
        goals: goals.map(({ number, title }) => ({ number, title, outcome: 'skipped' })),
      };
    return {
      outcome: goals.every((goal) => goal.outcome === 'passed') ? 'passed' : 'failed',
      machines,
      goals,
    };
  }

  /** O que mais se soube de uma das pastas da última rodada. */
  details(index = 0): TrialDetails {
    const cases = this.#casesOf(index);
    return {
      hints: cases.map((test) => test.meta().hints ?? { byReason: {}, general: [] }),
      inputs: cases.map((test) => test.meta().inputs ?? []),
      goalsMs: cases.reduce((sum, test) => sum + (test.diagnostic()?.duration ?? 0), 0),
    };
  }

  /** As metas de uma pasta: cada uma julgada é um grupo de testes do módulo. */
  #casesOf(index: number): TestCase[] {
    const suites = this.#modules.flatMap((module) => [...module.children.suites()]);
    const suite: TestSuite | undefined = suites[index];
    return suite === undefined ? [] : [...suite.children.allTests()];
  }

  /** O próprio teste do passo não carregou: a pessoa mexeu nele, ou o erro é nosso. */
  #moduleProblem(tests: number): Problem | undefined {
    const errors = this.#modules.flatMap((module) => module.errors());
    if (errors.length === 0 && tests > 0) return undefined;
    return {
      title: 'O teste deste passo não pôde ser lido',
      detail: errors[0]?.message ?? 'Ele não tem metas.',
      whatToDo:
        'O arquivo verificacao.test.ts vem com o curso. Se você o mudou ou apagou, npm run recomecar, com o número do passo, traz o original.',
      stack: errors[0]?.stack,
    };
  }
}

function goalOf(test: TestCase, index: number): GoalReport {
  const { state } = test.result();
  const { failure } = test.meta();
  const goal = { number: index + 1, title: test.name };
  if (state === 'passed') return { ...goal, outcome: 'passed' };
  if (state !== 'failed') return { ...goal, outcome: 'skipped' };
  return { ...goal, outcome: 'failed', failure: failure ?? failureWithoutWords(test) };
}

/** Uma meta que falhou sem dizer por quê: quase sempre, o tempo acabou. */
function failureWithoutWords(test: TestCase): NonNullable<GoalReport['failure']> {
  const error = test.result().errors?.[0];
  return {
    reason: 'sem-resposta',
    expected: 'A meta deveria ser julgada a tempo.',
    happened: error?.message ?? 'A verificação parou no meio.',
    path: [],
    lookAt: [],
    hints: ['Veja se há um laço sem fim, ou uma função que nunca responde.'],
    stack: error?.stack,
  };
}
