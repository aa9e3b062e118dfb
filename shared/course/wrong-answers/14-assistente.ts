import type { StepProof } from './wrong-answer.ts';

const FILE = 'assistente.asl.json';
const NOTICE = 'avisar.asl.json';

export default {
  starterFails: {
    1: 'quantidade',
    2: 'cobrou-sem-sim',
    3: 'nao-espera',
    4: 'nao-espera',
    5: 'execucao-falhou',
    6: 'prompt',
  },
  wrongAnswers: [
    {
      name: 'desconto-na-taxa',
      mistake: 'Dá o desconto também na taxa de entrega.',
      edits: [
        {
          file: FILE,
          find: "'total': $subtotal - $desconto + $taxa",
          replace: "'total': $round(($subtotal + $taxa) * (100 - $percentual) / 100)",
        },
      ],
      expected: { goal: 1, reason: 'desconto-na-taxa' },
    },
    {
      name: 'esquece-a-taxa',
      mistake: 'Soma a comida e esquece a entrega.',
      edits: [{ file: FILE, find: '$subtotal - $desconto + $taxa', replace: '$subtotal - $desconto' }],
      expected: { goal: 1, reason: 'taxa' },
    },
    {
      name: 'mudanca-vira-nao',
      mistake: 'Trata como desistência tudo o que não é sim.',
      edits: [{ file: FILE, find: '"Default": "Entender pedido"', replace: '"Default": "Desistiu"' }],
      expected: { goal: 2, reason: 'mudanca' },
    },
    {
      name: 'token-errado',
      mistake: 'Espera pela cozinha, mas grava o número do pedido no lugar do token.',
      edits: [
        {
          file: FILE,
          find: '"S": "NA_COZINHA"\n          },\n          ":token": {\n            "S": "{% $states.context.Task.Token %}"',
          replace: '"S": "NA_COZINHA"\n          },\n          ":token": {\n            "S": "{% $id %}"',
        },
      ],
      expected: { goal: 3, reason: 'sem-token' },
    },
    {
      name: 'fica-com-o-dinheiro',
      mistake: 'Quando a cozinha recusa, cancela o pedido sem devolver o dinheiro.',
      edits: [
        {
          file: FILE,
          find: '"motivo": "a cozinha não pôde preparar"\n          },\n          "Next": "Estornar"',
          replace:
            '"motivo": "a cozinha não pôde preparar"\n          },\n          "Next": "Cancelar pedido"',
        },
      ],
      expected: { goal: 4, reason: 'sem-estorno' },
    },
    {
      name: 'task-failed',
      mistake: 'Trata o prazo vencido por States.TaskFailed, que inclui tudo, menos ele.',
      edits: [
        {
          file: FILE,
          find: '"States.Timeout"\n          ],\n          "Assign": {\n            "motivo": "a cozinha não respondeu a tempo"',
          replace:
            '"States.TaskFailed"\n          ],\n          "Assign": {\n            "motivo": "a cozinha não respondeu a tempo"',
        },
      ],
      expected: { goal: 4, reason: 'nao-cancelou' },
    },
    {
      name: 'outro-servico',
      mistake: 'Escreve no Catch os erros de outro serviço: os do Converse começam com BedrockRuntime.',
      edits: [
        {
          file: FILE,
          find: '"BedrockRuntime.ThrottlingException",\n            "BedrockRuntime.AccessDeniedException",\n            "BedrockRuntime.ServiceUnavailableException"',
          replace:
            '"Bedrock.ThrottlingException",\n            "Bedrock.AccessDeniedException",\n            "Bedrock.ServiceUnavailableException"',
        },
      ],
      expected: { goal: 5, reason: 'execucao-falhou' },
    },
    {
      name: 'aviso-sem-nome',
      mistake: 'Pede um aviso ao modelo sem dizer para quem é.',
      edits: [
        {
          file: NOTICE,
          find: "' & $states.input.cliente & ', cliente de um restaurante",
          replace: 'o cliente de um restaurante',
        },
      ],
      expected: { goal: 6, reason: 'prompt' },
    },
  ],
} satisfies StepProof;
