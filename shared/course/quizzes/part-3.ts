import type { Quiz } from './quiz.ts';

/** Muitos serviços, muitos itens: passos 08 a 10. */
export const part3: Quiz = {
  part: 3,
  questions: [
    {
      id: 'ramo-interrompido',
      step: '08-microsservicos',
      text: 'A cobrança falha na hora com `CartaoRecusado`. A cozinha leva dez segundos para separar os ingredientes. A reserva chega a ser feita?',
      experiment: {
        machine: {
          QueryLanguage: 'JSONata',
          StartAt: 'Reservar e cobrar',
          States: {
            'Reservar e cobrar': {
              Type: 'Parallel',
              Branches: [
                {
                  StartAt: 'Separar ingredientes',
                  States: {
                    'Separar ingredientes': { Type: 'Wait', Seconds: 10, Next: 'Reservar na cozinha' },
                    'Reservar na cozinha': { Type: 'Pass', End: true },
                  },
                },
                {
                  StartAt: 'Cobrar pedido',
                  States: {
                    'Cobrar pedido': {
                      Type: 'Task',
                      Resource: 'arn:aws:states:::lambda:invoke',
                      Arguments: { FunctionName: 'cobrar' },
                      End: true,
                    },
                  },
                },
              ],
              Catch: [{ ErrorEquals: ['CartaoRecusado'], Next: 'Pedido cancelado' }],
              End: true,
            },
            'Pedido cancelado': { Type: 'Succeed' },
          },
        },
        input: {},
        answers: { 'Cobrar pedido': [{ error: 'CartaoRecusado', cause: 'O banco recusou.' }] },
      },
      options: [
        {
          text: 'Sim: cada ramo vai até o fim, e só depois o Catch age.',
          why: 'O Parallel não espera os outros quando um falha. Ele os interrompe.',
          outcome: {
            seconds: 10,
            path: [
              'Reservar e cobrar',
              'Separar ingredientes',
              'Cobrar pedido',
              'Reservar na cozinha',
              'Pedido cancelado',
            ],
          },
        },
        {
          text: 'Sim, mas a execução inteira falha: um Catch não serve para um Parallel.',
          why: 'Serve, e é dele a última palavra aqui. Parallel e Map podem ter Retry e Catch, como uma Task.',
          outcome: { status: 'FAILED' },
        },
        {
          text: 'Não: a falha interrompe o outro ramo no meio, e a execução segue para "Pedido cancelado".',
          why: 'Quando um ramo falha, a AWS para os outros onde estiverem. Aqui ele ainda esperava. Um segundo antes do fim, a reserva poderia já estar gravada: por isso cada ramo trata a própria falha.',
          isRight: true,
          outcome: {
            status: 'SUCCEEDED',
            seconds: 0,
            path: ['Reservar e cobrar', 'Separar ingredientes', 'Cobrar pedido', 'Pedido cancelado'],
          },
        },
      ],
    },
    {
      id: 'ordem-dos-ramos',
      step: '08-microsservicos',
      text: 'A cozinha demora cinco segundos; o frete responde na hora. Qual é a saída?',
      experiment: {
        machine: {
          QueryLanguage: 'JSONata',
          StartAt: 'Consultar',
          States: {
            Consultar: {
              Type: 'Parallel',
              Branches: [
                {
                  StartAt: 'Esperar cozinha',
                  States: {
                    'Esperar cozinha': { Type: 'Wait', Seconds: 5, Output: { minutos: 40 }, End: true },
                  },
                },
                {
                  StartAt: 'Calcular frete',
                  States: { 'Calcular frete': { Type: 'Pass', Output: { frete: 8 }, End: true } },
                },
              ],
              Output: '{% $states.result[0] %}',
              End: true,
            },
          },
        },
        input: {},
      },
      options: [
        {
          text: '`{ "minutos": 40 }`, depois de cinco segundos.',
          why: 'O resultado é uma lista na ordem em que os ramos foram escritos, e não na ordem em que acabaram. E o Parallel só termina quando o último termina.',
          isRight: true,
          outcome: { output: { minutos: 40 }, seconds: 5 },
        },
        {
          text: '`{ "frete": 8 }`, porque o frete terminou primeiro.',
          why: 'A posição na lista é a do ramo, e não a da chegada. Sem isso, o programa mudaria de sentido conforme a pressa de cada serviço.',
          outcome: { output: { frete: 8 } },
        },
        {
          text: '`{ "frete": 8 }`, sem esperar pela cozinha.',
          why: 'Um Parallel espera todos os ramos. Quem quer só o primeiro precisa de outro desenho.',
          outcome: { output: { frete: 8 }, seconds: 0 },
        },
        {
          text: '`{ "minutos": 40, "frete": 8 }`: os dois objetos chegam juntos em um só.',
          why: 'O Parallel devolve uma lista, um item por ramo. Quem junta é você, com `$merge`.',
          outcome: { output: { minutos: 40, frete: 8 } },
        },
      ],
    },
    {
      id: 'conta-da-tolerancia',
      step: '09-escala',
      text: 'São 400 clientes, em lotes de 40. Três lotes têm uma linha ruim cada um, e falham inteiros. O que acontece?',
      experiment: {
        machine: {
          QueryLanguage: 'JSONata',
          StartAt: 'Pontuar clientes',
          States: {
            'Pontuar clientes': {
              Type: 'Map',
              Items: '{% [1..400] %}',
              ItemBatcher: { MaxItemsPerBatch: 40 },
              ToleratedFailurePercentage: 10,
              MaxConcurrency: 1,
              ItemProcessor: {
                ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
                StartAt: 'Pontuar lote',
                States: {
                  'Pontuar lote': {
                    Type: 'Task',
                    Resource: 'arn:aws:states:::lambda:invoke',
                    Arguments: { FunctionName: 'pontuar', Payload: '{% $states.input.Items %}' },
                    End: true,
                  },
                },
              },
              End: true,
            },
          },
        },
        input: {},
        answers: {
          'Pontuar lote': [
            { error: 'LinhaRuim', cause: 'linha 7' },
            { error: 'LinhaRuim', cause: 'linha 51' },
            { error: 'LinhaRuim', cause: 'linha 98' },
            { result: { Payload: [] } },
          ],
        },
      },
      options: [
        {
          text: 'A execução termina bem: 3 linhas em 400 são menos de 1%.',
          why: 'A conta não é em linhas ruins. Um lote que falha leva consigo os quarenta clientes que estão nele.',
          outcome: { status: 'SUCCEEDED' },
        },
        {
          text: 'O Map Run falha: três lotes são 120 clientes, 30% do total, e o tolerado é 10%.',
          why: 'A tolerância se mede em itens, e cada lote que falha leva os seus quarenta, os bons e os ruins. Lotes menores perderiam menos.',
          isRight: true,
          outcome: { status: 'FAILED', error: 'States.ExceedToleratedFailureThreshold' },
        },
        {
          text: 'A execução falha com `LinhaRuim`, no primeiro lote.',
          why: 'O erro da filha fica com ela. Quem falha, se for o caso, é o Map Run, com o nome dele.',
          outcome: { status: 'FAILED', error: 'LinhaRuim' },
        },
      ],
    },
    {
      id: 'tempo-do-retry',
      step: '10-observabilidade',
      text: 'A cozinha está ocupada nas duas primeiras consultas e responde na hora na terceira. O que a história mostra?',
      experiment: {
        machine: {
          QueryLanguage: 'JSONata',
          StartAt: 'Consultar cozinha',
          States: {
            'Consultar cozinha': {
              Type: 'Task',
              Resource: 'arn:aws:states:::lambda:invoke',
              Arguments: { FunctionName: 'cozinha' },
              Retry: [{ ErrorEquals: ['CozinhaOcupada'], IntervalSeconds: 2, BackoffRate: 2 }],
              End: true,
            },
          },
        },
        input: {},
        answers: {
          'Consultar cozinha': [
            { error: 'CozinhaOcupada', cause: 'Agora não.' },
            { error: 'CozinhaOcupada', cause: 'Agora não.' },
            { result: { Payload: { minutos: 40 } } },
          ],
        },
      },
      options: [
        {
          text: 'Três entradas no estado, uma por tentativa, e quatro segundos no total.',
          why: 'Um Retry não entra no estado outra vez, e as pausas crescem: dois segundos, e depois quatro.',
          outcome: {
            path: ['Consultar cozinha', 'Consultar cozinha', 'Consultar cozinha'],
            seconds: 4,
          },
        },
        {
          text: 'Uma entrada no estado, três chamadas e quatro segundos no total.',
          why: 'A segunda pausa é o dobro da primeira: `BackoffRate` é 2.',
          outcome: { path: ['Consultar cozinha'], calls: 3, seconds: 4 },
        },
        {
          text: 'Uma entrada no estado, uma chamada, e nenhum tempo: só conta a que deu certo.',
          why: 'Cada tentativa deixa os seus eventos, `TaskScheduled` e `TaskFailed`. É neles que se vê um estado que insiste.',
          outcome: { calls: 1, seconds: 0 },
        },
        {
          text: 'Uma entrada no estado, três chamadas e seis segundos no total.',
          why: 'As tentativas ficam todas entre a mesma entrada e a mesma saída. As pausas são de dois e de quatro segundos. O estado parece lento, mas está insistindo.',
          isRight: true,
          outcome: { path: ['Consultar cozinha'], calls: 3, seconds: 6 },
        },
      ],
    },
  ],
};
