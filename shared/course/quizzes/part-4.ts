import type { Quiz } from './quiz.ts';

const NOVA = 'amazon.nova-micro-v1:0';

/** Modelos do Bedrock: passos 11 a 13. */
export const part4: Quiz = {
  part: 4,
  questions: [
    {
      id: 'erro-com-dois-nomes',
      step: '11-bedrock',
      text: 'O modelo está ocupado na primeira chamada e livre na segunda. Como a execução termina?',
      experiment: {
        machine: {
          QueryLanguage: 'JSONata',
          StartAt: 'Descrever por Converse',
          States: {
            'Descrever por Converse': {
              Type: 'Task',
              Resource: 'arn:aws:states:::aws-sdk:bedrockruntime:converse',
              Arguments: {
                ModelId: NOVA,
                Messages: [{ Role: 'user', Content: [{ Text: 'Descreva uma lasanha.' }] }],
              },
              Retry: [{ ErrorEquals: ['Bedrock.ThrottlingException'], MaxAttempts: 4 }],
              End: true,
            },
          },
        },
        input: {},
        answers: {
          'Descrever por Converse': [
            { error: 'BedrockRuntime.ThrottlingException', cause: 'Too many requests' },
            { result: { Output: { Message: { Content: [{ Text: 'Massa fresca.' }] } } } },
          ],
        },
      },
      options: [
        {
          text: 'Bem: o Retry espera um pouco e chama outra vez.',
          why: 'Ele chamaria, se o nome fosse o certo. O do Retry é o da outra porta, o InvokeModel.',
          outcome: { status: 'SUCCEEDED', calls: 2 },
        },
        {
          text: 'Com falha, na primeira chamada: o nome do erro, nesta porta, é outro.',
          why: 'Pelo SDK, a mesma recusa se chama `BedrockRuntime.ThrottlingException`. O Retry espera por um nome que não vem.',
          isRight: true,
          outcome: { status: 'FAILED', calls: 1, error: 'BedrockRuntime.ThrottlingException' },
        },
        {
          text: 'Com falha, depois de cinco chamadas.',
          why: 'Seriam cinco se o Retry pegasse o erro e o modelo nunca atendesse. Nenhuma das duas coisas acontece aqui.',
          outcome: { status: 'FAILED', calls: 5 },
        },
      ],
    },
    {
      id: 'modelo-sem-memoria',
      step: '12-encadeamento',
      text: 'A primeira chamada sugere três pratos. O que o modelo sabe deles na segunda?',
      experiment: {
        machine: {
          QueryLanguage: 'JSONata',
          StartAt: 'Pedir pratos',
          States: {
            'Pedir pratos': {
              Type: 'Task',
              Resource: 'arn:aws:states:::bedrock:invokeModel',
              Arguments: {
                ModelId: NOVA,
                Body: { messages: [{ role: 'user', content: [{ text: 'Sugira três pratos.' }] }] },
              },
              Assign: { pratos: '{% $states.result.Body.output.message.content[0].text %}' },
              Next: 'Pedir bebidas',
            },
            'Pedir bebidas': {
              Type: 'Task',
              Resource: 'arn:aws:states:::bedrock:invokeModel',
              Arguments: {
                ModelId: NOVA,
                Body: {
                  messages: [
                    {
                      role: 'user',
                      content: [{ text: 'Sugira duas bebidas para os pratos de antes: $pratos' }],
                    },
                  ],
                },
              },
              Output: '{% $states.result.Body.eco %}',
              End: true,
            },
          },
        },
        input: {},
        answers: {
          'Pedir pratos': [
            {
              result: { Body: { output: { message: { content: [{ text: 'Lasanha, risoto e nhoque.' }] } } } },
            },
          ],
          'Pedir bebidas': ['echo-prompt'],
        },
      },
      options: [
        {
          text: 'Tudo: o Bedrock guarda a conversa de uma execução.',
          why: 'O modelo não tem memória, e o Bedrock também não guarda nada. Cada chamada começa do zero.',
          outcome: {
            output: 'Sugira duas bebidas para os pratos de antes: $pratos Lasanha, risoto e nhoque.',
          },
        },
        {
          text: 'Os três nomes, porque `$pratos` está no prompt.',
          why: 'Está lá a palavra `$pratos`, com cifrão. Fora de `{%` e `%}`, ninguém a troca pelo valor.',
          outcome: { output: 'Sugira duas bebidas para os pratos de antes: Lasanha, risoto e nhoque.' },
        },
        {
          text: 'Nada: a segunda chamada nem acontece, porque `$pratos` é inválido ali.',
          why: 'Para a máquina, é um texto comum, e o modelo o recebe. O engano só aparece na resposta, quando aparece.',
          outcome: { status: 'FAILED' },
        },
        {
          text: 'Nada: ele recebe o texto com o cifrão, e vai ter que inventar.',
          why: 'Ele só sabe o que está no prompt, e o prompt leva `$pratos` ao pé da letra. Um modelo de verdade inventaria os pratos, e ninguém notaria.',
          isRight: true,
          outcome: { output: 'Sugira duas bebidas para os pratos de antes: $pratos' },
        },
      ],
    },
    {
      id: 'ordem-das-regras',
      step: '13-pedido',
      text: 'A máquina já fez três perguntas, e a última resposta completou o pedido: não falta nada. Para onde ela vai?',
      experiment: {
        machine: {
          QueryLanguage: 'JSONata',
          StartAt: 'Falta algo?',
          States: {
            'Falta algo?': {
              Type: 'Choice',
              Choices: [
                { Condition: '{% $count($states.input.falta) = 0 %}', Next: 'Pedido pronto' },
                { Condition: '{% $states.input.perguntas >= 3 %}', Next: 'Não entendido' },
              ],
              Default: 'Perguntar',
            },
            'Pedido pronto': { Type: 'Succeed' },
            'Não entendido': { Type: 'Succeed' },
            Perguntar: { Type: 'Succeed' },
          },
        },
        input: { falta: [], perguntas: 3 },
      },
      options: [
        {
          text: 'Para "Pedido pronto": as duas regras valem, e a primeira ganha.',
          why: 'Um Choice lê as regras na ordem e segue a primeira que vale. Com as duas trocadas, um pedido completo iria para uma pessoa.',
          isRight: true,
          outcome: { path: ['Falta algo?', 'Pedido pronto'] },
        },
        {
          text: 'Para "Não entendido": três perguntas são o limite.',
          why: 'A regra do limite também vale, mas vem depois. A primeira que vale decide.',
          outcome: { path: ['Falta algo?', 'Não entendido'] },
        },
        {
          text: 'Para "Perguntar": duas regras que valem se anulam.',
          why: 'Regras não se anulam. `Default` é para quando nenhuma vale.',
          outcome: { path: ['Falta algo?', 'Perguntar'] },
        },
      ],
    },
    {
      id: 'cota-zero',
      step: '11-bedrock',
      text: 'Em uma conta nova, a primeira chamada do dia já dá `Too many requests`, e a centésima também. O que resolve?',
      options: [
        {
          text: 'Um Retry com mais tentativas e pausas maiores.',
          why: 'O Retry é para o que passa sozinho. Se o primeiro pedido do dia já é demais, esperar não muda nada.',
        },
        {
          text: 'Dar à máquina a permissão `bedrock:InvokeModel`.',
          why: 'Sem a permissão, o erro seria outro: `AccessDeniedException`, com `is not authorized to perform`.',
        },
        {
          text: 'Pedir aumento da cota do modelo, no Service Quotas.',
          why: 'A cota é zero, e qualquer pedido passa dela. A mensagem é a mesma do excesso de verdade: o que as separa é nunca passar.',
          isRight: true,
        },
        {
          text: 'Chamar o mesmo modelo pela outra porta, o Converse.',
          why: 'As duas portas levam ao mesmo modelo, e gastam a mesma cota.',
        },
      ],
    },
  ],
};
