import type { StepProof } from './wrong-answer.ts';

const STACK = 'emprestimo-stack.ts';

export default {
  starterFails: { 1: 'sem-decisao', 2: 'sem-contrato', 3: 'sem-registro', 4: 'sem-aviso', 5: 'falta' },
  wrongAnswers: [
    {
      name: 'numero-sem-texto',
      mistake: 'Manda o score como número: no DynamoDB, ele viaja como texto.',
      edits: [{ file: STACK, find: "'{% $string($score) %}'", replace: "'{% $score %}'" }],
      expected: { goal: 1, reason: 'execucao-falhou' },
    },
    {
      name: 'score-fixo',
      mistake: 'Guarda sempre o mesmo score.',
      edits: [{ file: STACK, find: "'{% $string($score) %}'", replace: "'700'" }],
      expected: { goal: 1, reason: 'score' },
    },
    {
      name: 'contrato-na-raiz',
      mistake: 'Grava o contrato fora da pasta, onde a máquina não pode.',
      edits: [{ file: STACK, find: "{% 'contratos/' & $cpf & '.txt' %}", replace: "{% $cpf & '.txt' %}" }],
      expected: { goal: 1, reason: 'execucao-falhou' },
    },
    {
      name: 'permissao-demais',
      mistake: 'Deixa a máquina gravar em qualquer lugar do bucket.',
      edits: [
        {
          file: STACK,
          find: "documentos.arnForObjects('contratos/*')",
          replace: "documentos.arnForObjects('*')",
        },
      ],
      expected: { goal: 5, reason: 'sobra' },
    },
    {
      name: 'permissao-no-bucket',
      mistake: 'Dá permissão ao bucket, e não aos objetos.',
      edits: [
        { file: STACK, find: "documentos.arnForObjects('contratos/*')", replace: 'documentos.bucketArn' },
      ],
      expected: { goal: 1, reason: 'execucao-falhou' },
    },
    {
      name: 'campos-com-minuscula',
      mistake: 'Escreve os parâmetros com minúscula.',
      edits: [{ file: STACK, find: '        Bucket: documentos', replace: '        bucket: documentos' }],
      expected: { problem: 'A pilha não pôde ser montada' },
    },
    {
      name: 'contrato-para-todos',
      mistake: 'Escreve contrato até de quem foi rejeitado.',
      edits: [{ file: STACK, find: "{% $decisao = 'APROVADO' %}", replace: '{% true %}' }],
      expected: { goal: 3, reason: 'contrato-demais' },
    },
    {
      name: 'contrato-sem-parcela',
      mistake: 'O contrato não diz de quanto é a parcela.',
      edits: [{ file: STACK, find: "' parcelas de R$ ' & $parcela & '.'", replace: "' parcelas.'" }],
      expected: { goal: 2, reason: 'texto' },
    },
    {
      name: 'aviso-sem-nome',
      mistake: 'O aviso não fala com ninguém.',
      edits: [{ file: STACK, find: "{% $nome & ', a sua solicitação", replace: "{% 'A sua solicitação" }],
      expected: { goal: 4, reason: 'texto' },
    },
    {
      name: 'decisao-sem-variavel',
      mistake: 'Guarda o nome da variável em vez do valor.',
      edits: [
        {
          file: STACK,
          find: "decisao: tasks.DynamoAttributeValue.fromString('{% $decisao %}')",
          replace: "decisao: tasks.DynamoAttributeValue.fromString('$decisao')",
        },
      ],
      expected: { goal: 1, reason: 'decisao' },
    },
  ],
} satisfies StepProof;
