import {
  type Environment,
  endingOf,
  evidenceOf,
  type Fault,
  HOUR,
  type JudgedExecution,
  must,
  mustSucceed,
  type Random,
  type StartedExecution,
  step,
  type TableItem,
  type Wait,
} from '../../shared/testing/index.ts';

const stack = {
  file: 'assistente-stack.ts',
  exportName: 'AssistenteStack',
  stackName: 'Assistente',
  definition: 'assistente.asl.json',
};

/** Um prato do cardápio sorteado: o preço, em centavos. */
interface Dish {
  id: string;
  nome: string;
  apelido: string;
  tamanho: string;
  preco: number;
}

/** Uma compra: o que se pede, aonde vai, e quanto deve custar, em centavos. */
interface Order {
  cliente: string;
  telefone: string;
  dish: Dish;
  drink: Dish;
  quantity: number;
  /** A posição de cada um no cardápio em números. */
  menu: readonly Dish[];
  address: string;
  bairro: string;
  cupom: string;
  percentual: number;
  taxa: number;
  total: number;
}

const BAIRROS = ['Centro', 'Lapa', 'Mooca', 'Pinheiros'];
const PIZZAS = ['calabresa', 'marguerita', 'portuguesa'];
const CUSTOMERS = ['Bia', 'Caio', 'Duda', 'Enzo', 'Fátima', 'Gil'];

/** Sorteia um cardápio, as taxas e um cupom, e os põe nas tabelas. @param valid se o cupom ainda vale */
async function openShop({ aws, deployment }: Environment, random: Random, valid = true): Promise<Order> {
  const tableOf = (id: string) =>
    deployment?.resources.find(
      ({ type, logicalId }) => type === 'AWS::DynamoDB::Table' && logicalId.startsWith(id),
    )?.physicalId;
  const put = (id: string, Item: object) => aws.call('dynamodb', 'PutItem', { TableName: tableOf(id), Item });
  // De 20 em 20 centavos: nenhum desconto dá meio centavo, que se arredonda de dois jeitos.
  const cents = () => random.integer(75, 450) * 20;
  const menu: Dish[] = [];
  const drinks = [
    { id: 'coca-cola', nome: 'Coca-Cola', apelido: 'coca' },
    { id: 'guarana', nome: 'Guaraná', apelido: 'guaraná' },
  ].map((drink) => ({ ...drink, tamanho: 'unico', preco: cents() }));
  for (const sabor of PIZZAS) {
    const pizza = { id: `pizza-${sabor}`, nome: `Pizza ${sabor}`, apelido: `pizza de ${sabor}` };
    for (const tamanho of ['média', 'grande']) menu.push({ ...pizza, tamanho, preco: cents() });
  }
  for (const { id, nome } of [...menu, ...drinks]) {
    const sizes = [...menu, ...drinks].filter((dish) => dish.id === id);
    const M = Object.fromEntries(sizes.map(({ tamanho, preco }) => [tamanho, { N: String(preco) }]));
    const categoria = { S: sizes.length > 1 ? 'pizza' : 'bebida' };
    await put('Cardapio', { id: { S: id }, nome: { S: nome }, categoria, precos: { M } });
  }
  const bairro = random.pick(BAIRROS);
  const taxa = random.integer(15, 75) * 20;
  for (const name of BAIRROS)
    await put('Bairros', {
      bairro: { S: name.toLowerCase() },
      taxa: { N: String(name === bairro ? taxa : 99) },
    });
  const percentual = random.pick([10, 15, 20, 30]);
  const cupom = `FESTA${random.integer(10, 99)}`;
  const validade = valid ? '2098-01-31' : '2020-01-31';
  await put('Cupons', {
    cupom: { S: cupom },
    percentual: { N: String(percentual) },
    validade: { S: validade },
  });
  const dish = random.pick(menu);
  const drink = random.pick(drinks);
  const quantity = random.integer(2, 4);
  const subtotal = quantity * dish.preco + drink.preco;
  return {
    cliente: random.pick(CUSTOMERS),
    telefone: `+55119${random.integer(10_000_000, 99_999_999)}`,
    dish,
    drink,
    quantity,
    menu: [...drinks, ...menu],
    address: `Rua das Flores, ${random.integer(10, 999)}`,
    bairro,
    cupom,
    percentual,
    taxa,
    total: subtotal - (valid ? Math.round((subtotal * percentual) / 100) : 0) + taxa,
  };
}

const inputOf = ({ cliente, telefone }: Order, mensagem: string) => ({ cliente, telefone, mensagem });

const itemsText = ({ quantity, dish, drink }: Order): string =>
  `quero ${quantity} ${dish.apelido} ${dish.tamanho} e 1 ${drink.apelido}`;

const messageOf = (order: Order): string =>
  `${itemsText(order)}. ${order.address}, bairro ${order.bairro}. Pago no pix. Cupom ${order.cupom}`;

const reais = (cents: number): string => `R$ ${(cents / 100).toFixed(2).replace('.', ',')}`;

/** Onde o pedido parou: em uma conversa com o cliente, ou em uma etapa, que se vê na tabela. */
interface Stop {
  wait: Wait;
  /** O que se disse ao cliente; vazio em uma etapa. */
  texto: string;
  row: TableItem | undefined;
}

const idOf = ({ arn }: { arn: string }): string => arn.split(':').at(-1) ?? '';

const rowOf = (environment: Environment, execution: { arn: string }) =>
  environment.item('Pedidos', { pedido: { S: idOf(execution) } });

const chargeOf = (environment: Environment, execution: { arn: string }) =>
  environment.item('Cobrancas', { pedido: { S: idOf(execution) } });

async function nextStop(environment: Environment, started: StartedExecution): Promise<Stop | undefined> {
  const wait = await started.waiting();
  if (!wait) return undefined;
  const { MessageBody } = (wait.sent ?? {}) as { MessageBody?: string | { texto?: string } };
  const body = typeof MessageBody === 'string' ? JSON.parse(MessageBody) : MessageBody;
  const texto = (body as { texto?: string } | undefined)?.texto ?? '';
  return { wait, texto, row: await rowOf(environment, started) };
}

/** Leva um pedido até a conta, que é a primeira coisa que um pedido completo pede ao cliente. */
async function upToTheBill(
  { machine, ...rest }: Environment,
  order: Order,
  mensagem = messageOf(order),
): Promise<{ started: StartedExecution; bill: Stop }> {
  const environment = { machine, ...rest };
  const started = await machine.start(inputOf(order, mensagem));
  const bill = await nextStop(environment, started);
  if (bill === undefined) {
    const execution = await started.end();
    must(false, {
      reason: 'execucao-falhou',
      expected: 'A conta deveria ir ao cliente, e a máquina deveria esperar por ele.',
      happened: endingOf(execution),
      ...evidenceOf(execution),
    });
  }
  return { started, bill };
}

/** Leva um pedido confirmado até a cozinha. */
async function upToTheKitchen(
  environment: Environment,
  order: Order,
): Promise<{ started: StartedExecution; kitchen: Stop }> {
  const { started, bill } = await upToTheBill(environment, order);
  await started.succeed(bill.wait.token, { texto: 'sim' });
  return { started, kitchen: await stageOf(environment, started, 'NA_COZINHA', 'Preparar na cozinha') };
}

/** Exige que o pedido esteja parado nesta etapa, com o token na tabela. */
async function stageOf(
  environment: Environment,
  started: StartedExecution,
  situacao: string,
  state: string,
): Promise<Stop> {
  const stop = await nextStop(environment, started);
  const lookAt = [{ state }];
  must(stop?.row?.situacao?.S === situacao, {
    reason: 'nao-espera',
    expected: `O pedido deveria parar em ${situacao} até alguém responder.`,
    happened:
      stop === undefined
        ? 'Ele terminou sem esperar.'
        : `Ele passou direto, e parou em ${stop.row?.situacao?.S ?? `"${stop.wait.state}"`}.`,
    lookAt,
  });
  must(stop.wait.token !== '' && stop.row.token?.S === stop.wait.token, {
    reason: 'sem-token',
    expected: 'A tabela Pedidos deveria ter, em "token", o token de quem vai responder.',
    happened: `Ela tem ${JSON.stringify(stop.row.token ?? 'nada')}.`,
    lookAt,
  });
  return stop;
}

step('14-assistente', stack, (goal) => {
  goal(
    'A conta soma o cardápio, o desconto e a taxa do bairro',
    {
      byReason: {
        quantidade: ['Cada item custa o preço vezes a quantidade. Multiplique antes de somar.'],
        desconto: [
          'O desconto é $percentual por cento dos itens. Quem lê o cupom é "Buscar cupom", e já está pronto.',
        ],
        'desconto-na-taxa': ['O cupom vale para os itens. A taxa de entrega é somada depois do desconto.'],
        taxa: ['A taxa está em $taxas, pelo bairro em minúsculas: $lookup acha o valor de uma chave.'],
        conta: ['Confira a ordem: a soma dos itens, menos o desconto, mais a taxa do bairro.'],
        'execucao-falhou': ['A execução parou antes da conta. O caminho mostra em que estado.'],
      },
      general: [
        'São quatro números em $conta: subtotal, desconto, taxa e total, todos em centavos.',
        'Parênteses com ponto e vírgula dividem a conta em partes: uma variável por linha, e o objeto no fim.',
      ],
    },
    async (environment, random) => {
      for (const valid of [true, false]) {
        const order = await openShop(environment, random, valid);
        const { bill } = await upToTheBill(environment, order);
        judgeBill(bill, order, valid);
      }
    },
  );

  goal(
    'Nada é cobrado antes do sim, e uma mudança refaz a conta',
    {
      byReason: {
        'cobrou-sem-sim': ['Só uma resposta que diz sim leva a "Registrar pedido".'],
        mudanca: [
          'O que não é sim nem não é uma mudança: o Default leva a "Entender pedido", que lê a conversa toda.',
        ],
        'nao-desistiu': ['Não, e cancelar, levam a "Desistiu".'],
        'nao-cobrou': ['Depois do sim, o pedido é registrado e cobrado. Confira para onde o sim leva.'],
      },
      general: [
        'A resposta do cliente está em $resposta. São três destinos: o sim, o não e todo o resto.',
        '$contains aceita uma expressão regular: /^(sim|pode|ok)\\b/i vale para "Sim!" e para "sim, pode mandar".',
      ],
    },
    async (environment, random) => {
      const order = await openShop(environment, random);
      await judgeRefusal(environment, order, random.pick(['não', 'nao, obrigado', 'cancelar']));
      await judgeRefusal(environment, order, random.pick(['cancelar', 'Cancela tudo']), itemsText(order));
      await judgeChange(environment, order, random.pick(['sim', 'Sim, pode mandar', 'ok']));
    },
  );

  goal(
    'A cozinha e o entregador respondem pela tabela, e o pedido chega',
    {
      byReason: {
        'nao-espera': [
          'A tabela diz NA_COZINHA, mas ninguém esperou. O padrão é aws-sdk:dynamodb:updateItem.waitForTaskToken, como em "Chamar entregador".',
        ],
        'sem-token': [
          'A cozinha responde pelo token que está na tabela. Grave-o na mesma escrita, como em "Chamar entregador".',
        ],
        situacao: [
          'No fim, a tabela deveria dizer ENTREGUE. Siga o caminho de "Preparar na cozinha" até o fim.',
        ],
      },
      general: [
        '"Chamar entregador" é o modelo: a situação e o token na mesma escrita, e um prazo.',
        '"UpdateExpression": "SET situacao = :situacao, #token = :token", com #token em ExpressionAttributeNames.',
      ],
    },
    async (environment, random) => {
      const order = await openShop(environment, random);
      const { started, kitchen } = await upToTheKitchen(environment, order);
      const execution = await deliver(environment, started, kitchen, random);
      mustSucceed(execution);
      const row = await rowOf(environment, started);
      must(row?.situacao?.S === 'ENTREGUE', {
        reason: 'situacao',
        expected: 'A tabela Pedidos deveria dizer ENTREGUE.',
        happened: `Ela diz ${row?.situacao?.S ?? 'nada'}.`,
        ...evidenceOf(execution),
      });
    },
  );

  goal(
    'Quando alguém desiste no meio, o dinheiro volta',
    {
      byReason: {
        'sem-estorno': ['O pedido foi cancelado, e a cobrança continua COBRADA. Quem a desfaz é "Estornar".'],
        'nao-cancelou': [
          'A falha da cozinha derrubou a execução. Cada erro tem um Catch: CozinhaRecusou, PedidoCancelado e States.Timeout.',
        ],
        'sem-prazo': ['Ninguém respondeu, e o pedido esperou para sempre. Falta TimeoutSeconds.'],
        'espera-sem-fim': ['Ninguém respondeu, e o pedido esperou para sempre. Falta TimeoutSeconds.'],
        'nao-espera': ['Sem espera, não há quem desista: termine antes a meta 3.'],
        'sem-token': [
          'Sem o token na tabela, a função Cancelar não tem o que devolver: termine antes a meta 3.',
        ],
      },
      general: [
        'Cada Catch de "Preparar na cozinha" guarda um motivo, com Assign, e leva a "Estornar".',
        '"Estornar" é uma Task dynamodb:updateItem na tabela ${Cobrancas}: SET situacao = :situacao, com ESTORNADA.',
      ],
    },
    async (environment, random) => {
      const order = await openShop(environment, random);
      for (const giveUp of GIVING_UP) await judgeGivingUp(environment, order, giveUp, random);
      await judgeTooLate(environment, order, random);
    },
  );

  goal(
    'Sem modelo, o pedido segue e o cliente é avisado',
    {
      byReason: {
        'execucao-falhou': [
          'O modelo recusou, e a execução morreu. Em "Entender pedido", o Catch precisa dizer o nome do erro.',
        ],
        'sem-cardapio': [
          'Sem modelo, o cliente deveria receber o cardápio em números: é "Mostrar cardápio".',
        ],
        'sem-aviso': [
          'O modelo não escreveu o aviso, e ninguém avisou. Em avisar.asl.json, o Catch leva a "Aviso padrão".',
        ],
        conta: ['O pedido por números deveria dar a mesma conta que o pedido por escrito.'],
      },
      general: [
        'Troque o erro TODO dos dois Catch pelos erros do Converse: os nomes começam com BedrockRuntime.',
        '"ErrorEquals": ["BedrockRuntime.ThrottlingException", "BedrockRuntime.AccessDeniedException", "BedrockRuntime.ServiceUnavailableException"].',
      ],
    },
    async (environment, random) => {
      const order = await openShop(environment, random, false);
      const refusal = random.pick(['quota-zero', 'no-access']);
      const faults: Fault[] = [{ service: 'bedrock', refusal }];
      await environment.withFaults(faults, () => judgeWithoutModel(environment, order, random));
    },
  );

  goal(
    'Cada aviso traz o nome do cliente e o que aconteceu',
    {
      byReason: {
        prompt: ['O modelo só sabe o que está no prompt. Ponha nele o cliente e o fato, de $states.input.'],
        nome: ['O aviso não diz o nome. Peça ao modelo que escreva para o cliente, e diga quem é.'],
        'sem-aviso': ['O cliente não recebeu os três avisos: o preparo, a saída e a entrega.'],
      },
      general: [
        'O prompt é texto fixo e variáveis, juntos com &, entre {% e %}.',
        "{% 'Escreva um aviso curto e carinhoso para ' & $states.input.cliente & '. O que aconteceu: ' & $states.input.fato & '.' %}",
      ],
    },
    async (environment, random) => {
      const order = await openShop(environment, random);
      const { started, bill } = await upToTheBill(environment, order);
      await started.succeed(bill.wait.token, { texto: 'sim' });
      const entregador = random.pick(['Davi', 'Lúcia', 'Otávio']);
      const execution = await respondToAll(started, { entregador });
      await judgeNotices(environment, order, execution, entregador);
    },
  );
});

function judgeBill({ texto, wait }: Stop, order: Order, valid: boolean): void {
  const { quantity, dish, drink, percentual, taxa, total } = order;
  const said = /Total: R\$ ([\d.,]+\d)/.exec(texto)?.[1]?.replace('.', '').replace(',', '');
  const subtotal = quantity * dish.preco + drink.preco;
  const withoutQuantity = dish.preco + drink.preco;
  const mistakes: Record<string, number[]> = {
    quantidade: [
      withoutQuantity,
      withoutQuantity + taxa,
      withoutQuantity - Math.round((withoutQuantity * percentual) / 100) + taxa,
    ],
    desconto: valid ? [subtotal + taxa] : [],
    'desconto-na-taxa': valid ? [Math.round(((subtotal + taxa) * (100 - percentual)) / 100)] : [],
    taxa: [total - taxa, subtotal],
  };
  const [reason = 'conta'] =
    Object.entries(mistakes).find(([, totals]) => totals.includes(Number(said))) ?? [];
  must(Number(said) === total, {
    reason,
    expected: `Para ${quantity} ${dish.nome} ${dish.tamanho} de ${reais(dish.preco)} e 1 ${drink.nome} de ${reais(drink.preco)}, com ${valid ? `${percentual}% de desconto` : 'um cupom vencido'} e ${reais(taxa)} de entrega, o total deveria ser ${reais(total)}.`,
    happened: `O cliente leu: "${texto}"`,
    lookAt: [{ state: 'Calcular preço' }, { state: wait.state }],
  });
}

/** O cliente diz que não, à conta ou à primeira pergunta. */
async function judgeRefusal(
  environment: Environment,
  order: Order,
  answer: string,
  mensagem = messageOf(order),
): Promise<void> {
  const { started, bill } = await upToTheBill(environment, order, mensagem);
  await started.succeed(bill.wait.token, { texto: answer });
  const execution = await started.end();
  const evidence = { ...evidenceOf(execution), lookAt: [{ state: 'Confirmou?' }] };
  must((await chargeOf(environment, started)) === undefined, {
    reason: 'cobrou-sem-sim',
    expected: `Depois de "${answer}", nada deveria ser cobrado.`,
    happened: 'O pedido foi cobrado.',
    ...evidence,
  });
  must(situacaoOf(execution) === 'DESISTIU', {
    reason: 'nao-desistiu',
    expected: `Depois de "${answer}", a saída deveria ter "situacao": "DESISTIU".`,
    happened: endingOf(execution),
    ...evidence,
  });
}

/** O cliente muda o pedido, lê a conta nova e diz que sim. */
async function judgeChange(environment: Environment, order: Order, yes: string): Promise<void> {
  const { started, bill } = await upToTheBill(environment, order);
  const change = `tira ${order.drink.apelido}`;
  await started.succeed(bill.wait.token, { texto: change });
  const again = await nextStop(environment, started);
  const lookAt = [{ state: 'Confirmou?' }];
  must((await chargeOf(environment, started)) === undefined, {
    reason: 'cobrou-sem-sim',
    expected: `"${change}" não é um sim, e nada deveria ser cobrado.`,
    happened: 'O pedido foi cobrado.',
    lookAt,
  });
  const withoutDrink = order.quantity * order.dish.preco;
  const total = withoutDrink - Math.round((withoutDrink * order.percentual) / 100) + order.taxa;
  must(again?.texto.includes(reais(total)) === true, {
    reason: 'mudanca',
    expected: `Depois de "${change}", a conta nova deveria ser de ${reais(total)}.`,
    happened: again ? `O cliente leu: "${again.texto}"` : 'A execução terminou sem perguntar de novo.',
    lookAt,
  });
  await started.succeed(again.wait.token, { texto: yes });
  await started.waiting();
  const charge = await chargeOf(environment, started);
  must(Number(charge?.valor?.N) === total, {
    reason: 'nao-cobrou',
    expected: `Depois de "${yes}", a cobrança deveria ser de ${total} centavos.`,
    happened: charge ? `Ela é de ${charge.valor?.N ?? 'nada'}.` : 'Não há cobrança.',
    lookAt,
  });
}

const situacaoOf = ({ output }: JudgedExecution): unknown =>
  (output as { situacao?: string } | null)?.situacao;

/** Faz o papel da cozinha e do entregador até a porta do cliente. */
async function deliver(
  environment: Environment,
  started: StartedExecution,
  kitchen: Stop,
  random: Random,
): Promise<JudgedExecution> {
  await started.succeed(kitchen.wait.token, {});
  const call = await stageOf(environment, started, 'PROCURANDO_ENTREGADOR', 'Chamar entregador');
  await started.succeed(call.wait.token, { entregador: random.pick(['Davi', 'Lúcia', 'Otávio']) });
  const ride = await stageOf(environment, started, 'A_CAMINHO', 'Entregar');
  await started.succeed(ride.wait.token, {});
  return started.end();
}

/** Responde a tudo o que espera, até o fim: aqui não importa quem. */
async function respondToAll(
  started: StartedExecution,
  answer: { entregador: string },
): Promise<JudgedExecution> {
  for (let wait = await started.waiting(); wait; wait = await started.waiting())
    await started.succeed(wait.token, answer);
  return started.end();
}

/** Um jeito de desistir, e em que etapa. */
type GivingUp =
  | 'a cozinha recusa'
  | 'a cozinha some'
  | 'o cliente cancela na cozinha'
  | 'o cliente cancela à espera do entregador';
const GIVING_UP: readonly GivingUp[] = [
  'a cozinha recusa',
  'a cozinha some',
  'o cliente cancela na cozinha',
  'o cliente cancela à espera do entregador',
];

async function judgeGivingUp(
  environment: Environment,
  order: Order,
  giveUp: GivingUp,
  random: Random,
): Promise<void> {
  const { started, kitchen } = await upToTheKitchen(environment, order);
  const cancel = () => environment.invoke('Cancelar', { pedido: idOf(started) });
  if (giveUp === 'a cozinha recusa')
    await started.fail(
      kitchen.wait.token,
      'CozinhaRecusou',
      random.pick(['Acabou o queijo.', 'O forno quebrou.']),
    );
  if (giveUp === 'a cozinha some') await started.advance(3 * HOUR);
  if (giveUp === 'o cliente cancela na cozinha') await cancel();
  if (giveUp === 'o cliente cancela à espera do entregador') {
    await started.succeed(kitchen.wait.token, {});
    await stageOf(environment, started, 'PROCURANDO_ENTREGADOR', 'Chamar entregador');
    await cancel();
  }
  const execution = await started.end();
  const evidence = evidenceOf(execution);
  must(situacaoOf(execution) === 'CANCELADO', {
    reason: 'nao-cancelou',
    expected: `Quando ${giveUp}, a saída deveria ter "situacao": "CANCELADO".`,
    happened: endingOf(execution),
    ...evidence,
  });
  const charge = await chargeOf(environment, started);
  must(charge?.situacao?.S === 'ESTORNADA', {
    reason: 'sem-estorno',
    expected: `Quando ${giveUp}, a cobrança deveria ficar ESTORNADA.`,
    happened: `Ela está ${charge?.situacao?.S ?? 'apagada'}.`,
    ...evidence,
    lookAt: [{ state: 'Estornar' }],
  });
}

/** Com a comida na rua, não se cancela mais. */
async function judgeTooLate(environment: Environment, order: Order, random: Random): Promise<void> {
  const { started, kitchen } = await upToTheKitchen(environment, order);
  await started.succeed(kitchen.wait.token, {});
  const call = await stageOf(environment, started, 'PROCURANDO_ENTREGADOR', 'Chamar entregador');
  await started.succeed(call.wait.token, { entregador: random.pick(['Davi', 'Lúcia']) });
  const ride = await stageOf(environment, started, 'A_CAMINHO', 'Entregar');
  await environment.invoke('Cancelar', { pedido: idOf(started) });
  await started.succeed(ride.wait.token, {});
  const execution = await started.end();
  const charge = await chargeOf(environment, started);
  must(situacaoOf(execution) === 'ENTREGUE' && charge?.situacao?.S === 'COBRADA', {
    reason: 'tarde-demais',
    expected: 'Com a comida na rua, o pedido não se cancela mais: ele é entregue, e a cobrança fica.',
    happened: endingOf(execution),
    ...evidenceOf(execution),
  });
}

/** O cliente pede pelos números, e é avisado com o texto padrão. */
async function judgeWithoutModel(environment: Environment, order: Order, random: Random): Promise<void> {
  const { started, bill: menu } = await upToTheBill(environment, order);
  must(menu.texto.includes('1. ') && menu.texto.includes(order.dish.nome), {
    reason: 'sem-cardapio',
    expected: 'Sem modelo, o cliente deveria receber o cardápio em números.',
    happened: `Ele recebeu: "${menu.texto}"`,
    lookAt: [{ state: 'Entender pedido' }],
  });
  const numberOf = ({ nome, tamanho }: Dish): string => {
    const name = tamanho === 'unico' ? nome : `${nome} ${tamanho}`;
    return /(\d+)$/.exec(menu.texto.split(`. ${name}`)[0] ?? '')?.[1] ?? '0';
  };
  const items = `${order.quantity}x${numberOf(order.dish)}, 1x${numberOf(order.drink)}`;
  const [street, number] = order.address.split(', ');
  await started.succeed(menu.wait.token, { texto: `${items}; ${street}; ${number}; ${order.bairro}; pix` });
  const bill = await nextStop(environment, started);
  must(bill?.texto.includes(`Total: ${reais(order.total)}`) === true, {
    reason: 'conta',
    expected: `Pelos números, a conta deveria ser de ${reais(order.total)}.`,
    happened: bill ? `O cliente leu: "${bill.texto}"` : 'A execução terminou antes da conta.',
    lookAt: [{ state: 'Ler escolha' }],
  });
  const before = (await environment.outbox()).length;
  await started.succeed(bill.wait.token, { texto: 'sim' });
  const execution = await respondToAll(started, { entregador: random.pick(['Davi', 'Lúcia']) });
  mustSucceed(execution);
  const notices = (await environment.outbox()).slice(before);
  must(notices.length === 3 && notices.every(({ message }) => message.includes(order.cliente)), {
    reason: 'sem-aviso',
    expected: `Sem modelo, ${order.cliente} deveria receber três avisos, com o seu nome.`,
    happened: `Chegaram: ${JSON.stringify(notices.map(({ message }) => message))}.`,
    lookAt: [{ file: 'avisar.asl.json', state: 'Escrever aviso' }],
  });
}

async function judgeNotices(
  environment: Environment,
  order: Order,
  execution: JudgedExecution,
  entregador: string,
): Promise<void> {
  const notices = (await environment.outbox()).filter(({ endpoint }) => endpoint === order.telefone);
  const lookAt = [{ file: 'avisar.asl.json', state: 'Escrever aviso' }];
  must(notices.length === 3, {
    reason: 'sem-aviso',
    expected: `${order.cliente} deveria receber três avisos em ${order.telefone}.`,
    happened: `Chegaram ${notices.length}.`,
    ...evidenceOf(execution),
    lookAt,
  });
  const prompts = (await environment.modelExchanges()).slice(-3).map(({ prompt }) => prompt);
  must(
    prompts.every((prompt) => prompt.includes(order.cliente)) && prompts[1]?.includes(entregador) === true,
    {
      reason: 'prompt',
      expected: `O prompt do aviso deveria dizer o nome, "${order.cliente}", e o que aconteceu, como "saiu para entrega com ${entregador}".`,
      happened: `Os prompts foram: ${JSON.stringify(prompts)}.`,
      lookAt,
    },
  );
  must(
    notices.every(({ message }) => message.includes(order.cliente)),
    {
      reason: 'nome',
      expected: `Cada aviso deveria dizer o nome, "${order.cliente}".`,
      happened: `Chegaram: ${JSON.stringify(notices.map(({ message }) => message))}.`,
      lookAt,
    },
  );
}
