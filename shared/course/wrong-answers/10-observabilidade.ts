import type { StepProof } from './wrong-answer.ts';

const REPORT = 'relatorio.ts';
const STACK = 'pedido-stack.ts';

export default {
  starterFails: { 1: 'sem-tempo', 2: 'so-uma-pagina', 3: 'tentativas', 4: 'devagar' },
  wrongAnswers: [
    {
      name: 'so-a-primeira-pagina',
      mistake: 'Lê uma página e para.',
      edits: [{ file: REPORT, find: '} while (nextToken);', replace: '} while (false);' }],
      expected: { goal: 2, reason: 'so-uma-pagina' },
    },
    {
      name: 'so-duas-paginas',
      mistake: 'Lê a primeira e a segunda, e acha que acabou.',
      edits: [
        {
          file: REPORT,
          find: '} while (nextToken);',
          replace: '} while (nextToken && eventos.length < 200);',
        },
      ],
      expected: { goal: 2, reason: 'visitas' },
    },
    {
      name: 'tempo-em-milissegundos',
      mistake: 'Soma milissegundos em um campo que diz segundos.',
      edits: [
        {
          file: REPORT,
          find: 'segundosEntre(entrada, evento);',
          replace: '1000 * segundosEntre(entrada, evento);',
        },
      ],
      expected: { goal: 1, reason: 'tempo' },
    },
    {
      name: 'conta-ao-entrar',
      mistake: 'Mede no evento de entrada: entre ele e ele mesmo não passa tempo.',
      edits: [{ file: REPORT, find: "endsWith('StateExited')", replace: "endsWith('StateEntered')" }],
      expected: { goal: 1, reason: 'sem-tempo' },
    },
    {
      name: 'tempo-esgotado-nao-conta',
      mistake: 'Esquece que uma chamada sem resposta também falha.',
      edits: [{ file: REPORT, find: " || evento.type === 'TaskTimedOut'", replace: '' }],
      expected: { goal: 3, reason: 'falhas' },
    },
    {
      name: 'conta-os-inicios',
      mistake: 'Conta as chamadas que começaram duas vezes: agendada e iniciada.',
      edits: [
        {
          file: REPORT,
          find: "if (evento.type === 'TaskScheduled')",
          replace: "if (evento.type === 'TaskScheduled' || evento.type === 'TaskStarted')",
        },
      ],
      expected: { goal: 3, reason: 'tentativas' },
    },
    {
      name: 'paralelo-de-um-ramo',
      mistake: 'Põe as duas consultas em fila, dentro de um ramo só.',
      edits: [
        {
          file: STACK,
          find: '.branch(consultarCozinha)\n      .branch(calcularFrete)',
          replace: '.branch(consultarCozinha.next(calcularFrete))',
        },
      ],
      expected: { goal: 4, reason: 'devagar' },
    },
    {
      name: 'so-o-primeiro-ramo',
      mistake: 'Fica só com o resultado do primeiro ramo.',
      edits: [{ file: STACK, find: '$merge($states.result)', replace: '$states.result[0]' }],
      expected: { goal: 4, reason: 'execucao-falhou' },
    },
  ],
} satisfies StepProof;
