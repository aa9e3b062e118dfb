import type { StepProof } from './wrong-answer.ts';

const STACK = 'pedido-stack.ts';
const FUNCTION = 'cobrar.ts';

export default {
  starterFails: { 1: 'sem-entrega', 2: 'outro-erro', 3: 'outro-erro', 4: 'nao-cancelou', 5: 'recibo' },
  wrongAnswers: [
    {
      name: 'nao-espera-a-entrega',
      mistake: 'Inicia a outra máquina e segue sem esperar: não há saída para ler.',
      edits: [
        {
          file: STACK,
          find: 'sfn.IntegrationPattern.RUN_JOB',
          replace: 'sfn.IntegrationPattern.REQUEST_RESPONSE',
        },
      ],
      expected: { goal: 1, reason: 'execucao-falhou' },
    },
    {
      name: 'saida-de-lambda',
      mistake: 'Lê a saída da outra máquina em Payload, como se fosse uma Lambda.',
      edits: [
        {
          file: STACK,
          find: '$states.result.Output.entregador',
          replace: '$states.result.Payload.entregador',
        },
      ],
      expected: { goal: 1, reason: 'execucao-falhou' },
    },
    {
      name: 'reserva-sem-catch',
      mistake: 'Só trata a falha da cobrança: a da reserva derruba o Parallel.',
      edits: [{ file: STACK, find: '    reservar.addCatch(naoReservou);\n', replace: '' }],
      expected: { goal: 3, reason: 'outro-erro' },
    },
    {
      name: 'catch-no-parallel',
      mistake: 'Trata a falha no Parallel inteiro: quando ele falha, ninguém sabe o que cada ramo já fez.',
      edits: [
        {
          file: STACK,
          find: '    reservar.addCatch(naoReservou);\n    cobrarPedido.addCatch(naoCobrou);\n',
          replace: '',
        },
        {
          file: STACK,
          find: '    const fluxo = receber',
          replace: '    reservarECobrar.addCatch(cancelado);\n    const fluxo = receber',
        },
      ],
      expected: { goal: 2, reason: 'outro-erro' },
    },
    {
      name: 'ramos-trocados',
      mistake: 'Troca a ordem dos resultados do Parallel.',
      edits: [
        {
          file: STACK,
          find: "reservado: '{% $states.result[0].feito %}'",
          replace: "reservado: '{% $states.result[1].feito %}'",
        },
        {
          file: STACK,
          find: "cobrado: '{% $states.result[1].feito %}'",
          replace: "cobrado: '{% $states.result[0].feito %}'",
        },
      ],
      expected: { goal: 2, reason: 'cobranca' },
    },
    {
      name: 'ou-em-vez-de-e',
      mistake: 'Segue para a entrega quando só um dos lados deu certo.',
      edits: [{ file: STACK, find: '$reservado and $cobrado', replace: '$reservado or $cobrado' }],
      expected: { goal: 2, reason: 'nao-cancelou' },
    },
    {
      name: 'nunca-devolve',
      mistake: 'Cancela sem devolver o lugar na cozinha.',
      edits: [
        {
          file: STACK,
          find: ".when(sfn.Condition.jsonata('{% $reservado %}'), devolver)",
          replace: ".when(sfn.Condition.jsonata('{% false %}'), devolver)",
        },
      ],
      expected: { goal: 2, reason: 'cozinha' },
    },
    {
      name: 'devolve-somando',
      mistake: 'Ao devolver, soma de novo em vez de subtrair.',
      edits: [{ file: STACK, find: '$string(-$quantidade)', replace: '$string($quantidade)' }],
      expected: { goal: 2, reason: 'cozinha' },
    },
    {
      name: 'devolve-sempre',
      mistake: 'Devolve à cozinha até o que nunca foi reservado.',
      edits: [
        {
          file: STACK,
          find: ".when(sfn.Condition.jsonata('{% $reservado %}'), devolver)",
          replace: ".when(sfn.Condition.jsonata('{% true %}'), devolver)",
        },
      ],
      expected: { goal: 3, reason: 'cozinha' },
    },
    {
      name: 'estorna-sempre',
      mistake: 'Estorna até quem não foi cobrado: o UpdateItem cria um estorno do nada.',
      edits: [
        {
          file: STACK,
          find: ".when(sfn.Condition.jsonata('{% $cobrado %}'), estornar)",
          replace: ".when(sfn.Condition.jsonata('{% true %}'), estornar)",
        },
      ],
      expected: { goal: 2, reason: 'cobranca' },
    },
    {
      name: 'entrega-sem-catch',
      mistake: 'Não trata a falha da outra máquina: ela derruba esta.',
      edits: [
        {
          file: STACK,
          find: "    chamarEntrega.addCatch(desfazer, { assign: { motivo: 'Não achamos entregador.' } });\n",
          replace: '',
        },
      ],
      expected: { goal: 4, reason: 'outro-erro' },
    },
    {
      name: 'cobranca-sem-condicao',
      mistake: 'Grava a cobrança sem condição: a segunda apaga a primeira.',
      edits: [
        {
          file: FUNCTION,
          find: "        ConditionExpression: 'attribute_not_exists(pedido)',\n",
          replace: '',
        },
      ],
      expected: { goal: 5, reason: 'recibo' },
    },
    {
      name: 'segunda-cobranca-falha',
      mistake: 'A segunda chamada é recusada em vez de responder com o recibo da primeira.',
      edits: [
        {
          file: FUNCTION,
          find: 'if (!(erro instanceof dynamodb.ConditionalCheckFailedException)) throw erro;',
          replace: 'if (erro) throw erro;',
        },
      ],
      expected: { goal: 5, reason: 'segunda-falhou' },
    },
  ],
} satisfies StepProof;
