import {
  type Environment,
  endingOf,
  evidenceOf,
  type JudgedExecution,
  must,
  mustSucceed,
  type Random,
  step,
} from '../../shared/testing/index.ts';

const stack = { file: 'pedido-stack.ts', exportName: 'PedidoStack', stackName: 'Pedido' };

/** Quantos de cada item a cozinha prepara. */
const CAPACITY = 10;

/** A entrada da máquina; valores em reais. */
interface Order {
  [field: string]: string | number;
  pedido: string;
  item: string;
  quantidade: number;
  valor: number;
  limite: number;
  bairro: string;
}

/** O que ficou nas tabelas depois de um pedido. */
interface Aftermath {
  /** Unidades do item reservadas na cozinha. */
  reserved: number;
  /** `COBRADA`, `ESTORNADA` ou nada, quando não houve cobrança. */
  charge: string | undefined;
}

let drawn = 0;

function drawOrder(random: Random, changes: Partial<Order> = {}): Order {
  const valor = random.integer(30, 200);
  drawn += 1;
  return {
    pedido: `p-${random.integer(1000, 9999)}-${drawn}`,
    item: `${random.pick(['pizza', 'lasanha', 'nhoque', 'ravióli'])} ${drawn}`,
    quantidade: random.integer(1, 5),
    valor,
    limite: valor + random.integer(0, 300),
    bairro: random.pick(['Centro', 'Moema', 'Pinheiros']),
    ...changes,
  };
}

step('08-microsservicos', stack, (goal) => {
  goal(
    'O pedido que dá certo reserva, cobra e chama o entregador',
    {
      byReason: {
        'execucao-falhou': ['Nada deveria falhar neste pedido. A mensagem da AWS, acima, diz o que falhou.'],
        'sem-entrega': [
          'A máquina de entrega não foi chamada. "Chamar entrega" usa tasks.StepFunctionsStartExecution, e não um Pass.',
        ],
        'nao-esperou': [
          'A entrega foi iniciada, mas ninguém esperou o fim dela. O integrationPattern que espera é o RUN_JOB.',
        ],
        entregador: [
          'Com RUN_JOB, a saída da outra máquina chega em $states.result.Output, já como objeto. Guarde o entregador com assign.',
        ],
      },
      general: [
        'Comece pelo TODO(4): é ele que troca o Pass por uma chamada à outra máquina.',
        'A chamada tem stateMachine, integrationPattern, input e assign.',
        "tasks.StepFunctionsStartExecution.jsonata(this, 'Chamar entrega', { stateMachine: entrega, integrationPattern: sfn.IntegrationPattern.RUN_JOB, input: …, assign: { entregador: '{% $states.result.Output.entregador %}' } }).",
      ],
    },
    async (environment, random) => {
      const order = drawOrder(random);
      const execution = await environment.machine.run(order);
      mustSucceed(execution);
      judgeDelivery(execution);
      judgeAftermath(execution, await aftermathOf(environment, order), {
        reserved: order.quantidade,
        charge: 'COBRADA',
      });
    },
  );

  goal(
    'Cartão recusado: a cozinha recebe de volta o que reservou',
    {
      byReason: {
        'nao-cancelou': ['Quem não pagou não recebe. Veja para onde o Choice manda quem não foi cobrado.'],
        'outro-erro': [
          'A execução falhou, mas não por decisão da máquina. A falha de um ramo precisa ser tratada dentro dele, com addCatch.',
        ],
        cozinha: [
          'A reserva ficou presa. "Devolver à cozinha" soma a quantidade negativa: ADD também subtrai.',
        ],
      },
      general: [
        'São dois cuidados: cada ramo trata a própria falha (TODO 2), e o Parallel conta o que cada um fez (TODO 3).',
        'O resultado de um Parallel é uma lista, um item por ramo, na ordem: $states.result[0] é da reserva.',
        "reservar.addCatch(naoReservou), com naoReservou = sfn.Pass.jsonata(this, 'Não reservou', { outputs: { feito: false, motivo: '…' } }).",
      ],
    },
    async (environment, random) => {
      const valor = random.integer(80, 200);
      const order = drawOrder(random, { valor, limite: valor - random.integer(1, 70) });
      const execution = await environment.machine.run(order);
      mustCancel(execution);
      judgeAftermath(execution, await aftermathOf(environment, order), { reserved: 0, charge: undefined });
    },
  );

  goal(
    'Cozinha cheia: o dinheiro volta',
    {
      byReason: {
        'nao-cancelou': ['Sem cozinha não há pedido. Veja para onde o Choice manda quem não reservou.'],
        'outro-erro': [
          'A execução falhou, mas não por decisão da máquina. A falha de um ramo precisa ser tratada dentro dele, com addCatch.',
        ],
        cobranca: [
          'A pessoa pagou por um pedido que não existe. "Estornar" muda a situação da cobrança para ESTORNADA.',
        ],
        cozinha: [
          'Ninguém reservou, então não há o que devolver. Devolver mesmo assim inventa lugar na cozinha.',
        ],
      },
      general: [
        'O que desfazer depende do que foi feito: por isso as variáveis reservado e cobrado.',
        'São dois Choices em fila: "Cobrou?" leva a "Estornar"; depois, "Reservou?" leva a "Devolver à cozinha".',
        "sfn.Choice.jsonata(this, 'Cobrou?').when(sfn.Condition.jsonata('{% $cobrado %}'), estornar).otherwise(precisaDevolver).",
      ],
    },
    async (environment, random) => {
      const earlier = drawOrder(random, { quantidade: CAPACITY - 1 });
      await environment.machine.run(earlier);
      const order = drawOrder(random, { item: earlier.item, quantidade: random.integer(2, 5) });
      const execution = await environment.machine.run(order);
      mustCancel(execution);
      judgeAftermath(execution, await aftermathOf(environment, order), {
        reserved: earlier.quantidade,
        charge: 'ESTORNADA',
      });
    },
  );

  goal(
    'Sem entregador, tudo é desfeito',
    {
      byReason: {
        'nao-cancelou': [
          'Sem entregador, o pedido não chega. A falha da outra máquina precisa virar cancelamento.',
        ],
        'outro-erro': [
          'A outra máquina falhou, e a falha derrubou esta. chamarEntrega.addCatch(…) leva a execução para o caminho que desfaz.',
        ],
        cobranca: ['Faltou estornar: a falha da entrega vem depois da cobrança.'],
        cozinha: ['Faltou devolver à cozinha: a falha da entrega vem depois da reserva.'],
      },
      general: [
        'A entrega falha depois que tudo já foi feito: aqui se desfaz tudo.',
        'O caminho é o mesmo dos outros cancelamentos: mande a falha de "Chamar entrega" para "Cobrou?".',
        "chamarEntrega.addCatch(desfazer, { assign: { motivo: 'Não achamos entregador.' } }).",
      ],
    },
    async (environment, random) => {
      const order = drawOrder(random, { bairro: random.pick(['Lapa', 'Perus', 'Sé']) });
      const execution = await environment.machine.run(order);
      mustCancel(execution);
      judgeAftermath(execution, await aftermathOf(environment, order), { reserved: 0, charge: 'ESTORNADA' });
    },
  );

  goal(
    'A mesma cobrança, pedida duas vezes, acontece uma só',
    {
      byReason: {
        recibo: [
          'A segunda chamada gravou outro recibo por cima do primeiro. Um PutItem sem condição troca o item inteiro.',
        ],
        'segunda-falhou': [
          'A segunda chamada falhou. Para quem chamou, o pedido está cobrado: devolva o recibo de antes.',
        ],
      },
      general: [
        'Quem tenta de novo não sabe se a primeira vez deu certo. Por isso a função é que precisa saber.',
        'A condição attribute_not_exists(pedido) só deixa gravar a primeira vez. O erro dela se chama ConditionalCheckFailedException.',
        'Dentro do catch, leia o item com GetItemCommand e devolva o recibo que está nele.',
      ],
    },
    async (environment, random) => {
      const { pedido, valor, limite } = drawOrder(random);
      const first = await charge(environment, { pedido, valor, limite });
      const second = await charge(environment, { pedido, valor, limite });
      const lookAt = [{ file: 'cobrar.ts' }];
      must(second.errorType === undefined, {
        reason: 'segunda-falhou',
        expected: 'Cobrar o mesmo pedido outra vez deveria devolver o recibo da primeira.',
        happened: `A função falhou com ${second.errorType}: ${second.errorMessage}`,
        lookAt,
      });
      must(typeof first.recibo === 'string' && first.recibo === second.recibo, {
        reason: 'recibo',
        expected: 'As duas chamadas deveriam devolver o mesmo recibo.',
        happened: `A primeira devolveu ${first.recibo}, e a segunda, ${second.recibo}.`,
        lookAt,
      });
    },
  );
});

/** A resposta da função de cobrança, chamada sem a máquina. */
interface ChargeAnswer {
  recibo?: string;
  errorType?: string;
  errorMessage?: string;
}

async function charge(
  environment: Environment,
  payload: Record<string, string | number>,
): Promise<ChargeAnswer> {
  return (await environment.invoke('Cobrar', payload)) as ChargeAnswer;
}

async function aftermathOf(environment: Environment, order: Order): Promise<Aftermath> {
  const item = await environment.item('Cozinha', { item: { S: order.item } });
  const charged = await environment.item('Cobrancas', { pedido: { S: order.pedido } });
  return { reserved: Number(item?.reservados?.N ?? 0), charge: charged?.situacao?.S };
}

function judgeDelivery(execution: JudgedExecution): void {
  const evidence = { ...evidenceOf(execution), lookAt: [{ state: 'Chamar entrega' }] };
  const scheduled = execution.events.some(
    (event) => event.taskScheduledEventDetails?.resourceType === 'states',
  );
  must(scheduled, {
    reason: 'sem-entrega',
    expected: '"Chamar entrega" deveria iniciar a máquina de entrega.',
    happened: 'Nenhuma outra máquina foi iniciada.',
    ...evidence,
  });
  must(
    execution.events.some((event) => event.taskSubmittedEventDetails?.resourceType === 'states'),
    {
      reason: 'nao-esperou',
      expected: '"Chamar entrega" deveria esperar a entrega terminar.',
      happened: 'Ela seguiu assim que a outra máquina começou.',
      ...evidence,
    },
  );
  const { entregador } = execution.output as { entregador?: unknown };
  must(typeof entregador === 'string' && ['Davi', 'Lúcia', 'Otávio'].includes(entregador), {
    reason: 'entregador',
    expected: 'A saída deveria dizer quem entrega.',
    happened: endingOf(execution),
    ...evidence,
  });
}

/** Exige que a máquina tenha decidido cancelar. */
function mustCancel(execution: JudgedExecution): void {
  const evidence = evidenceOf(execution);
  must(execution.status !== 'SUCCEEDED', {
    reason: 'nao-cancelou',
    expected: 'O pedido deveria ser cancelado, com o erro PedidoCancelado.',
    happened: endingOf(execution),
    ...evidence,
  });
  must(execution.error === 'PedidoCancelado', {
    reason: 'outro-erro',
    expected: 'A execução deveria terminar em "Pedido cancelado", com o erro PedidoCancelado.',
    happened: endingOf(execution),
    ...evidence,
  });
}

function judgeAftermath(execution: JudgedExecution, actual: Aftermath, expected: Aftermath): void {
  const evidence = evidenceOf(execution);
  must(actual.charge === expected.charge, {
    reason: 'cobranca',
    expected: `A cobrança deveria estar ${expected.charge ?? 'sem registro'}.`,
    happened: `Na tabela, ela está ${actual.charge ?? 'sem registro'}.`,
    ...evidence,
    lookAt: [{ state: 'Estornar' }],
  });
  must(actual.reserved === expected.reserved, {
    reason: 'cozinha',
    expected: `A cozinha deveria ter ${expected.reserved} unidade(s) reservada(s) deste item.`,
    happened: `Ela tem ${actual.reserved}.`,
    ...evidence,
    lookAt: [{ state: 'Devolver à cozinha' }],
  });
}
