import type { Quiz } from './quiz.ts';

const CREDIT_TASK = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName: 'biro', Payload: { cpf: '{% $states.input.cpf %}' } },
} as const;

/** A aprovação de um empréstimo: passos 04 a 07. */
export const part2: Quiz = {
  part: 2,
  questions: [
    {
      id: 'quantas-chamadas',
      step: '05-resiliencia',
      text: 'O birô recusa todas as consultas com `Lambda.TooManyRequestsException`. Quantas vezes ele é chamado, e como a execução termina?',
      experiment: {
        machine: {
          QueryLanguage: 'JSONata',
          StartAt: 'Verificar crédito',
          States: {
            'Verificar crédito': {
              ...CREDIT_TASK,
              Retry: [
                {
                  ErrorEquals: ['Lambda.TooManyRequestsException'],
                  IntervalSeconds: 2,
                  BackoffRate: 2,
                  MaxAttempts: 2,
                },
              ],
              Catch: [{ ErrorEquals: ['CpfInvalido'], Next: 'Pedir correção' }],
              End: true,
            },
            'Pedir correção': { Type: 'Succeed' },
          },
        },
        input: { cpf: '52998224725' },
        answers: {
          'Verificar crédito': [{ error: 'Lambda.TooManyRequestsException', cause: 'Rate Exceeded.' }],
        },
      },
      options: [
        {
          text: 'Três vezes, e a execução falha.',
          why: '`MaxAttempts` conta as novas tentativas: a primeira chamada e mais duas. Quando elas acabam, nenhum Catch tem este nome, e a falha derruba a execução.',
          isRight: true,
          outcome: { calls: 3, status: 'FAILED', error: 'Lambda.TooManyRequestsException' },
        },
        {
          text: 'Duas vezes, e a execução falha.',
          why: '`MaxAttempts` não conta a primeira chamada, só as novas tentativas.',
          outcome: { calls: 2, status: 'FAILED' },
        },
        {
          text: 'Três vezes, e a execução segue para "Pedir correção".',
          why: 'Um Catch só pega os nomes que ele diz. O deste é `CpfInvalido`.',
          outcome: { calls: 3, status: 'SUCCEEDED' },
        },
        {
          text: 'Uma vez: um erro que tem Retry não chega a ser uma chamada.',
          why: 'O Retry vem depois da falha. A primeira chamada sempre acontece, e conta.',
          outcome: { calls: 1 },
        },
      ],
    },
    {
      id: 'catch-que-nao-pega',
      step: '07-aprovacao-humana',
      text: 'O pedido de análise sai, e o analista nunca responde. O que acontece?',
      experiment: {
        machine: {
          QueryLanguage: 'JSONata',
          StartAt: 'Pedir análise',
          States: {
            'Pedir análise': {
              Type: 'Task',
              Resource: 'arn:aws:states:::sns:publish.waitForTaskToken',
              Arguments: {
                TopicArn: 'arn:aws:sns:us-east-1:123456789012:analistas',
                Message: { token: '{% $states.context.Task.Token %}' },
              },
              TimeoutSeconds: 86400,
              Catch: [{ ErrorEquals: ['States.TaskFailed'], Next: 'Prazo vencido' }],
              End: true,
            },
            'Prazo vencido': { Type: 'Pass', Output: { decisao: 'PRAZO_VENCIDO' }, End: true },
          },
        },
        input: {},
        answers: { 'Pedir análise': ['silence'] },
      },
      options: [
        {
          text: 'A execução espera até um ano, que é o limite de uma Standard.',
          why: 'Esperaria, se não houvesse prazo. `TimeoutSeconds` dá um: 86400 segundos são um dia.',
          outcome: { seconds: 31_536_000 },
        },
        {
          text: 'Depois de um dia, segue para "Prazo vencido" e termina bem.',
          why: 'Era a intenção. Mas `States.TaskFailed` inclui todas as falhas de uma tarefa, menos `States.Timeout`.',
          outcome: { status: 'SUCCEEDED', seconds: 86400 },
        },
        {
          text: 'Depois de um dia, a execução falha com `States.Timeout`.',
          why: 'O prazo venceu, e o Catch não diz o nome desse erro: `States.TaskFailed` não inclui `States.Timeout`. Um prazo se trata pelo nome.',
          isRight: true,
          outcome: { status: 'FAILED', error: 'States.Timeout', seconds: 86400 },
        },
      ],
    },
    {
      id: 'rejeitar-nao-e-falhar',
      step: '07-aprovacao-humana',
      text: 'O analista lê tudo e devolve o token com `SendTaskSuccess` e a decisão `REJEITADO`. Por onde a execução segue?',
      experiment: {
        machine: {
          QueryLanguage: 'JSONata',
          StartAt: 'Pedir análise',
          States: {
            'Pedir análise': {
              Type: 'Task',
              Resource: 'arn:aws:states:::sns:publish.waitForTaskToken',
              Arguments: {
                TopicArn: 'arn:aws:sns:us-east-1:123456789012:analistas',
                Message: { token: '{% $states.context.Task.Token %}' },
              },
              Assign: { decisao: '{% $states.result.decisao %}' },
              Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Devolver documento' }],
              Next: 'Guardar decisão',
            },
            'Devolver documento': { Type: 'Pass', Output: 'CORRIGIR', End: true },
            'Guardar decisão': { Type: 'Pass', Output: '{% $decisao %}', End: true },
          },
        },
        input: {},
        answers: { 'Pedir análise': [{ result: { decisao: 'REJEITADO' } }] },
      },
      options: [
        {
          text: 'Por "Devolver documento": rejeitar é um erro, e o Catch pega todos.',
          why: 'Quem manda um erro é `SendTaskFailure`. Aqui o analista respondeu, e responder é sucesso, seja qual for a resposta.',
          outcome: { path: ['Pedir análise', 'Devolver documento'] },
        },
        {
          text: 'Por "Guardar decisão", com a decisão `REJEITADO`.',
          why: 'O token voltou com um resultado, e ele chega em `$states.result`. Para a máquina, a tarefa deu certo: alguém decidiu.',
          isRight: true,
          outcome: { path: ['Pedir análise', 'Guardar decisão'], output: 'REJEITADO' },
        },
        {
          text: 'Por nenhum: a execução para em "Pedir análise", com falha.',
          why: 'Uma execução só para com falha quando há um erro que ninguém trata. Aqui não houve erro.',
          outcome: { path: ['Pedir análise'], status: 'FAILED' },
        },
      ],
    },
    {
      id: 'quando-ter-funcao',
      step: '06-integracoes',
      text: 'Destes trabalhos, qual pede uma função Lambda?',
      options: [
        {
          text: 'Gravar a decisão em uma tabela do DynamoDB.',
          why: 'Há uma integração para isso, `dynamodb:putItem`. Uma função no meio só levaria o dado daqui para ali.',
        },
        {
          text: 'Mandar um aviso pelo SNS, com o nome de quem pediu.',
          why: 'A máquina publica sozinha, com `sns:publish`, e monta o texto em JSONata.',
        },
        {
          text: 'Escrever um contrato de texto em um bucket do S3.',
          why: 'A integração `aws-sdk:s3:putObject` escreve, e o texto cabe em uma expressão.',
        },
        {
          text: 'Falar com um birô de crédito que tem um protocolo só dele.',
          why: 'Aqui há lógica sua: outro protocolo, outras regras. É para isso que serve uma função. Levar e trazer, a máquina faz.',
          isRight: true,
        },
      ],
    },
  ],
};
