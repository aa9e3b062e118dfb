import type { StepProof } from './wrong-answer.ts';

const STACK = 'pontuacao-stack.ts';

export default {
  starterFails: {
    1: 'sem-map-run',
    2: 'sem-map-run',
    3: 'sem-map-run',
    4: 'sem-map-run',
    5: 'sem-resultados',
    6: 'execucao-falhou',
  },
  wrongAnswers: [
    {
      name: 'variavel-da-mae',
      mistake: 'A filha lê uma variável da mãe: o Map de antes deixava, o distribuído não.',
      edits: [{ file: STACK, find: "'{% $states.input.BatchInput.modelo %}'", replace: "'{% $modelo %}'" }],
      expected: { goal: 1, reason: 'map-run-falhou' },
    },
    {
      name: 'lote-inteiro-na-lista',
      mistake: 'Continua mandando uma lista de um: o lote inteiro, como se fosse um cliente.',
      edits: [{ file: STACK, find: "'{% $states.input.Items %}'", replace: "['{% $states.input %}']" }],
      expected: { goal: 1, reason: 'map-run-falhou' },
    },
    {
      name: 'so-o-primeiro',
      mistake: 'Pontua só o primeiro cliente de cada lote.',
      edits: [
        { file: STACK, find: "'{% $states.input.Items %}'", replace: "['{% $states.input.Items[0] %}']" },
      ],
      expected: { goal: 1, reason: 'faltam' },
    },
    {
      name: 'modelo-fixo',
      mistake: 'Manda sempre a mesma versão do modelo.',
      edits: [{ file: STACK, find: "modelo: '{% $modelo %}' },", replace: "modelo: '2026' }," }],
      expected: { goal: 1, reason: 'score' },
    },
    {
      name: 'filhas-standard',
      mistake: 'Esquece o tipo das filhas, que então são Standard.',
      edits: [{ file: STACK, find: 'mapExecutionType: sfn.StateMachineType.EXPRESS,', replace: '' }],
      expected: { goal: 2, reason: 'standard' },
    },
    {
      name: 'sem-limite',
      mistake: 'Não diz quantos lotes andam de cada vez.',
      edits: [{ file: STACK, find: 'maxConcurrency: 10,', replace: '' }],
      expected: { goal: 3, reason: 'demais' },
    },
    {
      name: 'tolera-por-contagem',
      mistake: 'Tolera duas falhas, mas a conta é em clientes, e cada lote tem quarenta.',
      edits: [{ file: STACK, find: 'toleratedFailurePercentage: 10,', replace: 'toleratedFailureCount: 2,' }],
      expected: { goal: 4, reason: 'nao-tolerou' },
    },
    {
      name: 'sem-forma',
      mistake: 'Escreve no bucket sem dizer a forma: vem a execução inteira de cada filha.',
      edits: [
        {
          file: STACK,
          find: `writerConfig: new sfn.WriterConfig({
          transformation: sfn.Transformation.FLATTEN,
          outputType: sfn.OutputType.JSONL,
        }),`,
          replace: '',
        },
      ],
      expected: { goal: 5, reason: 'formato' },
    },
    {
      name: 'resumo-sem-permissao',
      mistake: 'Dá a "Resumir" permissão sobre outra coisa.',
      edits: [
        { file: STACK, find: 'iamResources: [mapRuns]', replace: 'iamResources: [arquivos.bucketArn]' },
      ],
      expected: { goal: 6, reason: 'execucao-falhou' },
    },
  ],
} satisfies StepProof;
