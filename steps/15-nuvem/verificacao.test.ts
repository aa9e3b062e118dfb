import {
  auditStack,
  type DeployedProperties,
  deployedProperties,
  type Environment,
  endingOf,
  evidenceOf,
  must,
  mustSucceed,
  type Random,
  step,
  valueAt,
} from '../../shared/testing/index.ts';

const stack = { file: 'nuvem-stack.ts', exportName: 'NuvemStack', stackName: 'Assistente' };

/** Onde se edita cada coisa. */
const DEFAULTS = { lookAt: [{ file: 'padroes.ts' }] };
const STACK = { lookAt: [{ file: 'nuvem-stack.ts' }] };

/** Um registro mais velho que isto não ajuda mais ninguém, e continua sendo cobrado. Dias. */
const LONGEST_RETENTION = 31;

/** As ações que não aceitam um recurso: só com elas um `*` tem razão. */
const WITHOUT_RESOURCE =
  /^(logs:(Create|Get|Update|Delete)LogDelivery|logs:(ListLogDeliveries|PutResourcePolicy|DescribeResourcePolicies|DescribeLogGroups)|xray:\w+|sns:Publish)$/;

/** Um modelo que o assistente não usa. */
const OTHER_MODEL = 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0';

step('15-nuvem', stack, (goal) => {
  goal(
    'O assistente faz na nuvem o que já fazia aqui',
    {
      byReason: {
        'execucao-falhou': [
          'O que veio do passo 14 não muda neste passo. npm run recomecar 15 traz os arquivos de volta.',
        ],
        'sem-sms': ['Os avisos são da máquina Avisar, que também veio do passo 14.'],
        pedido: ['O pedido que saiu não é o que entrou. npm run executar 15 mostra por onde ele andou.'],
        situacao: ['O pedido não chegou ao fim. npm run executar 15 mostra por onde ele andou.'],
      },
      general: ['Esta meta já vale no ponto de partida. Se ela falhou, desfaça a última mudança.'],
    },
    async (environment, random) => judgeOrder(environment, random),
  );

  goal(
    'A máquina registra tudo o que acontece, menos os dados de quem pediu',
    {
      byReason: {
        'sem-registro': ['A máquina não escreve em grupo nenhum. É o TODO(2), com o grupo do TODO(1).'],
        nivel: ['O nível diz o que entra no registro. Só um deles traz também o que deu certo.'],
        dados: [
          'O nome, o telefone e o endereço do cliente iriam para o registro, onde mais gente os lê. Deixe os dados de fora.',
        ],
        tracos: ['Falta o X-Ray, que mostra quanto tempo cada chamada levou.'],
      },
      general: [
        'O TODO(2) acrescenta propriedades à máquina: são as mesmas de new sfn.StateMachine.',
        'São duas: logs, com destination, level e includeExecutionData; e tracingEnabled.',
        'logs: { destination: registrosDe(scope, id), level: sfn.LogLevel.ALL, includeExecutionData: false }, tracingEnabled: true.',
      ],
    },
    async (environment) => {
      for (const machine of ofType(environment, 'AWS::StepFunctions::StateMachine')) judgeLogging(machine);
    },
  );

  goal(
    'Os registros duram uma semana, e nada fica na conta depois que você apaga a pilha',
    {
      byReason: {
        retencao: ['Quem não diz por quanto tempo guardar paga por dois anos. No CDK, o campo é retention.'],
        fica: [
          'O padrão do CDK para um grupo de registros é deixá-lo para trás. Quem manda nisso é removalPolicy.',
        ],
      },
      general: [
        'As duas coisas se dizem no TODO(1), uma vez só, para todos os grupos.',
        'São retention e removalPolicy, as duas no terceiro argumento de new logs.LogGroup.',
        'retention: logs.RetentionDays.ONE_WEEK e removalPolicy: RemovalPolicy.DESTROY.',
      ],
    },
    async (environment) => {
      for (const group of ofType(environment, 'AWS::Logs::LogGroup')) judgeRetention(group);
      for (const resource of deployedProperties(environment)) judgeRemoval(resource);
    },
  );

  goal(
    'Quando uma execução falha, alguém recebe um e-mail',
    {
      byReason: {
        'sem-alarme': ['A pilha não tem alarme. É o TODO(3): new cloudwatch.Alarm.'],
        metrica: [
          'O alarme olha outra coisa. A própria máquina sabe dar a métrica das execuções que falharam.',
        ],
        maquina: [
          'A métrica precisa dizer de qual máquina. Peça-a à máquina, em vez de escrever o nome dela.',
        ],
        limiar: ['Uma falha já é um cliente sem jantar. O alarme precisa tocar na primeira.'],
        'sem-aviso': ['O alarme toca, e ninguém ouve. Falta ligá-lo ao tópico, com addAlarmAction.'],
        'sem-email': ['O tópico não tem ninguém inscrito. Falta a EmailSubscription.'],
        'sem-permissao': [
          'O tópico tem uma política, e ela não deixa o CloudWatch publicar: o alarme tocaria em silêncio. O tópico sabe dar essa permissão, com grantPublish.',
        ],
      },
      general: [
        'São quatro peças: um tópico, uma inscrição por e-mail, uma permissão e um alarme.',
        'O alarme recebe metric, threshold e evaluationPeriods; a ação dele é new actions.SnsAction(topico).',
        "metric: maquina.metricFailed({ period: Duration.minutes(5) }) e alertas.grantPublish(new iam.ServicePrincipal('cloudwatch.amazonaws.com')).",
      ],
    },
    async (environment) => judgeAlarm(environment),
  );

  goal(
    'Há um orçamento, e ele avisa antes de acabar',
    {
      byReason: {
        'sem-orcamento': ['A pilha não tem orçamento. É o TODO(4): new budgets.CfnBudget.'],
        limite: ['O orçamento é de 5 dólares por mês, e olha o custo: COST, MONTHLY e USD.'],
        'sem-aviso': ['Um orçamento sem aviso só se descobre na fatura. Falta notificationsWithSubscribers.'],
        'aviso-tarde': ['O aviso precisa vir antes do limite: 80% dele, do que já foi gasto (ACTUAL).'],
      },
      general: [
        'O orçamento tem duas partes: budget, que diz o limite, e notificationsWithSubscribers, que diz quem avisar e quando.',
        'Em budget: budgetType, timeUnit e budgetLimit. Em cada aviso: notification e subscribers.',
        "notification: { notificationType: 'ACTUAL', comparisonOperator: 'GREATER_THAN', threshold: 80, thresholdType: 'PERCENTAGE' }.",
      ],
    },
    async (environment) => judgeBudget(environment),
  );

  goal(
    'O cdk-nag não encontra nada, e cada exceção está explicada no seu lugar',
    {
      byReason: {
        achado: ['Antes de explicar, conserte: o TODO(2) resolve o que é da máquina.'],
        asterisco: [
          'Este asterisco não tem conserto: as ações que sobraram não aceitam um recurso. É o que o TODO(5) explica.',
        ],
        larga: [
          'A exceção vale para mais do que devia. Explique a regra inteira, com os colchetes, e só no papel da máquina.',
        ],
        razao: ['Quem lê a exceção daqui a um ano precisa entender por que ela existe. Escreva uma frase.'],
      },
      general: [
        'npx cdk synth mostra o mesmo que esta meta: a regra e o lugar.',
        'Uma exceção se escreve com Validations.of(lugar).acknowledge, com id e reason.',
        "Validations.of(maquina.role).acknowledge({ id: 'AwsSolutions-IAM5[Resource::*]', reason: 'por que não há como ser mais preciso' }).",
      ],
    },
    async (environment) => judgeAudit(environment),
  );

  goal(
    'A máquina só chama o seu modelo, e nenhum asterisco sobra nas permissões',
    {
      byReason: {
        modelo: ['A política deixa chamar qualquer modelo, até o mais caro. Diga o ARN do que você usa.'],
        acao: ['Uma ação com asterisco permite também apagar. Diga só as que a máquina usa.'],
        recurso: ['O recurso tem nome: diga qual tabela, qual fila, qual tópico.'],
      },
      general: [
        'Olhe a política da máquina no que npx cdk synth escreve.',
        'Os métodos grant do CDK já pedem o mínimo; o que você escreve à mão precisa do ARN.',
      ],
    },
    async (environment) => judgePermissions(environment),
  );
});

const DISHES = ['pizza de calabresa grande', 'coca', 'pudim'];

/** Um pedido do começo ao fim: o cliente confirma, a cozinha prepara e o entregador entrega. */
async function judgeOrder(environment: Environment, random: Random): Promise<void> {
  await openRestaurant(environment);
  const dish = random.pick(DISHES);
  const quantity = random.integer(2, 9);
  const courier = random.pick(['Davi', 'Enzo', 'Lia', 'Rute']);
  const phone = `+55119${random.integer(10_000_000, 99_999_999)}`;
  const place = `Rua das Flores, ${random.integer(10, 999)}, bairro Centro`;
  const order = await environment.machine.start({
    cliente: random.pick(['Bia', 'Caio', 'Duda']),
    telefone: phone,
    mensagem: `quero ${quantity} ${dish}. ${place}. Pago no pix`,
  });
  for (let wait = await order.waiting(), turns = 0; wait && turns < 6; wait = await order.waiting(), turns++)
    await order.succeed(
      wait.token,
      valueAt(wait.sent, 'QueueUrl') ? { texto: 'sim' } : { entregador: courier },
    );
  const execution = await order.end();
  mustSucceed(execution);
  const evidence = evidenceOf(execution);
  must(valueAt(execution.output, 'situacao') === 'ENTREGUE', {
    reason: 'situacao',
    expected: 'O pedido deveria chegar à casa do cliente.',
    happened: endingOf(execution),
    ...evidence,
  });
  must(valueAt(execution.output, 'entregador') === courier, {
    reason: 'pedido',
    expected: `Quem entregou foi ${courier}.`,
    happened: endingOf(execution),
    ...evidence,
  });
  const notices = (await environment.outbox()).filter(({ endpoint }) => endpoint === phone);
  must(notices.length > 0, {
    reason: 'sem-sms',
    expected: `O telefone ${phone} deveria ter recebido um aviso.`,
    happened: 'Não recebeu nenhum.',
    ...evidence,
  });
}

/** Grava o cardápio, como semear.ts faz na nuvem. */
async function openRestaurant(environment: Environment): Promise<void> {
  const { preparar } = await environment.load<{
    preparar(config: object, names: Record<string, string>): Promise<void>;
  }>('preparar.ts');
  const names = deployedProperties(environment).map(
    (resource) => [nameOf(resource), resource.physicalId] as const,
  );
  await preparar(environment.aws.clientConfig, Object.fromEntries(names));
}

/** Os recursos de um tipo, com o que o deploy resolveu. */
const ofType = (environment: Environment, type: string): DeployedProperties[] =>
  deployedProperties(environment).filter((resource) => resource.type === type);

/** O nome que a pessoa deu: sem o sufixo que o CDK acrescenta. */
const nameOf = ({ logicalId }: DeployedProperties): string => logicalId.replace(/[0-9A-F]{8}$/, '');

/** Um valor do modelo que pode ser um só ou uma lista. */
const listOf = (value: unknown): unknown[] => (value === undefined ? [] : [value].flat());

function judgeLogging(machine: DeployedProperties): void {
  const { properties } = machine;
  const logging = properties.LoggingConfiguration;
  must(valueAt(logging, 'Destinations', 0) !== undefined, {
    reason: 'sem-registro',
    expected: `A máquina ${nameOf(machine)} deveria escrever em um grupo de registros.`,
    happened: 'Ela não escreve em nenhum.',
    ...DEFAULTS,
  });
  const level = valueAt(logging, 'Level');
  must(level === 'ALL', {
    reason: 'nivel',
    expected: 'O registro deveria ter todos os eventos: nível ALL.',
    happened: `O nível é ${String(level)}.`,
    ...DEFAULTS,
  });
  must(valueAt(logging, 'IncludeExecutionData') !== true, {
    reason: 'dados',
    expected: 'O registro não deveria levar os dados de quem pediu.',
    happened: 'A entrada e a saída de cada estado iriam para ele.',
    ...DEFAULTS,
  });
  must(valueAt(properties, 'TracingConfiguration', 'Enabled') === true, {
    reason: 'tracos',
    expected: 'Os traços do X-Ray deveriam estar ligados.',
    happened: 'Estão desligados.',
    ...DEFAULTS,
  });
}

function judgeRetention(group: DeployedProperties): void {
  const days = group.properties.RetentionInDays;
  must(typeof days === 'number' && days <= LONGEST_RETENTION, {
    reason: 'retencao',
    expected: `O grupo ${nameOf(group)} deveria guardar os registros por uma semana.`,
    happened: days === undefined ? 'Ele os guarda para sempre.' : `Ele os guarda por ${String(days)} dias.`,
    ...DEFAULTS,
  });
}

function judgeRemoval(resource: DeployedProperties): void {
  must(!resource.isRetained, {
    reason: 'fica',
    expected: 'Apagar a pilha deveria apagar tudo o que ela criou.',
    happened: `${nameOf(resource)} (${resource.type}) ficaria na conta.`,
    ...DEFAULTS,
  });
}

/** As séries que um alarme olha: a dele, ou as de uma conta entre métricas. */
const seriesOf = ({ properties }: DeployedProperties): unknown[] => [
  properties,
  ...listOf(properties.Metrics).map((metric) => valueAt(metric, 'MetricStat', 'Metric')),
];

function judgeAlarm(environment: Environment): void {
  const alarms = ofType(environment, 'AWS::CloudWatch::Alarm');
  must(alarms.length > 0, {
    reason: 'sem-alarme',
    expected: 'A pilha deveria ter um alarme.',
    happened: 'Ela não tem nenhum.',
    ...STACK,
  });
  const failures = alarms.filter((alarm) =>
    seriesOf(alarm).some(
      (series) =>
        valueAt(series, 'Namespace') === 'AWS/States' && valueAt(series, 'MetricName') === 'ExecutionsFailed',
    ),
  );
  must(failures.length > 0, {
    reason: 'metrica',
    expected: 'O alarme deveria olhar as execuções que falharam: ExecutionsFailed.',
    happened: `Ele olha ${String(alarms[0]?.properties.MetricName)}.`,
    ...STACK,
  });
  const alarm = failures.find((candidate) =>
    seriesOf(candidate).some((series) =>
      listOf(valueAt(series, 'Dimensions')).some(
        (dimension) => valueAt(dimension, 'Value') === environment.machine.arn,
      ),
    ),
  );
  must(alarm !== undefined, {
    reason: 'maquina',
    expected: `O alarme deveria olhar a máquina ${environment.machine.name}.`,
    happened: `As dimensões dele são ${JSON.stringify(failures[0]?.properties.Dimensions ?? [])}.`,
    ...STACK,
  });
  const { Threshold, ComparisonOperator, EvaluationPeriods, DatapointsToAlarm } = alarm.properties;
  const rings =
    ComparisonOperator === 'GreaterThanThreshold'
      ? Number(Threshold) < 1
      : ComparisonOperator === 'GreaterThanOrEqualToThreshold' && Number(Threshold) <= 1;
  must(rings && Number(DatapointsToAlarm ?? EvaluationPeriods) === 1, {
    reason: 'limiar',
    expected: 'Uma falha já deveria tocar o alarme.',
    happened: `Ele pede ${String(ComparisonOperator)} ${String(Threshold)}, em ${String(DatapointsToAlarm ?? EvaluationPeriods)} períodos.`,
    ...STACK,
  });
  judgeNotice(environment, alarm);
}

function judgeNotice(environment: Environment, alarm: DeployedProperties): void {
  const topics = listOf(alarm.properties.AlarmActions);
  must(topics.length > 0, {
    reason: 'sem-aviso',
    expected: 'O alarme deveria avisar alguém.',
    happened: 'Ele não tem ação nenhuma.',
    ...STACK,
  });
  const subscriptions = ofType(environment, 'AWS::SNS::Subscription').filter(({ properties }) =>
    topics.includes(properties.TopicArn),
  );
  must(
    subscriptions.some(({ properties }) => /^email/.test(String(properties.Protocol))),
    {
      reason: 'sem-email',
      expected: 'O tópico do alarme deveria ter um e-mail inscrito.',
      happened: `Ele tem ${subscriptions.length} inscrições, e nenhuma é de e-mail.`,
      ...STACK,
    },
  );
  const policies = ofType(environment, 'AWS::SNS::TopicPolicy').filter(({ properties }) =>
    listOf(properties.Topics).some((topic) => topics.includes(topic)),
  );
  const statements = policies.flatMap(({ properties }) =>
    listOf(valueAt(properties, 'PolicyDocument', 'Statement')),
  );
  // Sem política própria, um tópico aceita o que vem da mesma conta.
  must(policies.length === 0 || statements.some(letsCloudWatchPublish), {
    reason: 'sem-permissao',
    expected: 'O CloudWatch deveria poder publicar no tópico.',
    happened: 'A política do tópico não o deixa.',
    ...STACK,
  });
}

const letsCloudWatchPublish = (statement: unknown): boolean =>
  valueAt(statement, 'Effect') === 'Allow' &&
  listOf(valueAt(statement, 'Principal', 'Service')).includes('cloudwatch.amazonaws.com') &&
  listOf(valueAt(statement, 'Action')).some((action) => /^sns:(publish|\*)$/i.test(String(action)));

function judgeBudget(environment: Environment): void {
  const [budget] = ofType(environment, 'AWS::Budgets::Budget');
  must(budget !== undefined, {
    reason: 'sem-orcamento',
    expected: 'A pilha deveria ter um orçamento.',
    happened: 'Ela não tem nenhum.',
    ...STACK,
  });
  const { Budget, NotificationsWithSubscribers } = budget.properties;
  const [type, period, amount, unit] = [
    ['BudgetType'],
    ['TimeUnit'],
    ['BudgetLimit', 'Amount'],
    ['BudgetLimit', 'Unit'],
  ].map((path) => valueAt(Budget, ...path));
  must(type === 'COST' && period === 'MONTHLY' && Number(amount) === 5 && unit === 'USD', {
    reason: 'limite',
    expected: 'O orçamento deveria ser de custo, por mês, de 5 dólares.',
    happened: `Ele é ${String(type)}, ${String(period)}, de ${String(amount)} ${String(unit)}.`,
    ...STACK,
  });
  const notices = listOf(NotificationsWithSubscribers).filter((notice) =>
    listOf(valueAt(notice, 'Subscribers')).some(
      (subscriber) => valueAt(subscriber, 'SubscriptionType') === 'EMAIL',
    ),
  );
  must(notices.length > 0, {
    reason: 'sem-aviso',
    expected: 'O orçamento deveria avisar alguém por e-mail.',
    happened: 'Ele não avisa ninguém.',
    ...STACK,
  });
  must(notices.some(isEarly), {
    reason: 'aviso-tarde',
    expected: 'O aviso deveria vir quando 80% do orçamento já foi gasto.',
    happened: `Ele vem com ${JSON.stringify(valueAt(notices[0], 'Notification'))}.`,
    ...STACK,
  });
}

/** Se o aviso vem antes do limite, pelo que já foi gasto. */
function isEarly(notice: unknown): boolean {
  const notification = valueAt(notice, 'Notification');
  const isPercentage = valueAt(notification, 'ThresholdType') !== 'ABSOLUTE_VALUE';
  const threshold = Number(valueAt(notification, 'Threshold'));
  return (
    valueAt(notification, 'NotificationType') === 'ACTUAL' &&
    valueAt(notification, 'ComparisonOperator') === 'GREATER_THAN' &&
    threshold <= (isPercentage ? 80 : 4)
  );
}

async function judgeAudit(environment: Environment): Promise<void> {
  const { findings, exceptions } = await auditStack(environment, stack);
  const [finding] = [...findings].sort((a, b) => Number(/IAM5/.test(a.rule)) - Number(/IAM5/.test(b.rule)));
  must(finding === undefined, {
    reason: finding?.rule.includes('IAM5') ? 'asterisco' : 'achado',
    expected: 'O cdk-nag não deveria encontrar nada.',
    happened: `Ele encontrou ${findings.length}. O primeiro é ${finding?.rule}, em ${finding?.places.join(' e ')}: ${finding?.description}`,
    ...(/SF[12]/.test(finding?.rule ?? '') ? DEFAULTS : STACK),
  });
  for (const { rule, place, reason } of exceptions) {
    must(place !== '' && (!/IAM[45]/.test(rule) || rule.includes('[')), {
      reason: 'larga',
      expected: 'Uma exceção deveria valer para um achado, em um lugar.',
      happened: `A de ${rule} vale ${place === '' ? 'para a pilha inteira' : `para tudo o que a regra achar em ${place}`}.`,
      ...STACK,
    });
    must(reason.trim().split(/\s+/).length >= 5, {
      reason: 'razao',
      expected: 'Uma exceção deveria dizer por que existe.',
      happened: `A de ${rule} só diz "${reason}".`,
      ...STACK,
    });
  }
}

function judgePermissions(environment: Environment): void {
  const { iam } = environment.aws.context;
  for (const { properties } of ofType(environment, 'AWS::StepFunctions::StateMachine')) {
    must(!iam.allows(String(properties.RoleArn), 'bedrock:InvokeModel', OTHER_MODEL), {
      reason: 'modelo',
      expected: 'A máquina só deveria poder chamar o modelo dela.',
      happened: 'A política deixa chamar também o amazon.nova-pro-v1:0.',
      ...STACK,
    });
  }
  for (const policy of ofType(environment, 'AWS::IAM::Policy')) {
    for (const statement of listOf(valueAt(policy.properties, 'PolicyDocument', 'Statement'))) {
      if (valueAt(statement, 'Effect') !== 'Allow') continue;
      const actions = listOf(valueAt(statement, 'Action')).map(String);
      const wide = actions.find((action) => action.includes('*'));
      must(wide === undefined, {
        reason: 'acao',
        expected: 'Cada ação permitida deveria ter nome.',
        happened: `${nameOf(policy)} permite ${wide}.`,
        ...STACK,
      });
      const named = actions.find((action) => !WITHOUT_RESOURCE.test(action));
      must(!listOf(valueAt(statement, 'Resource')).includes('*') || named === undefined, {
        reason: 'recurso',
        expected: `${named} deveria valer só nos recursos que a máquina usa.`,
        happened: `${nameOf(policy)} permite ${named} em todos: *.`,
        ...STACK,
      });
    }
  }
}
