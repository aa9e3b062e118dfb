import { expect, test } from 'vitest';
import type { FolderExecution } from '../../testing/execute-folder.ts';
import type { CheckReport } from '../../testing/report.ts';
import { type DrawMachine, type Evidence, portfolioFiles as filesWith } from './portfolio.ts';

const drawMachine: DrawMachine = ({ name }, title, path) => ({
  svg: `<svg>${title}: ${path.map(({ state }) => state).join(', ')}</svg>`,
  words: `A máquina ${name}.`,
});
const portfolioFiles = (evidence: Evidence) => filesWith(evidence, drawMachine);

const definition = JSON.stringify({
  StartAt: 'Pedir | pizza',
  States: { 'Pedir | pizza': { Type: 'Pass', Next: 'Bom apetite' }, 'Bom apetite': { Type: 'Succeed' } },
});

const report: CheckReport = {
  step: '01-fluxograma',
  outcome: 'passed',
  goals: [{ number: 1, title: 'A pizza é pedida', outcome: 'passed' }],
  machines: [{ name: 'pizza', definition }],
  seed: 777,
  durationMs: 10,
};

const execution: FolderExecution = {
  arn: 'arn:aws:states:us-east-1:123456789012:execution:pizza:x',
  input: { fome: true },
  status: 'SUCCEEDED',
  output: { pedido: 'pizza' },
  error: undefined,
  cause: undefined,
  path: [
    { state: 'Pedir | pizza', outcome: 'exited' },
    { state: 'Bom apetite', outcome: 'exited' },
  ],
  events: [
    { id: 1, type: 'ExecutionStarted', timestamp: new Date(0) },
    {
      id: 2,
      type: 'PassStateEntered',
      timestamp: new Date(1500),
      stateEnteredEventDetails: { name: 'Pedir | pizza' },
    },
  ],
};

const evidence: Evidence = {
  step: {
    number: 1,
    slug: '01-fluxograma',
    title: 'Um fluxograma que executa',
    part: 'Fundamentos',
    state: 'pronto',
    frontmatter: {
      titulo: 'Um fluxograma que executa',
      minutos: 20,
      nivel: 'iniciante',
      metas: ['Ler uma máquina'],
      prerequisitos: [],
      termos: [],
    },
  },
  author: 'Ana <b>Souza</b>',
  date: '2026-11-23',
  report,
  execution,
  model: undefined,
  code: { 'pizza.asl.json': definition, 'verificacao.test.ts': '// do curso' },
  edited: ['pizza.asl.json'],
};

test('dado um passo concluído, saem a definição, o desenho aceso, a evidência, o código e o README', () => {
  const files = portfolioFiles(evidence);
  expect(Object.keys(files).sort()).toEqual([
    'README.md',
    'codigo/pizza.asl.json',
    'evidencia/entrada.json',
    'evidencia/historia.json',
    'evidencia/saida.json',
    'maquinas/pizza.asl.json',
    'maquinas/pizza.svg',
  ]);
  expect(JSON.parse(files['maquinas/pizza.asl.json'] ?? '')).toEqual(JSON.parse(definition));
  expect(files['maquinas/pizza.svg']).toBe(
    '<svg>Um fluxograma que executa: pizza: Pedir | pizza, Bom apetite</svg>\n',
  );
  expect(JSON.parse(files['evidencia/saida.json'] ?? '')).toEqual({ pedido: 'pizza' });
});

test('dadas duas máquinas de uma pilha, a executada vem primeiro, e o sufixo do CDK some', () => {
  const other = JSON.stringify({ StartAt: 'X', States: { X: { Type: 'Succeed' } } });
  const machines = [
    { name: 'Avisar753C057F', definition: other },
    { name: 'Pizza0A1B2C3D', definition },
  ];
  const files = portfolioFiles({ ...evidence, report: { ...report, machines } });
  expect(Object.keys(files)).toContain('maquinas/Avisar.asl.json');
  expect(files['README.md']).toMatch(/### Pizza\n[\s\S]*### Avisar\n/);
});

test('dado um nome e estados com marcação, o README os mostra como texto', () => {
  const { 'README.md': readme = '' } = portfolioFiles(evidence);
  expect(readme).toContain('Por **Ana \\<b\\>Souza\\</b\\>**, em 23/11/2026.');
  expect(readme).toContain('| 2 | 1,5 s | PassStateEntered | Pedir \\| pizza |');
  expect(readme).toContain('A semente deste sorteio foi 777.');
  expect(readme).toContain('Todas as metas do passo 1 foram alcançadas: 1 de 1.');
  expect(readme).toContain('[pizza.asl.json](codigo/pizza.asl.json)');
});

test('dado um passo pela metade, o README diz que é trabalho em andamento e o que falta', () => {
  const failed: CheckReport = {
    ...report,
    outcome: 'failed',
    goals: [...report.goals, { number: 2, title: 'Sobra o troco', outcome: 'failed' }],
  };
  const { 'README.md': readme = '' } = portfolioFiles({ ...evidence, report: failed, edited: [] });
  expect(readme).toContain('**Trabalho em andamento**: 1 de 2 metas');
  expect(readme).toContain('| 2 | Sobra o troco | ❌ ainda não |');
  expect(readme).toContain('O que este passo ensina');
  expect(readme).toContain('nada nele foi mudado ainda');
});

test('dada uma execução que falhou, o README diz o erro e a causa, e não há saída', () => {
  const files = portfolioFiles({
    ...evidence,
    execution: { ...execution, status: 'FAILED', error: 'SaldoInsuficiente', cause: 'Faltou ```dinheiro```' },
  });
  expect(files['evidencia/saida.json']).toBeUndefined();
  expect(files['README.md']).toContain('o erro `SaldoInsuficiente`');
  expect(files['README.md']).toContain('````text\nFaltou ```dinheiro```\n````');
});

test('dado um passo que fala com um modelo, o README diz quem respondeu', () => {
  expect(portfolioFiles({ ...evidence, model: 'simulado' })['README.md']).toContain('modelo **simulado**');
  expect(portfolioFiles({ ...evidence, model: 'ollama:llama3.2' })['README.md']).toContain(
    'respondeu o modelo ollama:llama3.2',
  );
});
