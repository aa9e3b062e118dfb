import type { StepProof } from './wrong-answer.ts';

const FILE = 'parcelas.asl.json';

export default {
  starterFails: { 1: 'linhas', 2: 'parcela', 3: 'sem-juros', 4: 'campo-ausente', 5: 'sem-mensagem' },
  wrongAnswers: [
    {
      name: 'juros-em-porcentagem',
      mistake: 'Usa os juros como chegaram: 2 em vez de 0,02.',
      edits: [{ file: FILE, find: 'jurosAoMes / 100', replace: 'jurosAoMes' }],
      expected: { goal: 2, reason: 'juros-em-porcentagem' },
    },
    {
      name: 'juros-fixos',
      mistake: 'Deixa os 2% do exemplo.',
      edits: [{ file: FILE, find: '"{% $states.input.emprestimo.jurosAoMes / 100 %}"', replace: '0.02' }],
      expected: { goal: 2, reason: 'juros-fixos' },
    },
    {
      name: 'expoente-positivo',
      mistake: 'Esquece o sinal de menos do expoente.',
      edits: [{ file: FILE, find: '-$parcelas)), 2)', replace: '$parcelas)), 2)' }],
      expected: { goal: 2, reason: 'parcela' },
    },
    {
      name: 'sem-arredondar',
      mistake: 'Guarda a parcela com todas as casas.',
      edits: [
        {
          file: FILE,
          find: '$round($valor * $juros / (1 - $power(1 + $juros, -$parcelas)), 2)',
          replace: '$valor * $juros / (1 - $power(1 + $juros, -$parcelas))',
        },
      ],
      expected: { goal: 2, reason: 'arredondamento' },
    },
    {
      name: 'parcelas-do-exemplo',
      mistake: 'Copia o número de parcelas do exemplo em vez de ler a entrada.',
      edits: [{ file: FILE, find: '"{% $states.input.emprestimo.parcelas %}"', replace: '24' }],
      expected: { goal: 1, reason: 'linhas' },
    },
    {
      name: 'caminho-jsonpath',
      mistake: 'Escreve um caminho de JSONPath em um estado JSONata: vira um texto.',
      edits: [
        {
          file: FILE,
          find: '"{% $states.input.emprestimo.parcelas %}"',
          replace: '"$.emprestimo.parcelas"',
        },
      ],
      expected: { goal: 1, reason: 'execucao-falhou' },
    },
    {
      name: 'campo-com-cifrao',
      mistake: 'Traz do JSONPath o ".$" no nome do campo: a variável passa a ter outro nome.',
      edits: [{ file: FILE, find: '"parcelas": "{%', replace: '"parcelas.$": "{%' }],
      expected: { problem: 'A AWS recusaria esta máquina' },
    },
    {
      name: 'resultado-perdido',
      mistake: 'Não guarda o resultado do Map e lê uma variável que não existe.',
      edits: [
        {
          file: FILE,
          find: '"Assign": {\n        "tabela": "{% $states.result %}"\n      },\n',
          replace: '',
        },
      ],
      expected: { goal: 1, reason: 'execucao-falhou' },
    },
    {
      name: 'resultado-no-estado-errado',
      mistake: 'Lê $states.result em "Resumir", onde ele não existe.',
      edits: [{ file: FILE, find: '"tabela": "{% $tabela %}"', replace: '"tabela": "{% $states.result %}"' }],
      expected: { problem: 'A AWS recusaria esta máquina' },
    },
    {
      name: 'juros-somados',
      mistake: 'Soma a amortização à parcela, em vez de tirar.',
      edits: [{ file: FILE, find: '$round($parcela - $parcela', replace: '$round($parcela + $parcela' }],
      expected: { goal: 3, reason: 'soma' },
    },
    {
      name: 'total-sem-multiplicar',
      mistake: 'Chama de total uma parcela só.',
      edits: [{ file: FILE, find: '{% $round($parcela * $parcelas, 2) %}', replace: '{% $parcela %}' }],
      expected: { goal: 4, reason: 'total' },
    },
    {
      name: 'nome-sem-chaves',
      mistake: 'Escreve a variável sem {% %}: sai o texto "$nome".',
      edits: [{ file: FILE, find: '"nome": "{% $nome %}"', replace: '"nome": "$nome"' }],
      expected: { goal: 4, reason: 'nome' },
    },
    {
      name: 'mensagem-com-mais',
      mistake: 'Junta textos com +.',
      edits: [{ file: FILE, find: "$nome & ', são '", replace: "$nome + ', são '" }],
      expected: { goal: 1, reason: 'execucao-falhou' },
    },
    {
      name: 'formato-do-jsonpath',
      mistake: 'Cola States.Format em uma expressão JSONata.',
      edits: [
        {
          file: FILE,
          find: "{% $nome & ', são ' & $count($tabela) & ' parcelas de R$ ' & $parcela & '. A primeira amortiza R$ ' & $tabela[0].amortizacao & '.' %}",
          replace: "States.Format('{}, são {} parcelas.', $.nome, $.parcela)",
        },
      ],
      expected: { goal: 5, reason: 'mensagem' },
    },
  ],
} satisfies StepProof;
