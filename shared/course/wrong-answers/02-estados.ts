import type { StepProof } from './wrong-answer.ts';

const FILE = 'compra.asl.json';

export default {
  starterFails: { 1: 'sem-funcao', 2: 'vendeu', 3: 'espera', 4: 'sem-email', 5: 'sem-tarefas' },
  wrongAnswers: [
    {
      name: 'funcao-trocada',
      mistake: 'Copia o modelo e esquece de trocar a função.',
      edits: [
        { file: FILE, find: '"FunctionName": "${CobrarCartao}"', replace: '"FunctionName": "${EmitirNota}"' },
      ],
      expected: { goal: 1, reason: 'outra-funcao' },
    },
    {
      name: 'arn-inventado',
      mistake: 'Escreve o nome de uma função que não existe.',
      edits: [
        { file: FILE, find: '"FunctionName": "${CobrarCartao}"', replace: '"FunctionName": "CobrarCartao"' },
      ],
      expected: { goal: 1, reason: 'execucao-falhou' },
    },
    {
      name: 'payload-incompleto',
      mistake: 'Não manda o valor.',
      edits: [
        {
          file: FILE,
          find: '"cartao": "{% $cartao %}",\n          "valor": "{% $valor %}"',
          replace: '"cartao": "{% $cartao %}"',
        },
      ],
      expected: { goal: 1, reason: 'payload' },
    },
    {
      name: 'resultado-sem-payload',
      mistake: 'Lê a resposta da função fora de Payload.',
      edits: [{ file: FILE, find: '$states.result.Payload.situacao', replace: '$states.result.situacao' }],
      expected: { goal: 1, reason: 'execucao-falhou' },
    },
    {
      name: 'comparacao-com-dois-iguais',
      mistake: 'Compara com ==, como em JavaScript.',
      edits: [{ file: FILE, find: "$situacao = 'APROVADA'", replace: "$situacao == 'APROVADA'" }],
      expected: { problem: 'A AWS recusaria esta máquina' },
    },
    {
      name: 'comparacao-invertida',
      mistake: 'Deixa passar quem foi recusado.',
      edits: [{ file: FILE, find: "$situacao = 'APROVADA'", replace: "$situacao = 'RECUSADA'" }],
      expected: { goal: 1, reason: 'execucao-falhou' },
    },
    {
      name: 'decide-pelo-cartao',
      mistake: 'Decide sem ouvir o banco.',
      edits: [{ file: FILE, find: "$situacao = 'APROVADA'", replace: '$exists($cartao)' }],
      expected: { goal: 2, reason: 'vendeu' },
    },
    {
      name: 'espera-fixa',
      mistake: 'Espera sempre o mesmo tempo.',
      edits: [{ file: FILE, find: '"Seconds": "{% $segundos %}"', replace: '"Seconds": 5' }],
      expected: { goal: 3, reason: 'espera' },
    },
    {
      name: 'espera-em-texto',
      mistake: 'Escreve a variável sem {% %}.',
      edits: [{ file: FILE, find: '"Seconds": "{% $segundos %}"', replace: '"Seconds": "$segundos"' }],
      expected: { problem: 'A AWS recusaria esta máquina' },
    },
    {
      name: 'email-com-cifrao',
      mistake: 'Escreve o texto com as variáveis dentro, como em um template.',
      edits: [
        {
          file: FILE,
          find: "{% $nome & ', sua compra de ' & $produto & ' foi aprovada. A nota é ' & $nota & '.' %}",
          replace: '$nome, sua compra de $produto foi aprovada. A nota é $nota.',
        },
      ],
      expected: { goal: 4, reason: 'texto-com-cifrao' },
    },
    {
      name: 'email-sem-nota',
      mistake: 'Esquece a nota no texto.',
      edits: [{ file: FILE, find: " A nota é ' & $nota & '.' %}", replace: "' %}" }],
      expected: { goal: 4, reason: 'texto' },
    },
    {
      name: 'topico-sem-arn',
      mistake: 'Publica em um tópico que não existe.',
      edits: [
        {
          file: FILE,
          find: '"TopicArn": "${Avisos}"',
          replace: '"TopicArn": "arn:aws:sns:us-east-1:123456789012:Avisos"',
        },
      ],
      expected: { goal: 1, reason: 'execucao-falhou' },
    },
  ],
} satisfies StepProof;
