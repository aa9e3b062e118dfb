import type { StepProof } from './wrong-answer.ts';

const FILE = 'pizza.asl.json';
const CONDITION = '$states.input.saldo >= $states.input.preco';

export default {
  starterFails: { 2: 'pediu-fiado', 3: 'sem-pedido', 4: 'sem-pedido', 5: 'caminho' },
  wrongAnswers: [
    {
      name: 'comparacao-invertida',
      mistake: 'Compara ao contrário: só pede quem não tem dinheiro.',
      edits: [{ file: FILE, find: CONDITION, replace: '$states.input.saldo <= $states.input.preco' }],
      expected: { goal: 2, reason: 'pediu-fiado' },
    },
    {
      name: 'maior-sem-igual',
      mistake: 'Usa > e esquece quem tem o dinheiro contado.',
      edits: [{ file: FILE, find: CONDITION, replace: '$states.input.saldo > $states.input.preco' }],
      expected: { goal: 4, reason: 'execucao-falhou' },
    },
    {
      name: 'troco-sem-chaves',
      mistake: 'Escreve a conta sem {% %}: o troco sai como texto.',
      edits: [
        {
          file: FILE,
          find: '"{% $states.input.saldo - $states.input.preco %}"',
          replace: '"$states.input.saldo - $states.input.preco"',
        },
      ],
      expected: { goal: 3, reason: 'troco-texto' },
    },
    {
      name: 'troco-invertido',
      mistake: 'Tira o saldo do preço.',
      edits: [
        {
          file: FILE,
          find: '$states.input.saldo - $states.input.preco',
          replace: '$states.input.preco - $states.input.saldo',
        },
      ],
      expected: { goal: 3, reason: 'troco' },
    },
    {
      name: 'erro-com-outro-nome',
      mistake: 'O estado falha, mas com um nome de erro que ninguém espera.',
      edits: [{ file: FILE, find: '"SaldoInsuficiente"', replace: '"Saldo insuficiente"' }],
      expected: { goal: 2, reason: 'outro-erro' },
    },
    {
      name: 'falha-que-termina-bem',
      mistake: 'Deixa "Sem dinheiro" como Succeed.',
      edits: [
        {
          file: FILE,
          find: '"Type": "Fail",\n      "Error": "SaldoInsuficiente",\n      "Cause": "O saldo não paga a pizza. Hoje tem pipoca."',
          replace: '"Type": "Succeed"',
        },
      ],
      expected: { goal: 2, reason: 'terminou-bem' },
    },
    {
      name: 'bom-apetite-solto',
      mistake: 'Cria "Bom apetite", mas não aponta para ele.',
      edits: [{ file: FILE, find: '"Next": "Bom apetite"', replace: '"End": true' }],
      expected: { problem: 'A AWS recusaria esta máquina' },
    },
    {
      name: 'nome-com-outra-letra',
      mistake: 'Aponta para "Bom Apetite", com maiúscula.',
      edits: [{ file: FILE, find: '"Next": "Bom apetite"', replace: '"Next": "Bom Apetite"' }],
      expected: { problem: 'A AWS recusaria esta máquina, por 2 motivos' },
    },
    {
      name: 'virgula-sobrando',
      mistake: 'Deixa uma vírgula depois do último campo.',
      edits: [{ file: FILE, find: '"Next": "Bom apetite"\n', replace: '"Next": "Bom apetite",\n' }],
      expected: { problem: 'A AWS recusaria esta máquina' },
    },
  ],
} satisfies StepProof;
