import type { StepProof } from './wrong-answer.ts';

const STACK = 'emprestimo-stack.ts';

export default {
  starterFails: { 1: 'nao-espera', 2: 'nao-espera', 3: 'nao-espera', 4: 'nao-espera', 5: 'nao-espera' },
  wrongAnswers: [
    {
      name: 'publica-e-segue',
      mistake: 'Publica sem esperar: o token nem existe.',
      edits: [
        {
          file: STACK,
          find: '      integrationPattern: sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN,\n',
          replace: '',
        },
      ],
      expected: { goal: 1, reason: 'execucao-falhou' },
    },
    {
      name: 'sem-token',
      mistake: 'Espera, mas não manda o token a ninguém.',
      edits: [{ file: STACK, find: "        token: '{% $states.context.Task.Token %}',\n", replace: '' }],
      expected: { problem: 'A pilha não pôde ser montada' },
    },
    {
      name: 'todos-esperam',
      mistake: 'Faz todo aprovado esperar, até quem pede pouco.',
      edits: [{ file: STACK, find: ' and $valor > 50000', replace: '' }],
      expected: { goal: 1, reason: 'espera-demais' },
    },
    {
      name: 'sem-permissao',
      mistake: 'Esquece de permitir que a função devolva o token.',
      edits: [{ file: STACK, find: '    maquina.grantTaskResponse(responder);\n', replace: '' }],
      expected: { goal: 2, reason: 'sem-permissao' },
    },
    {
      name: 'motivo-perdido',
      mistake: 'Guarda a decisão e esquece o motivo.',
      edits: [{ file: STACK, find: ", motivo: '{% $states.result.motivo %}' }", replace: ' }' }],
      expected: { goal: 2, reason: 'motivo' },
    },
    {
      name: 'prazo-como-falha-qualquer',
      mistake: 'Trata States.TaskFailed, que não inclui o prazo vencido.',
      edits: [
        {
          file: STACK,
          find: 'errors: [sfn.Errors.TIMEOUT, sfn.Errors.HEARTBEAT_TIMEOUT]',
          replace: 'errors: [sfn.Errors.TASKS_FAILED]',
        },
      ],
      expected: { goal: 3, reason: 'execucao-falhou' },
    },
    {
      name: 'sem-sinal-de-vida',
      mistake: 'Põe só o prazo de três dias.',
      edits: [
        {
          file: STACK,
          find: '      heartbeatTimeout: sfn.Timeout.duration(Duration.days(1)),\n',
          replace: '',
        },
      ],
      expected: { goal: 3, reason: 'prazo' },
    },
    {
      name: 'so-sinal-de-vida',
      mistake: 'Trata só o sinal de vida, e o prazo de três dias mata a execução.',
      edits: [{ file: STACK, find: 'sfn.Errors.TIMEOUT, sfn.Errors.HEART', replace: 'sfn.Errors.HEART' }],
      expected: { goal: 4, reason: 'execucao-falhou' },
    },
    {
      name: 'so-prazo-total',
      mistake: 'Põe um dia no prazo total, e o sinal de vida não adianta.',
      edits: [
        {
          file: STACK,
          find: 'heartbeatTimeout: sfn.Timeout.duration(Duration.days(1)),\n      ',
          replace: '',
        },
        {
          file: STACK,
          find: 'taskTimeout: sfn.Timeout.duration(Duration.days(3))',
          replace: 'taskTimeout: sfn.Timeout.duration(Duration.days(1))',
        },
      ],
      expected: { goal: 4, reason: 'sem-tempo' },
    },
    {
      name: 'ilegivel-sem-catch',
      mistake: 'Trata só os prazos, e o documento ilegível mata a execução.',
      edits: [{ file: STACK, find: "errors: ['DocumentoIlegivel']", replace: "errors: ['Ilegivel']" }],
      expected: { goal: 5, reason: 'execucao-falhou' },
    },
  ],
} satisfies StepProof;
