import type { StepProof } from './wrong-answer.ts';

const DEFAULTS = 'padroes.ts';
const STACK = 'nuvem-stack.ts';

export default {
  starterFails: {
    2: 'sem-registro',
    3: 'retencao',
    4: 'sem-alarme',
    5: 'sem-orcamento',
    6: 'achado',
  },
  wrongAnswers: [
    {
      name: 'dados-no-registro',
      mistake: 'Leva ao registro a entrada e a saída de cada estado, com o telefone e o endereço do cliente.',
      edits: [{ file: DEFAULTS, find: 'includeExecutionData: false', replace: 'includeExecutionData: true' }],
      expected: { goal: 2, reason: 'dados' },
    },
    {
      name: 'so-os-erros',
      mistake: 'Registra só os erros: quando algo demora, não há o que ler.',
      edits: [{ file: DEFAULTS, find: 'sfn.LogLevel.ALL', replace: 'sfn.LogLevel.ERROR' }],
      expected: { goal: 2, reason: 'nivel' },
    },
    {
      name: 'registro-eterno',
      mistake: 'Não diz por quanto tempo guardar os registros.',
      edits: [{ file: DEFAULTS, find: '    retention: logs.RetentionDays.ONE_WEEK,\n', replace: '' }],
      expected: { goal: 3, reason: 'retencao' },
    },
    {
      name: 'registro-que-fica',
      mistake: 'Apaga a pilha, e os registros continuam na conta.',
      edits: [{ file: DEFAULTS, find: '    removalPolicy: RemovalPolicy.DESTROY,\n', replace: '' }],
      expected: { goal: 3, reason: 'fica' },
    },
    {
      name: 'alarme-de-sucesso',
      mistake: 'Olha as execuções que começaram, e não as que falharam.',
      edits: [{ file: STACK, find: 'maquina.metricFailed(', replace: 'maquina.metricStarted(' }],
      expected: { goal: 4, reason: 'metrica' },
    },
    {
      name: 'alarme-de-ninguem',
      mistake: 'Escreve a métrica à mão e esquece de dizer de qual máquina.',
      edits: [
        {
          file: STACK,
          find: 'metric: maquina.metricFailed({ period: Duration.minutes(5) }),',
          replace:
            "metric: new cloudwatch.Metric({ namespace: 'AWS/States', metricName: 'ExecutionsFailed', statistic: 'Sum', period: Duration.minutes(5) }),",
        },
      ],
      expected: { goal: 4, reason: 'maquina' },
    },
    {
      name: 'alarme-em-silencio',
      mistake:
        'O tópico que só fala por TLS não deixa o CloudWatch publicar, e o alarme toca sem ninguém ouvir.',
      edits: [
        {
          file: STACK,
          find: "    alertas.grantPublish(new iam.ServicePrincipal('cloudwatch.amazonaws.com'));\n",
          replace: '',
        },
      ],
      expected: { goal: 4, reason: 'sem-permissao' },
    },
    {
      name: 'orcamento-de-previsao',
      mistake: 'Avisa pelo que a AWS prevê, e não pelo que já foi gasto.',
      edits: [{ file: STACK, find: "notificationType: 'ACTUAL'", replace: "notificationType: 'FORECASTED'" }],
      expected: { goal: 5, reason: 'aviso-tarde' },
    },
    {
      name: 'excecao-para-a-pilha',
      mistake: 'Dispensa a regra na pilha inteira, e o próximo asterisco passa sem que ninguém veja.',
      edits: [{ file: STACK, find: 'Validations.of(role)', replace: 'Validations.of(this)' }],
      expected: { goal: 6, reason: 'larga' },
    },
    {
      name: 'qualquer-modelo',
      mistake:
        'Deixa chamar qualquer modelo: a exceção já escrita no papel cala o cdk-nag também para este asterisco.',
      edits: [
        {
          file: 'assistente-stack.ts',
          find: `resources: [
          this.formatArn({
            service: 'bedrock',
            account: '',
            resource: 'foundation-model',
            resourceName: MODELO,
          }),
        ],`,
          replace: "resources: ['*'],",
        },
      ],
      expected: { goal: 7, reason: 'modelo' },
    },
  ],
} satisfies StepProof;
