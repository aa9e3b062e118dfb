import type { StepProof } from './wrong-answer.ts';

const STACK = 'emprestimo-stack.ts';
const RETRIED = "errors: ['Lambda.TooManyRequestsException', sfn.Errors.TIMEOUT],";

export default {
  starterFails: {
    1: 'execucao-falhou',
    2: 'poucas',
    3: 'demorou',
    4: 'execucao-falhou',
    5: 'execucao-falhou',
  },
  wrongAnswers: [
    {
      name: 'tenta-de-novo-qualquer-erro',
      mistake: 'Tenta de novo qualquer erro, até o CPF que nunca vai mudar.',
      edits: [{ file: STACK, find: RETRIED, replace: 'errors: [sfn.Errors.ALL],' }],
      expected: { goal: 4, reason: 'insistiu' },
    },
    {
      name: 'nome-de-erro-errado',
      mistake: 'Escreve o nome do erro como a documentação da Lambda, sem o prefixo.',
      edits: [
        { file: STACK, find: "'Lambda.TooManyRequestsException'", replace: "'TooManyRequestsException'" },
      ],
      expected: { goal: 1, reason: 'nao-insistiu' },
    },
    {
      name: 'so-uma-tentativa',
      mistake: 'Tenta só mais uma vez.',
      edits: [{ file: STACK, find: 'maxAttempts: 5', replace: 'maxAttempts: 1' }],
      expected: { goal: 1, reason: 'nao-insistiu' },
    },
    {
      name: 'sem-recuo',
      mistake: 'Tenta sempre no mesmo ritmo.',
      edits: [{ file: STACK, find: 'backoffRate: 2,', replace: 'backoffRate: 1,' }],
      expected: { goal: 2, reason: 'sem-recuo' },
    },
    {
      name: 'sem-teto',
      mistake: 'Deixa a pausa dobrar sem limite.',
      edits: [{ file: STACK, find: '      maxDelay: Duration.seconds(20),\n', replace: '' }],
      expected: { goal: 2, reason: 'sem-teto' },
    },
    {
      name: 'sem-sorteio',
      mistake: 'Todas as execuções voltam ao birô no mesmo instante.',
      edits: [{ file: STACK, find: '      jitterStrategy: sfn.JitterType.FULL,\n', replace: '' }],
      expected: { goal: 2, reason: 'sem-sorteio' },
    },
    {
      name: 'sem-limite-de-tempo',
      mistake: 'Espera o quanto o birô quiser.',
      edits: [
        {
          file: STACK,
          find: '      taskTimeout: sfn.Timeout.duration(Duration.seconds(10)),\n',
          replace: '',
        },
      ],
      expected: { goal: 3, reason: 'demorou' },
    },
    {
      name: 'tempo-esgotado-sem-retry',
      mistake: 'Desiste na primeira consulta que demora.',
      edits: [{ file: STACK, find: ', sfn.Errors.TIMEOUT],', replace: '],' }],
      expected: { goal: 3, reason: 'nao-insistiu' },
    },
    {
      name: 'um-catch-para-tudo',
      mistake: 'Manda tudo para análise, até o que a própria pessoa corrigiria.',
      edits: [
        {
          file: STACK,
          find: "    verificarCredito.addCatch(pedirCorrecao.next(enviarNotificacao), { errors: ['CpfInvalido'] });\n",
          replace: '',
        },
      ],
      expected: { goal: 4, reason: 'decisao' },
    },
    {
      name: 'cpf-com-prefixo',
      mistake: 'Põe o prefixo da Lambda no erro que a própria função lançou.',
      edits: [{ file: STACK, find: "['CpfInvalido']", replace: "['Lambda.CpfInvalido']" }],
      expected: { goal: 4, reason: 'decisao' },
    },
    {
      name: 'sem-catch-geral',
      mistake: 'Só trata o CPF: o birô fora do ar derruba o empréstimo.',
      edits: [
        {
          file: STACK,
          find: '    verificarCredito.addCatch(encaminharParaAnalise.next(enviarNotificacao));\n',
          replace: '',
        },
      ],
      expected: { goal: 5, reason: 'execucao-falhou' },
    },
  ],
} satisfies StepProof;
