import { describe, expect, test } from 'vitest';
import type { CheckReport, GoalReport } from '../../testing/report.ts';
import type { Step } from '../catalogue/catalogue.ts';
import type { TrialReport } from '../check/check-runner.ts';
import { fixedInputFaults, type PlannedTrial, trialsOf } from './trials.ts';

const MATERIAL = {
  step: { number: 99, slug: '99-nada' } as Step,
  starter: { 'a.json': '1' },
  solution: { 'a.json': 'certo' },
  second: { 'a.json': 'também' },
  proof: {
    starterFails: { 2: 'falta' },
    wrongAnswers: [
      {
        name: 'trocada',
        mistake: 'Troca.',
        edits: [{ file: 'a.json', find: 'certo', replace: 'errado' }],
        expected: { goal: 2, reason: 'valor' },
      },
      {
        name: 'quebrada',
        mistake: 'Quebra.',
        edits: [{ file: 'a.json', find: 'certo', replace: '{' }],
        expected: { problem: 'O arquivo tem um erro de sintaxe' },
      },
    ],
  },
};

const planned = trialsOf(MATERIAL);
function plan(name: string): PlannedTrial {
  const found = planned.find((trial) => trial.name === name);
  if (found === undefined) throw new Error(`Não há ${name}.`);
  return found;
}

const passed = (number: number): GoalReport => ({ number, title: `Meta ${number}`, outcome: 'passed' });
const failed = (number: number, reason: string, hints = ['a']): GoalReport => ({
  ...passed(number),
  outcome: 'failed',
  failure: { reason, expected: '', happened: 'Deu 1.', path: [], lookAt: [], hints },
});

function trial(...goals: GoalReport[]): TrialReport {
  const report: CheckReport = {
    step: '99-nada',
    outcome: goals.every(({ outcome }) => outcome === 'passed') ? 'passed' : 'failed',
    goals,
    machines: [],
    seed: 7,
    durationMs: 1,
  };
  return { report, hints: [], inputs: [], goalsMs: 1 };
}
const broken = (title: string): TrialReport => {
  const good = trial();
  const problem = { title, detail: 'd', whatToDo: 'w' };
  return { ...good, report: { ...good.report, outcome: 'broken', problem } };
};
const faultsOf = (name: string, report: TrialReport): string[] => plan(name).faults(report, '/nada');

describe('o que se põe à prova em um passo', () => {
  test('o ponto de partida, a solução com três sementes, quem decorou, a segunda solução e as respostas erradas', () => {
    expect(planned.map(({ name }) => name)).toEqual([
      'inicio',
      'solucao',
      'decorada',
      'solucao-2',
      'solucao-3',
      'segunda-solucao',
      'trocada',
      'quebrada',
    ]);
    expect(plan('trocada').files).toEqual({ 'a.json': 'errado' });
    expect(plan('segunda-solucao').files).toEqual({ 'a.json': 'também' });
    expect(trialsOf({ ...MATERIAL, second: undefined }).map(({ name }) => name)).not.toContain(
      'segunda-solucao',
    );
  });

  test.each(['solucao', 'solucao-2', 'segunda-solucao'])('%s precisa passar', (name) => {
    expect(faultsOf(name, trial(passed(1)))).toEqual([]);
    expect(faultsOf(name, trial(passed(1), failed(2, 'valor')))[0]).toMatch(
      /não passa: a meta 2 falhou por "valor": Deu 1\. .*semente 7/,
    );
    expect(faultsOf(name, broken('Caiu'))[0]).toContain('Caiu: d');
  });

  test('quem decorou precisa falhar em uma meta', () => {
    expect(faultsOf('decorada', trial(failed(1, 'valor')))).toEqual([]);
    expect(faultsOf('decorada', trial(passed(1)))[0]).toContain('quem decora as respostas deveria falhar');
  });

  test.each([
    ['passa', trial(passed(1), passed(2)), 'todas as metas passaram'],
    ['falha em outra meta', trial(failed(1, 'valor'), failed(2, 'valor')), 'a meta 1 falhou'],
    ['falha por outro motivo', trial(passed(1), failed(2, 'outro')), 'a meta 2 falhou por "outro"'],
    ['falha sem dica nenhuma', trial(passed(1), failed(2, 'valor', [])), 'a meta 2 falhou por "valor"'],
    ['nem começa', broken('Caiu'), 'Caiu: d'],
  ])('uma resposta errada que %s é apontada', (_, report, happened) => {
    expect(faultsOf('trocada', report)[0]).toContain(
      'a resposta errada "trocada" deveria falhar primeiro na meta 2, por "valor", mas:',
    );
    expect(faultsOf('trocada', report)[0]).toContain(happened);
  });

  test('uma resposta errada que falha como deve, ou é recusada como deve, está certa', () => {
    expect(faultsOf('trocada', trial(passed(1), failed(2, 'valor')))).toEqual([]);
    expect(faultsOf('quebrada', broken('O arquivo tem um erro de sintaxe'))).toEqual([]);
    expect(faultsOf('quebrada', broken('Outro erro'))[0]).toContain(
      'deveria ser recusada com "O arquivo tem',
    );
  });

  test.each([
    [
      'falha por outro motivo',
      trial(passed(1), failed(2, 'outro')),
      'a meta 2 deveria falhar por "falta", mas falhou por "outro"',
    ],
    [
      'passa onde devia falhar',
      trial(passed(1), passed(2)),
      'a meta 2 deveria falhar por "falta", mas passou',
    ],
    [
      'falha onde devia passar',
      trial(failed(1, 'x'), failed(2, 'falta')),
      'a meta 1 deveria passar, mas falhou por "x"',
    ],
    ['não roda', broken('Caiu'), 'o ponto de partida não roda: Caiu, d'],
  ])('um ponto de partida que %s é apontado', (_, report, fault) => {
    expect(faultsOf('inicio', report).join('\n')).toContain(fault);
  });

  test('a saída do ponto de partida precisa ser a que a página mostra', () => {
    expect(faultsOf('inicio', trial(passed(1), failed(2, 'falta')))).toEqual([
      'a saída em docs/saidas/99-nada.txt não é a de agora; rode npm run curso:saidas',
    ]);
  });
});

describe('as entradas de cada meta', () => {
  const drawn = (...inputs: string[][]): TrialReport => ({ ...trial(), inputs });

  test('mudam com a semente', () => {
    expect(fixedInputFaults([drawn(['{"n":1}'], []), drawn(['{"n":2}'], [])])).toEqual([]);
  });

  test('dada uma que é sempre a mesma, ela é apontada', () => {
    expect(fixedInputFaults([drawn(['1'], ['2', '3']), drawn(['4'], ['2', '3'])])).toEqual([
      'a meta 2 usa sempre as mesmas entradas: sorteie-as com a semente',
    ]);
  });
});
