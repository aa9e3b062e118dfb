import type { StepProof } from './wrong-answer.ts';

const FILE = 'pedido.asl.json';

export default {
  starterFails: {
    1: 'ferramenta-livre',
    2: 'situacao',
    3: 'situacao',
    4: 'nao-espera',
    5: 'nao-espera',
    6: 'perguntas-de-menos',
    7: 'prazo',
  },
  wrongAnswers: [
    {
      name: 'ferramenta-livre',
      mistake: 'Oferece a ferramenta, mas não exige que o modelo a use.',
      edits: [
        {
          file: FILE,
          find: '"Tool": {\n              "Name": "registrar_pedido"\n            }',
          replace: '"Auto": {}',
        },
      ],
      expected: { goal: 1, reason: 'ferramenta-livre' },
    },
    {
      name: 'le-o-texto',
      mistake: 'Procura a resposta no texto, como no passo anterior: com a ferramenta, não há texto.',
      edits: [{ file: FILE, find: 'Content.ToolUse.Input', replace: 'Content[0].Text' }],
      expected: { goal: 1, reason: 'execucao-falhou' },
    },
    {
      name: 'cardapio-decorado',
      mistake: 'Escreve o cardápio no prompt, em vez de ler a tabela.',
      edits: [
        {
          file: FILE,
          find: "$string($cardapio.{ 'nome': nome, 'categoria': categoria, 'tamanhos': [$keys(precos)] })",
          replace: "'Pizza calabresa, Pizza marguerita, Coca-Cola, Guaraná, Pudim'",
        },
      ],
      expected: { goal: 1, reason: 'sem-cardapio' },
    },
    {
      name: 'confia-no-modelo',
      mistake: 'Copia o que o modelo escreveu, sem procurar no cardápio.',
      edits: [
        { file: FILE, find: "'id': $achado.id", replace: "'id': $dito.nome" },
        { file: FILE, find: "'nome': $achado.nome", replace: "'nome': $dito.nome" },
        { file: FILE, find: "'preco': $lookup($achado.precos, $tamanho)", replace: "'preco': 4990" },
      ],
      expected: { goal: 3, reason: 'id' },
    },
    {
      name: 'primeiro-preco',
      mistake: 'Pega o primeiro preço do item, seja qual for o tamanho.',
      edits: [
        {
          file: FILE,
          find: '$lookup($achado.precos, $tamanho)',
          replace: '$lookup($achado.precos, $keys($achado.precos)[0])',
        },
      ],
      expected: { goal: 3, reason: 'preco' },
    },
    {
      name: 'sem-token',
      mistake: 'Espera pela resposta, mas não manda o token a ninguém.',
      edits: [{ file: FILE, find: ',\n          "token": "{% $states.context.Task.Token %}"', replace: '' }],
      expected: { goal: 4, reason: 'mensagem' },
    },
    {
      name: 'so-a-resposta',
      mistake: 'Manda ao modelo só a resposta, como se ele lembrasse do resto.',
      edits: [
        {
          file: FILE,
          find: "$append($conversa, [{ 'Role': 'assistant', 'Content': [{ 'Text': $join($falta, ' ') }] }, { 'Role': 'user', 'Content': [{ 'Text': $states.result.texto }] }])",
          replace: "[{ 'Role': 'user', 'Content': [{ 'Text': $states.result.texto }] }]",
        },
      ],
      expected: { goal: 5, reason: 'perdeu-a-conversa' },
    },
    {
      name: 'nao-conta',
      mistake: 'Pergunta para sempre: ninguém conta as perguntas.',
      edits: [{ file: FILE, find: '$perguntas + 1', replace: '$perguntas' }],
      expected: { goal: 6, reason: 'perguntas-demais' },
    },
    {
      name: 'trinta-segundos',
      mistake: 'Escreve o prazo em minutos, onde ele é em segundos.',
      edits: [{ file: FILE, find: '"TimeoutSeconds": 1800', replace: '"TimeoutSeconds": 30' }],
      expected: { goal: 7, reason: 'prazo' },
    },
  ],
} satisfies StepProof;
