import type { StepProof } from './wrong-answer.ts';

const STACK = 'emprestimo-stack.ts';
const FUNCTION = 'verificar-credito.ts';

export default {
  starterFails: { 1: 'caminho', 2: 'sem-funcao', 3: 'score-ausente', 4: 'score-ausente', 5: 'sem-mensagem' },
  wrongAnswers: [
    {
      name: 'maior-sem-igual',
      mistake: 'Usa > e rejeita quem tem exatamente 700.',
      edits: [{ file: STACK, find: '$score >= 700', replace: '$score > 700' }],
      expected: { goal: 3, reason: 'decisao' },
    },
    {
      name: 'ramo-do-sim-sem-assign',
      mistake: 'Esquece o assign no ramo do sim: a variável decisao não existe para quem é aprovado.',
      edits: [{ file: STACK, find: "assign: { decisao: 'APROVADO' },", replace: '' }],
      expected: { goal: 1, reason: 'execucao-falhou' },
    },
    {
      name: 'resultado-sem-payload',
      mistake: 'Lê $states.result.score; a resposta da Lambda vem dentro de Payload.',
      edits: [{ file: STACK, find: '$states.result.Payload.score', replace: '$states.result.score' }],
      expected: { goal: 1, reason: 'execucao-falhou' },
    },
    {
      name: 'sem-payload',
      mistake: 'Não manda renda e parcela: a função recebe a entrada crua da máquina.',
      edits: [
        {
          file: STACK,
          find: "payload: sfn.TaskInput.fromObject({ renda: '{% $renda %}', parcela: '{% $parcela %}' }),",
          replace: '',
        },
      ],
      expected: { goal: 1, reason: 'execucao-falhou' },
    },
    {
      name: 'sem-otherwise',
      mistake: 'O Choice não diz para onde vai quem não é aprovado.',
      edits: [{ file: STACK, find: '.otherwise(enviarNotificacao)', replace: '' }],
      expected: { goal: 4, reason: 'execucao-falhou' },
    },
    {
      name: 'texto-somado',
      mistake: 'Junta textos com +, como em JavaScript.',
      edits: [
        { file: STACK, find: "$nome & ', seu empréstimo foi '", replace: "$nome + ', seu empréstimo foi '" },
      ],
      expected: { goal: 1, reason: 'execucao-falhou' },
    },
    {
      name: 'score-negativo',
      mistake: 'Deixa o score ficar negativo quando a parcela passa da renda.',
      edits: [
        {
          file: FUNCTION,
          find: 'Math.max(0, Math.round(1000 * (1 - parcela / renda)))',
          replace: 'Math.round(1000 * (1 - parcela / renda))',
        },
      ],
      expected: { goal: 4, reason: 'score' },
    },
    {
      name: 'mensagem-sem-nome',
      mistake: 'A mensagem não fala com ninguém.',
      edits: [{ file: STACK, find: "$nome & ', seu empréstimo foi '", replace: "'Seu empréstimo foi '" }],
      expected: { goal: 5, reason: 'nome' },
    },
    {
      name: 'funcao-que-lanca',
      mistake: 'A função lança um erro que ninguém trata.',
      edits: [{ file: FUNCTION, find: 'return { score };', replace: "throw new Error('birô fora do ar');" }],
      expected: { goal: 1, reason: 'execucao-falhou' },
    },
    {
      name: 'funcao-sem-fim',
      mistake: 'A função entra em um laço sem fim e estoura o tempo da Lambda.',
      edits: [
        { file: FUNCTION, find: 'return { score };', replace: 'for (;;) Math.random();' },
        { file: STACK, find: 'Duration.seconds(3)', replace: 'Duration.seconds(1)' },
      ],
      expected: { goal: 1, reason: 'execucao-falhou' },
    },
    {
      name: 'chave-aberta',
      mistake: 'Esquece de fechar uma chave.',
      edits: [
        {
          file: STACK,
          find: "assign: { score: '{% $states.result.Payload.score %}' },",
          replace: "assign: { score: '{% $states.result.Payload.score %}' ,",
        },
      ],
      expected: { problem: 'O arquivo tem um erro de sintaxe' },
    },
    {
      name: 'expressao-quebrada',
      mistake: 'Esquece um parêntese em uma expressão JSONata.',
      edits: [{ file: STACK, find: '$lowercase($decisao)', replace: '$lowercase($decisao' }],
      expected: { problem: 'A AWS recusaria esta máquina' },
    },
    {
      name: 'entry-errado',
      mistake: 'O entry aponta para um arquivo que não existe.',
      edits: [{ file: STACK, find: "'verificar-credito.ts'", replace: "'verificar-score.ts'" }],
      expected: { problem: 'A pilha não pôde ser montada' },
    },
  ],
} satisfies StepProof;
