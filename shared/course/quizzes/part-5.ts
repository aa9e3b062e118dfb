import type { Quiz } from './quiz.ts';

/** O assistente de delivery: passos 14 e 15. */
export const part5: Quiz = {
  part: 5,
  questions: [
    {
      id: 'sim-mas',
      step: '14-assistente',
      text: 'O assistente mostra a conta, e Bia responde `Sim, mas tira a coca`. Para onde a máquina vai?',
      experiment: {
        machine: {
          QueryLanguage: 'JSONata',
          StartAt: 'Confirmou?',
          States: {
            'Confirmou?': {
              Type: 'Choice',
              Choices: [
                {
                  Condition: '{% $contains($states.input.texto, /^(sim|pode|confirmo|ok)\\b/i) %}',
                  Next: 'Registrar pedido',
                },
                { Condition: '{% $contains($states.input.texto, /^(n[ãa]o|cancel)/i) %}', Next: 'Desistiu' },
              ],
              Default: 'Entender pedido',
            },
            'Registrar pedido': { Type: 'Succeed' },
            Desistiu: { Type: 'Succeed' },
            'Entender pedido': { Type: 'Succeed' },
          },
        },
        input: { texto: 'Sim, mas tira a coca' },
      },
      options: [
        {
          text: 'Para "Entender pedido": há uma mudança, e o modelo lê de novo.',
          why: 'É o que Bia queria. Mas a condição só olha como a resposta começa, e o começo é um sim.',
          outcome: { path: ['Confirmou?', 'Entender pedido'] },
        },
        {
          text: 'Para "Desistiu": a máquina não reconhece a frase inteira.',
          why: 'Desiste quem começa por `não` ou `cancel`. E o que não se reconhece segue o `Default`, que é outro.',
          outcome: { path: ['Confirmou?', 'Desistiu'] },
        },
        {
          text: 'Para "Registrar pedido", com a coca.',
          why: 'A regra `^(sim|…)` vale com qualquer coisa depois do sim, e maiúsculas não contam, por causa do `i`. Uma regra simples decide rápido, e às vezes decide errado: que frase você acrescentaria aos testes?',
          isRight: true,
          outcome: { path: ['Confirmou?', 'Registrar pedido'] },
        },
      ],
    },
    {
      id: 'sem-modelo',
      step: '14-assistente',
      text: 'O modelo recusa todas as chamadas com `BedrockRuntime.ThrottlingException`. O que o cliente vê?',
      experiment: {
        machine: {
          QueryLanguage: 'JSONata',
          StartAt: 'Entender pedido',
          States: {
            'Entender pedido': {
              Type: 'Task',
              Resource: 'arn:aws:states:::aws-sdk:bedrockruntime:converse',
              Arguments: {
                ModelId: 'amazon.nova-micro-v1:0',
                Messages: [{ Role: 'user', Content: [{ Text: 'Duas calabresas' }] }],
              },
              Retry: [
                {
                  ErrorEquals: ['BedrockRuntime.ThrottlingException'],
                  IntervalSeconds: 2,
                  BackoffRate: 2,
                  MaxAttempts: 4,
                },
              ],
              Catch: [{ ErrorEquals: ['BedrockRuntime.ThrottlingException'], Next: 'Mostrar cardápio' }],
              End: true,
            },
            'Mostrar cardápio': { Type: 'Pass', Output: 'Escolha pelo número.', End: true },
          },
        },
        input: {},
        answers: {
          'Entender pedido': [{ error: 'BedrockRuntime.ThrottlingException', cause: 'Too many requests' }],
        },
      },
      options: [
        {
          text: 'Meio minuto de espera, e depois o cardápio com números.',
          why: 'O Retry insiste primeiro, com pausas de 2, 4, 8 e 16 segundos. Só quando ele acaba é que o Catch age. O pedido fica menos simpático, e chega: é a degradação suave.',
          isRight: true,
          outcome: { status: 'SUCCEEDED', calls: 5, seconds: 30, output: 'Escolha pelo número.' },
        },
        {
          text: 'O cardápio com números, na mesma hora: o Catch vem antes do Retry.',
          why: 'É o contrário. O Retry tenta primeiro, e o Catch é o plano para quando as tentativas acabam.',
          outcome: { calls: 1, seconds: 0 },
        },
        {
          text: 'Nada: a execução falha, porque um erro não pode estar no Retry e no Catch.',
          why: 'Pode, e é o mais comum: insistir um pouco e, se não der, ir por outro caminho.',
          outcome: { status: 'FAILED' },
        },
      ],
    },
    {
      id: 'cancelar-depois-de-pagar',
      step: '14-assistente',
      text: 'O pedido já foi cobrado e está na cozinha quando o cliente desiste. Que caminho a execução faz?',
      experiment: {
        machine: {
          QueryLanguage: 'JSONata',
          StartAt: 'Cobrar',
          States: {
            Cobrar: { Type: 'Pass', Next: 'Preparar na cozinha' },
            'Preparar na cozinha': {
              Type: 'Task',
              Resource: 'arn:aws:states:::aws-sdk:dynamodb:updateItem.waitForTaskToken',
              Arguments: {
                TableName: 'Pedidos',
                Key: { pedido: { S: '42' } },
                UpdateExpression: 'SET #token = :token',
                ExpressionAttributeNames: { '#token': 'token' },
                ExpressionAttributeValues: { ':token': { S: '{% $states.context.Task.Token %}' } },
              },
              Catch: [{ ErrorEquals: ['PedidoCancelado', 'CozinhaRecusou'], Next: 'Estornar' }],
              Next: 'Entregar',
            },
            Entregar: { Type: 'Pass', Next: 'Pedido entregue' },
            'Pedido entregue': { Type: 'Succeed' },
            Estornar: { Type: 'Pass', Next: 'Pedido cancelado' },
            'Pedido cancelado': { Type: 'Fail', Error: 'PedidoCancelado' },
          },
        },
        input: {},
        answers: { 'Preparar na cozinha': [{ error: 'PedidoCancelado', cause: 'O cliente desistiu.' }] },
      },
      options: [
        {
          text: 'Para em "Preparar na cozinha": o dinheiro fica, e alguém resolve depois.',
          why: 'Pararia ali sem o Catch. Com ele, o erro tem destino.',
          outcome: { path: ['Cobrar', 'Preparar na cozinha'] },
        },
        {
          text: 'Passa por "Estornar" e acaba em "Pedido cancelado".',
          why: 'O cancelamento chega pelo token, como um erro com nome. O Catch o leva a desfazer o que já foi feito, e só isso: é a saga do passo 08.',
          isRight: true,
          outcome: { path: ['Cobrar', 'Preparar na cozinha', 'Estornar', 'Pedido cancelado'] },
        },
        {
          text: 'Volta a "Cobrar", que desfaz a cobrança, e acaba em "Pedido cancelado".',
          why: 'Uma execução não anda para trás, e um estado não sabe se desfazer. O que desfaz é outro estado, a compensação.',
          outcome: { path: ['Cobrar', 'Preparar na cozinha', 'Cobrar', 'Pedido cancelado'] },
        },
        {
          text: 'Segue para "Entregar": depois de pago, não há volta.',
          why: 'Há, enquanto a comida não sai. A máquina espera com um token, e o token também serve para dizer que não.',
          outcome: { path: ['Cobrar', 'Preparar na cozinha', 'Entregar', 'Pedido entregue'] },
        },
      ],
    },
    {
      id: 'orcamento-que-avisa',
      step: '15-nuvem',
      text: 'A pilha tem um orçamento de 5 dólares por mês, com aviso em 80%. Um laço sem fim chama o modelo a noite toda. O que o orçamento faz?',
      options: [
        {
          text: 'Para as máquinas quando a conta chega a 5 dólares.',
          why: 'Este orçamento só manda um aviso. Quem freia são os limites: `MaxTokens`, os prazos e o fim do laço.',
        },
        {
          text: 'Avisa por e-mail, horas depois, e não interrompe nada.',
          why: 'Os dados de custo chegam atrasados, e o orçamento avisa, mas não corta. Para saber em minutos, use um alarme.',
          isRight: true,
        },
        {
          text: 'Nada: um orçamento não conta o que se gasta com modelos.',
          why: 'Conta tudo o que está na fatura, e os tokens estão nela. O problema é a demora.',
        },
      ],
    },
  ],
};
