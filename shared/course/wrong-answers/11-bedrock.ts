import type { StepProof } from './wrong-answer.ts';

const FILE = 'descricao.asl.json';
const PROMPT =
  "{% 'Escreva a descrição de um prato para o cardápio, em duas frases. Prato: ' & $prato & '. Tom: ' & $tom & '.' %}";
/** O mesmo prompt está nas duas portas: o que o separa é a maiúscula do campo. */
const INVOKE_TEXT = `"text": "${PROMPT}"`;
const CONVERSE_TEXT = `"Text": "${PROMPT}"`;
const COST = '($entrada * ${PrecoDeEntrada} + $saida * ${PrecoDeSaida}) / 1000';

export default {
  starterFails: {
    1: 'prato',
    2: 'sem-conversa',
    3: 'resposta',
    4: 'nao-insistiu',
    5: 'sem-chamada',
    6: 'catch-largo',
    7: 'prompt',
  },
  wrongAnswers: [
    {
      name: 'prato-fixo',
      mistake: 'Escreve no prompt o prato do exemplo.',
      edits: [
        {
          file: FILE,
          find: INVOKE_TEXT,
          replace: INVOKE_TEXT.replace("' & $prato & '", 'moqueca de banana-da-terra'),
        },
      ],
      expected: { goal: 1, reason: 'prato' },
    },
    {
      name: 'variavel-no-texto',
      mistake: 'Escreve a variável dentro do texto, sem {% %}.',
      edits: [
        {
          file: FILE,
          find: CONVERSE_TEXT,
          replace: '"Text": "Escreva a descrição do prato $prato, em tom $tom."',
        },
      ],
      expected: { goal: 2, reason: 'variavel-no-texto' },
    },
    {
      name: 'formato-do-jsonpath',
      mistake: 'Cola States.Format em um estado JSONata.',
      edits: [
        {
          file: FILE,
          find: INVOKE_TEXT,
          replace: `"text": "States.Format('Prato: {}. Tom: {}.', $.prato, $.tom)"`,
        },
      ],
      expected: { goal: 1, reason: 'variavel-no-texto' },
    },
    {
      name: 'campo-de-outra-familia',
      mistake: 'Lê a resposta onde o Claude a põe, e não onde o Nova a põe.',
      edits: [{ file: FILE, find: 'Body.output.message.content[0].text', replace: 'Body.content[0].text' }],
      expected: { goal: 1, reason: 'execucao-falhou' },
    },
    {
      name: 'corpo-de-outra-familia',
      mistake: 'Manda ao Nova o max_tokens do Claude.',
      edits: [
        {
          file: FILE,
          find: '"inferenceConfig": {\n            "maxTokens": 200\n          }',
          replace: '"anthropic_version": "bedrock-2023-05-31",\n          "max_tokens": 200',
        },
      ],
      expected: { goal: 1, reason: 'execucao-falhou' },
    },
    {
      name: 'converse-com-minusculas',
      mistake: 'Escreve os campos do Converse como no InvokeModel.',
      edits: [{ file: FILE, find: '"Messages": [', replace: '"messages": [' }],
      expected: { goal: 1, reason: 'execucao-falhou' },
    },
    {
      name: 'resposta-com-minusculas',
      mistake: 'Lê a resposta do Converse sem as maiúsculas.',
      edits: [
        { file: FILE, find: 'Output.Message.Content[0].Text', replace: 'output.message.content[0].text' },
      ],
      expected: { goal: 1, reason: 'execucao-falhou' },
    },
    {
      name: 'converse-em-outro-modelo',
      mistake: 'Escreve o nome de um modelo que a pilha não deixa chamar, e conta que o acesso falta.',
      edits: [
        {
          file: FILE,
          find: '"ModelId": "${Modelo}",\n        "Messages"',
          replace: '"ModelId": "amazon.nova-lite-v1:0",\n        "Messages"',
        },
      ],
      expected: { goal: 1, reason: 'recusado' },
    },
    {
      name: 'tokens-da-ultima-porta',
      mistake: 'Guarda os tokens do Converse por cima dos outros.',
      edits: [
        { file: FILE, find: '$entrada + $states.result', replace: '$states.result' },
        { file: FILE, find: '$saida + $states.result', replace: '$states.result' },
      ],
      expected: { goal: 3, reason: 'so-uma-porta' },
    },
    {
      name: 'tokens-trocados',
      mistake: 'Chama de entrada o que o modelo escreveu.',
      edits: [
        { file: FILE, find: '"entrada": "{% $entrada %}"', replace: '"entrada": "{% $saida %}"' },
        { file: FILE, find: '"saida": "{% $saida %}"', replace: '"saida": "{% $entrada %}"' },
      ],
      expected: { goal: 3, reason: 'tokens' },
    },
    {
      name: 'custo-sem-dividir',
      mistake: 'Usa o preço por mil tokens como se fosse por token.',
      edits: [{ file: FILE, find: COST, replace: COST.replace(' / 1000', '') }],
      expected: { goal: 3, reason: 'por-mil' },
    },
    {
      name: 'um-preco-so',
      mistake: 'Cobra a resposta pelo preço do prompt.',
      edits: [{ file: FILE, find: COST, replace: '($entrada + $saida) * ${PrecoDeEntrada} / 1000' }],
      expected: { goal: 3, reason: 'custo' },
    },
    {
      name: 'sem-retry-no-invoke-model',
      mistake: 'Espera pelo nome do erro sem o prefixo, como a documentação do Bedrock o escreve.',
      edits: [{ file: FILE, find: '"Bedrock.ThrottlingException"', replace: '"ThrottlingException"' }],
      expected: { goal: 4, reason: 'nao-insistiu' },
    },
    {
      name: 'retry-com-o-nome-da-outra-porta',
      mistake: 'Copia o Retry do InvokeModel para o Converse.',
      edits: [
        {
          file: FILE,
          find: '"BedrockRuntime.ThrottlingException"',
          replace: '"Bedrock.ThrottlingException"',
        },
      ],
      expected: { goal: 4, reason: 'nao-insistiu' },
    },
    {
      name: 'uma-tentativa-so',
      mistake: 'Tenta só mais uma vez.',
      edits: [
        {
          file: FILE,
          find: '"Bedrock.ThrottlingException"\n          ],\n          "IntervalSeconds": 2,\n          "BackoffRate": 2,\n          "MaxAttempts": 4',
          replace:
            '"Bedrock.ThrottlingException"\n          ],\n          "IntervalSeconds": 2,\n          "BackoffRate": 2,\n          "MaxAttempts": 1',
        },
      ],
      expected: { goal: 4, reason: 'execucao-falhou' },
    },
    {
      name: 'insiste-em-tudo',
      mistake: 'Tenta de novo qualquer erro, até a falta de acesso.',
      edits: [{ file: FILE, find: '"Bedrock.ThrottlingException"', replace: '"States.ALL"' }],
      expected: { goal: 5, reason: 'insistiu' },
    },
    {
      name: 'catch-com-o-nome-da-outra-porta',
      mistake: 'Copia o Catch do InvokeModel para o Converse.',
      edits: [
        {
          file: FILE,
          find: '"BedrockRuntime.AccessDeniedException"',
          replace: '"Bedrock.AccessDeniedException"',
        },
      ],
      expected: { goal: 5, reason: 'execucao-falhou' },
    },
    {
      name: 'catch-para-tudo',
      mistake: 'Manda pedir acesso até quando o pedido está malformado.',
      edits: [{ file: FILE, find: '"Bedrock.AccessDeniedException"', replace: '"States.ALL"' }],
      expected: { goal: 6, reason: 'catch-largo' },
    },
    {
      name: 'outras-palavras',
      mistake: 'Traduz o prompt do JSONPath mudando as palavras.',
      edits: [{ file: FILE, find: CONVERSE_TEXT, replace: CONVERSE_TEXT.replace('duas', 'três') }],
      expected: { goal: 7, reason: 'prompt' },
    },
    {
      name: 'campo-com-outro-nome',
      mistake: 'Acrescenta à saída um campo que a outra versão não tem.',
      edits: [
        {
          file: FILE,
          find: '"tokens": {',
          replace: '"tom": "{% $tom %}",\n        "tokens": {',
        },
      ],
      expected: { goal: 7, reason: 'saida' },
    },
  ],
} satisfies StepProof;
