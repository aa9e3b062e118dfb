import {
  type Environment,
  endingOf,
  evidenceOf,
  type JudgedExecution,
  MINUTE,
  type ModelTalk,
  modelTalks,
  must,
  mustSucceed,
  type Random,
  shownValue,
  step,
  type Wait,
} from '../../shared/testing/index.ts';

const stack = {
  file: 'pedido-stack.ts',
  exportName: 'PedidoStack',
  stackName: 'Pedido',
  definition: 'pedido.asl.json',
};

/** Um item do cardápio sorteado; os preços, em centavos. */
interface Dish {
  id: string;
  nome: string;
  /** Como o cliente o chama, com erros de quem digita com pressa. */
  apelidos: readonly string[];
  categoria: string;
  tamanhos: readonly string[];
}

const SIZES = ['média', 'grande', 'família'];
const DISHES: readonly Dish[] = [
  {
    id: 'pizza-calabresa',
    nome: 'Pizza calabresa',
    apelidos: ['pizza de calabresa', 'pizza calabreza', 'pizza calabresa'],
    categoria: 'pizza',
    tamanhos: SIZES,
  },
  {
    id: 'pizza-marguerita',
    nome: 'Pizza marguerita',
    apelidos: ['pizza marguerita', 'pizza margherita', 'pizza de marguerita'],
    categoria: 'pizza',
    tamanhos: SIZES,
  },
  {
    id: 'pizza-portuguesa',
    nome: 'Pizza portuguesa',
    apelidos: ['pizza portuguesa', 'pizza portugueza', 'pizza de portuguesa'],
    categoria: 'pizza',
    tamanhos: ['média', 'grande'],
  },
  { id: 'coca-cola', nome: 'Coca-Cola', apelidos: ['coca', 'coca cola'], categoria: 'bebida', tamanhos: [] },
  { id: 'guarana', nome: 'Guaraná', apelidos: ['guarana', 'guaraná'], categoria: 'bebida', tamanhos: [] },
  { id: 'pudim', nome: 'Pudim', apelidos: ['pudim', 'pudin'], categoria: 'sobremesa', tamanhos: [] },
];

/** O que o cardápio do restaurante nunca teve: só existe se a máquina ler a tabela. */
const NEWS = ['Moqueca', 'Tapioca', 'Escondidinho', 'Bobó de camarão', 'Baião de dois'];
const MISSING = ['sushi', 'temaki', 'yakissoba', 'feijoada', 'açaí'];
const PAYMENTS = {
  pix: ['pix', 'Pago no pix', 'vou pagar com pix'],
  cartao: ['no cartão', 'Pago no cartão de crédito', 'cartao de debito'],
  dinheiro: ['dinheiro', 'Pago em dinheiro'],
};

/** O que o cliente quer, e como ele diz. */
interface Order {
  dish: Dish;
  size: string | undefined;
  quantity: number;
  street: string;
  number: string;
  district: string;
  payment: keyof typeof PAYMENTS;
  /** "duas pizzas de calabresa grandes" */
  itemText: string;
  addressText: string;
  paymentText: string;
}

function drawOrder(random: Random, dishes: readonly Dish[] = DISHES): Order {
  const dish = random.pick(dishes);
  // O primeiro tamanho fica de fora: quem pega sempre o primeiro preço não acerta por sorte.
  const size = dish.tamanhos.length === 0 ? undefined : random.pick(dish.tamanhos.slice(1));
  const quantity = random.integer(1, 5);
  const street = random.pick(['Rua das Flores', 'Rua Bahia', 'Rua Augusta', 'Avenida Brasil']);
  const number = String(random.integer(10, 999));
  const district = random.pick(['Centro', 'Lapa', 'Mooca', 'Pinheiros']);
  const payment = random.pick(['pix', 'cartao', 'dinheiro'] as const);
  return {
    dish,
    size,
    quantity,
    street,
    number,
    district,
    payment,
    itemText: [quantity, random.pick(dish.apelidos), size].filter((word) => word !== undefined).join(' '),
    addressText: `${street}, ${number}, bairro ${district}`,
    paymentText: random.pick(PAYMENTS[payment]),
  };
}

const wholeMessage = (random: Random, { itemText, addressText, paymentText }: Order): string =>
  `${random.pick(['quero ', 'oi, me vê ', 'boa noite! manda '])}${itemText}. ${addressText}. ${paymentText}`;

/** O preço de cada tamanho de cada item, como está na tabela agora. */
type Prices = ReadonlyMap<string, Readonly<Record<string, number>>>;

/** Troca o cardápio da tabela: preços novos e um prato novo. @returns os preços e o prato */
async function rewriteMenu(
  { aws, deployment }: Environment,
  random: Random,
): Promise<{ prices: Prices; news: string }> {
  const table = deployment?.resources.find(({ type }) => type === 'AWS::DynamoDB::Table');
  const news = random.pick(NEWS);
  const dish: Dish = { id: 'prato-do-dia', nome: news, apelidos: [], categoria: 'prato', tamanhos: [] };
  const prices = new Map<string, Record<string, number>>();
  for (const { id, nome, categoria, tamanhos } of [...DISHES, dish]) {
    const sizes = tamanhos.length === 0 ? ['unico'] : tamanhos;
    const precos = Object.fromEntries(sizes.map((size, at) => [size, random.integer(100, 900) * 10 + at]));
    prices.set(id, precos);
    const M = Object.fromEntries(Object.entries(precos).map(([size, cents]) => [size, { N: String(cents) }]));
    await aws.call('dynamodb', 'PutItem', {
      TableName: table?.physicalId,
      Item: { id: { S: id }, nome: { S: nome }, categoria: { S: categoria }, precos: { M } },
    });
  }
  return { prices, news };
}

const CUSTOMERS = ['Bia', 'Caio', 'Duda', 'Enzo', 'Fátima'];

const inputOf = (random: Random, mensagem: string) => ({
  cliente: random.pick(CUSTOMERS),
  telefone: '+5511999990000',
  mensagem,
});

/** O que chegou à fila junto com o token. */
interface Question {
  cliente: string;
  texto: string;
  token: string;
}

function questionIn(wait: Wait): Partial<Question> {
  const { MessageBody } = (wait.sent ?? {}) as { MessageBody?: string | Partial<Question> };
  if (typeof MessageBody !== 'string') return MessageBody ?? {};
  return JSON.parse(MessageBody) as Partial<Question>;
}

/** Uma conversa do começo ao fim. */
interface Conversation {
  execution: JudgedExecution;
  questions: readonly Question[];
  talks: readonly ModelTalk[];
}

/**
 * Faz o papel do cliente: começa o pedido e responde ao que a máquina perguntar.
 * @param answer o que dizer a cada pergunta; `undefined` é ficar em silêncio
 */
async function talk(
  { aws, machine }: Environment,
  input: { cliente: string; telefone: string; mensagem: string },
  answer: (question: string, at: number) => string | undefined = () => undefined,
): Promise<Conversation> {
  const started = await machine.start(input);
  const questions: Question[] = [];
  for (let wait = await started.waiting(); wait; wait = await started.waiting()) {
    const { cliente = '', texto = '', token = '' } = questionIn(wait);
    must(token !== '' && typeof texto === 'string' && texto !== '' && cliente === input.cliente, {
      reason: 'mensagem',
      expected: `A fila deveria receber o cliente, "${input.cliente}", o texto da pergunta e o token.`,
      happened: `Recebeu ${shownValue(wait.sent)}.`,
      lookAt: [{ state: wait.state }],
    });
    questions.push({ cliente, texto, token });
    must(questions.length <= MOST_QUESTIONS, {
      reason: 'perguntas-demais',
      expected: `A máquina deveria parar depois de ${MOST_QUESTIONS} perguntas.`,
      happened: `Ela fez a pergunta ${questions.length}: "${texto}"`,
      lookAt: [{ state: wait.state }],
    });
    const reply = answer(texto, questions.length - 1);
    if (reply === undefined) break;
    await started.succeed(token, { texto: reply });
  }
  const execution = await started.end();
  return { execution, questions, talks: await modelTalks(aws, started.arn) };
}

const MOST_QUESTIONS = 3;

step('13-pedido', stack, (goal) => {
  goal(
    'O modelo preenche a ferramenta, e conhece o cardápio que está na tabela',
    {
      byReason: {
        'ferramenta-livre': [
          'Oferecer não é exigir. Falta ToolChoice dentro de ToolConfig, com o nome da ferramenta em Tool.',
        ],
        'sem-ferramenta': ['A ferramenta que veio pronta, registrar_pedido, sumiu de ToolConfig.'],
        'sem-cardapio': ['O cardápio vem da tabela, a cada pedido: $cardapio entra no prompt de sistema.'],
        'execucao-falhou': [
          'O que o modelo preencheu está em $states.result.Output.Message.Content.ToolUse.Input.',
        ],
      },
      general: [
        'Com ToolChoice, o modelo é obrigado a responder com dados. Sem ele, pode responder com uma frase.',
        '"ToolChoice": { "Tool": { "Name": "registrar_pedido" } }, ao lado de "Tools".',
      ],
    },
    async (environment, random) => {
      const { news } = await rewriteMenu(environment, random);
      const input = inputOf(random, wholeMessage(random, drawOrder(random)));
      judgeTalk(await talk(environment, input), input.mensagem, news);
    },
  );

  goal(
    'Um pedido completo fica pronto, com endereço e pagamento',
    {
      byReason: {
        situacao: [
          'A ferramenta tem os campos que o modelo pode preencher. Sem endereco e pagamento no schema, ele não tem onde pôr o que o cliente disse.',
        ],
        endereco: ['endereco é um objeto com rua, numero, complemento e bairro, todos string.'],
        pagamento: ['pagamento é um string com enum: pix, cartao e dinheiro.'],
        quantidade: ['A quantidade é a que o cliente pediu. Ela vem do modelo, no item.'],
        'execucao-falhou': [
          'Guarde em $pedido só o que o modelo preencheu: $states.result.Output.Message.Content.ToolUse.Input.',
        ],
      },
      general: [
        'Acrescente endereco e pagamento às propriedades da ferramenta, ao lado de itens e cupom.',
        '"pagamento": { "type": "string", "enum": ["pix", "cartao", "dinheiro"] }',
      ],
    },
    async (environment, random) => {
      await rewriteMenu(environment, random);
      for (let turn = 0; turn < 2; turn++) {
        const order = drawOrder(random);
        const { execution } = await talk(environment, inputOf(random, wholeMessage(random, order)));
        judgeOrder(execution, order);
      }
    },
  );

  goal(
    'O nome, o tamanho e o preço de cada item vêm da tabela',
    {
      byReason: {
        preco: ['O preço é o daquele tamanho, na tabela. $lookup acha, em um objeto, o valor de uma chave.'],
        id: ['O id é o do item que você achou em $cardapio, e não o que o modelo escreveu.'],
        tamanho: ["Um item sem tamanhos tem um preço só, na chave 'unico'. Esse é o tamanho dele."],
      },
      general: [
        'Para cada item do pedido, ache em $cardapio o que tem o mesmo nome, e leve dele o id, o nome e o preço.',
        "$achado := $cardapio[$lowercase(nome) = $lowercase($dito.nome)][0]; depois, $tamanho := $exists($achado.precos.unico) ? 'unico' : $lowercase($dito.tamanho).",
      ],
    },
    async (environment, random) => {
      for (const dishes of [DISHES.slice(0, 3), DISHES.slice(3)]) {
        const { prices } = await rewriteMenu(environment, random);
        const order = drawOrder(random, dishes);
        const { execution } = await talk(environment, inputOf(random, wholeMessage(random, order)));
        judgeOrder(execution, order);
        judgePrice(execution, order, prices);
      }
    },
  );

  goal(
    'O que o cardápio não tem vira pergunta, e não pedido',
    {
      byReason: {
        'nao-perguntou': [
          'Um item sem id ou sem preço não pode passar. "Ver o que falta" só o percebe se o campo não existir.',
        ],
        'nao-espera': [
          'A pergunta foi, mas ninguém esperou a resposta. O padrão é .waitForTaskToken, no fim do Resource.',
        ],
        mensagem: ['A mensagem leva cliente, texto e token. O token está em $states.context.Task.Token.'],
        pergunta: [
          '"Ver o que falta" usa os campos dito, nome e tamanhos de cada item. Confira se eles estão lá.',
        ],
      },
      general: [
        'Sem achar o item, $achado não existe, e os campos que viriam dele também não. É isso que "Ver o que falta" procura.',
        'Em "Perguntar", troque o Resource por arn:aws:states:::sqs:sendMessage.waitForTaskToken e ponha o token em MessageBody.',
      ],
    },
    async (environment, random) => {
      await rewriteMenu(environment, random);
      const order = drawOrder(random, DISHES.slice(0, 3));
      const missing = random.pick(MISSING);
      const noSize = { ...order, itemText: `${order.quantity} ${order.dish.apelidos[0]}` };
      const wrongSize = { ...order, itemText: `${order.quantity} ${order.dish.apelidos[0]} pequena` };
      const unknown = { ...order, itemText: `${order.itemText} e 2 ${missing}` };
      for (const [asked, words] of [
        [unknown, [missing]],
        [noSize, order.dish.tamanhos],
        [wrongSize, order.dish.tamanhos],
      ] as const) {
        const message = wholeMessage(random, asked);
        judgeQuestion(await talk(environment, inputOf(random, message)), message, words);
      }
    },
  );

  goal(
    'A resposta entra na conversa, depois da pergunta, e completa o pedido',
    {
      byReason: {
        'perdeu-a-conversa': [
          'O modelo não tem memória. A conversa inteira vai de novo: $append($conversa, [a pergunta, a resposta]).',
        ],
        'sem-pergunta': [
          'A resposta "grande" não diz nada sem a pergunta. Acrescente também a pergunta, com o Role assistant.',
        ],
        'sem-resposta': ['O texto da resposta está em $states.result.texto, e entra com o Role user.'],
        situacao: ['Depois da resposta, o modelo lê tudo outra vez: "Perguntar" leva a "Entender pedido".'],
        'execucao-falhou': [
          'As falas se alternam: user, assistant, user. A pergunta é assistant, e a resposta é user.',
        ],
      },
      general: [
        'Duas falas entram em $conversa, nesta ordem: a pergunta, com Role assistant, e a resposta, com Role user.',
        "$append($conversa, [{ 'Role': 'assistant', 'Content': [{ 'Text': $join($falta, ' ') }] }, { 'Role': 'user', 'Content': [{ 'Text': $states.result.texto }] }])",
      ],
    },
    async (environment, random) => {
      const { prices } = await rewriteMenu(environment, random);
      const order = drawOrder(random, DISHES.slice(0, 3));
      const message = `quero ${order.quantity} ${random.pick(order.dish.apelidos)}`;
      const replies: string[] = [];
      const customer = (question: string): string => {
        const reply = answerOf(order, question);
        replies.push(reply);
        return reply;
      };
      const conversation = await talk(environment, inputOf(random, message), customer);
      judgeMemory(conversation, message, replies);
      judgeOrder(conversation.execution, order);
      judgePrice(conversation.execution, order, prices);
    },
  );

  goal(
    'Depois de três perguntas sem entender, a máquina para',
    {
      byReason: {
        'perguntas-demais': ['Ninguém está contando. A cada pergunta, $perguntas vale um a mais.'],
        'perguntas-de-menos': ['Ela desistiu cedo. Conte só quando pergunta, e de um em um.'],
        situacao: ['"Falta algo?" leva a "Não entendido" quando $perguntas chega a 3. Não mude esse estado.'],
      },
      general: ['Em "Perguntar", no Assign: "perguntas": "{% $perguntas + 1 %}".'],
    },
    async (environment, random) => {
      await rewriteMenu(environment, random);
      const vague = ['não sei', 'hum', 'sei lá', 'tanto faz', 'pode ser'];
      const conversation = await talk(
        environment,
        inputOf(random, random.pick(['oi', 'olá', 'boa noite'])),
        () => random.pick(vague),
      );
      judgeGivingUp(conversation);
    },
  );

  goal(
    'Sem resposta em 30 minutos, o pedido não fica preso',
    {
      byReason: {
        'espera-sem-fim': ['Sem TimeoutSeconds, a tarefa espera por até um ano.'],
        prazo: ['TimeoutSeconds é em segundos: 30 minutos são 1800.'],
        'execucao-falhou': ['O prazo que vence é o erro States.Timeout. Um Catch o leva a "Sem resposta".'],
      },
      general: [
        'Em "Perguntar", TimeoutSeconds diz quanto esperar, e o Catch, para onde ir.',
        '"TimeoutSeconds": 1800 e "Catch": [{ "ErrorEquals": ["States.Timeout"], "Next": "Sem resposta" }].',
      ],
    },
    async (environment, random) => {
      await rewriteMenu(environment, random);
      const { execution } = await talk(environment, inputOf(random, `quero ${drawOrder(random).itemText}`));
      judgeSilence(execution);
    },
  );
});

/** O que a saída da máquina deveria ter. */
interface Output {
  situacao?: string;
  pedido?: {
    itens?: { id?: string; nome?: string; tamanho?: string; quantidade?: number; preco?: number }[];
    endereco?: { rua?: string; numero?: string; bairro?: string };
    pagamento?: string;
  };
}

const outputOf = ({ output }: JudgedExecution): Output => (output ?? {}) as Output;

/** Um texto sem acentos nem maiúsculas. */
const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

const says = (text: string, piece: string): boolean => plain(text).includes(plain(piece));

/** O que o cliente responde: tudo o que a pergunta pede, e nada mais. */
function answerOf({ size, addressText, paymentText, dish }: Order, question: string): string {
  const asksSize = dish.tamanhos.some((each) => says(question, each)) || says(question, 'tamanho');
  const parts = [
    ...(asksSize && size !== undefined ? [size] : []),
    ...(/endere|rua|bairro/.test(plain(question)) ? [addressText] : []),
    ...(/pag|pix/.test(plain(question)) ? [paymentText] : []),
  ];
  return parts.join('. ') || 'isso';
}

function judgeTalk({ execution, talks }: Conversation, message: string, news: string): void {
  const evidence = { ...evidenceOf(execution), lookAt: [{ state: 'Entender pedido' }] };
  const [first] = talks;
  must(first !== undefined, {
    reason: 'sem-conversa',
    expected: 'A execução deveria falar com o modelo.',
    happened: endingOf(execution),
    ...evidence,
  });
  const prompt = [first.system, ...first.turns.map(({ text }) => text)].join('\n');
  must(says(prompt, message), {
    reason: 'sem-mensagem',
    expected: `O modelo deveria ler o que o cliente escreveu: "${message}"`,
    happened: `O que chegou a ele foi: "${prompt}"`,
    ...evidence,
  });
  must(says(prompt, news), {
    reason: 'sem-cardapio',
    expected: `A tabela tem um prato novo, "${news}", e o modelo deveria saber.`,
    happened: `O que chegou a ele foi: "${prompt}"`,
    ...evidence,
  });
  must(first.tools.length > 0, {
    reason: 'sem-ferramenta',
    expected: 'O modelo deveria receber uma ferramenta para preencher.',
    happened: 'Não recebeu nenhuma.',
    ...evidence,
  });
  must(first.toolChoice !== 'auto', {
    reason: 'ferramenta-livre',
    expected: 'O modelo deveria ser obrigado a usar a ferramenta.',
    happened: 'Ela foi só oferecida: ele responde com dados quando quer, e com uma frase quando não quer.',
    ...evidence,
  });
  mustSucceed(execution);
}

function judgeOrder(execution: JudgedExecution, order: Order): void {
  mustSucceed(execution);
  const evidence = evidenceOf(execution);
  const { situacao, pedido } = outputOf(execution);
  must(situacao === 'PEDIDO_PRONTO', {
    reason: 'situacao',
    expected: `O cliente disse tudo, "${order.itemText}. ${order.addressText}. ${order.paymentText}", e o pedido deveria ficar pronto.`,
    happened: endingOf(execution),
    ...evidence,
  });
  const { rua, numero, bairro } = pedido?.endereco ?? {};
  must(rua === order.street && numero === order.number && bairro === order.district, {
    reason: 'endereco',
    expected: `O endereço deveria ser ${order.addressText}.`,
    happened: `É ${shownValue(pedido?.endereco)}.`,
    ...evidence,
  });
  must(pedido?.pagamento === order.payment, {
    reason: 'pagamento',
    expected: `O pagamento deveria ser "${order.payment}".`,
    happened: `É ${shownValue(pedido?.pagamento)}.`,
    ...evidence,
  });
  const [item, ...others] = pedido?.itens ?? [];
  must(item?.quantidade === order.quantity && others.length === 0, {
    reason: 'quantidade',
    expected: `O pedido deveria ter um item só, com a quantidade ${order.quantity}.`,
    happened: `Os itens são ${shownValue(pedido?.itens)}.`,
    ...evidence,
  });
}

function judgePrice(execution: JudgedExecution, { dish, size = 'unico' }: Order, prices: Prices): void {
  const item = outputOf(execution).pedido?.itens?.[0];
  const evidence = { ...evidenceOf(execution), lookAt: [{ state: 'Conferir itens' }] };
  must(item?.id === dish.id && item.nome === dish.nome, {
    reason: 'id',
    expected: `O item deveria ser "${dish.nome}", com o id "${dish.id}", como na tabela.`,
    happened: `É ${shownValue(item)}.`,
    ...evidence,
  });
  must(item.tamanho === size, {
    reason: 'tamanho',
    expected: `O tamanho deveria ser "${size}".`,
    happened: `É ${shownValue(item.tamanho)}.`,
    ...evidence,
  });
  const price = prices.get(dish.id)?.[size];
  must(item.preco === price, {
    reason: 'preco',
    expected: `Na tabela, ${dish.nome} (${size}) custa ${price} centavos.`,
    happened: `No pedido, custa ${shownValue(item.preco)}.`,
    ...evidence,
  });
}

function judgeQuestion(
  { execution, questions }: Conversation,
  message: string,
  words: readonly string[],
): void {
  const { situacao } = outputOf(execution);
  must(situacao !== 'PEDIDO_PRONTO', {
    reason: 'nao-perguntou',
    expected: `"${message}" pede o que o cardápio não tem, ou não diz o tamanho: a máquina deveria perguntar.`,
    happened: endingOf(execution),
    ...evidenceOf(execution),
    lookAt: [{ state: 'Conferir itens' }],
  });
  const [first] = questions;
  must(first !== undefined, {
    reason: execution.status === 'SUCCEEDED' ? 'nao-espera' : 'execucao-falhou',
    expected: 'A máquina deveria perguntar ao cliente e esperar pela resposta dele.',
    happened: endingOf(execution),
    ...evidenceOf(execution),
    lookAt: [{ state: 'Perguntar' }],
  });
  must(
    words.every((word) => says(first.texto, word)),
    {
      reason: 'pergunta',
      expected: `A mensagem foi "${message}". A pergunta deveria falar de ${words.join(', ')}.`,
      happened: `Ela foi: "${first.texto}"`,
      ...evidenceOf(execution),
      lookAt: [{ state: 'Ver o que falta' }],
    },
  );
}

function judgeMemory(
  { execution, questions, talks }: Conversation,
  message: string,
  replies: readonly string[],
): void {
  const evidence = { ...evidenceOf(execution), lookAt: [{ state: 'Perguntar' }] };
  mustSucceed(execution);
  must(questions.length > 0, {
    reason: 'nao-espera',
    expected: 'Faltavam o tamanho, o endereço e o pagamento: a máquina deveria perguntar.',
    happened: endingOf(execution),
    ...evidence,
  });
  const turns = talks[1]?.turns ?? [];
  const heard = `O que chegou ao modelo depois da resposta foi ${shownValue(turns)}.`;
  const placeOf = (role: string, text: string) =>
    turns.findIndex((turn) => turn.role === role && says(turn.text, text));
  must(placeOf('user', message) === 0, {
    reason: talks[1] === undefined ? 'situacao' : 'perdeu-a-conversa',
    expected: `Depois da resposta, o modelo deveria ler de novo o começo: "${message}"`,
    happened: talks[1] === undefined ? endingOf(execution) : heard,
    ...evidence,
  });
  const asked = placeOf('assistant', questions[0]?.texto ?? '');
  must(asked > 0, {
    reason: 'sem-pergunta',
    expected: `A pergunta deveria estar na conversa, como fala do assistente: "${questions[0]?.texto}"`,
    happened: heard,
    ...evidence,
  });
  must(placeOf('user', replies[0] ?? '') > asked, {
    reason: 'sem-resposta',
    expected: `A resposta deveria estar na conversa, depois da pergunta: "${replies[0]}"`,
    happened: heard,
    ...evidence,
  });
}

function judgeGivingUp({ execution, questions }: Conversation): void {
  const evidence = evidenceOf(execution);
  mustSucceed(execution);
  must(questions.length === MOST_QUESTIONS, {
    reason: 'perguntas-de-menos',
    expected: `A máquina deveria fazer ${MOST_QUESTIONS} perguntas antes de parar.`,
    happened: `Fez ${questions.length}. ${endingOf(execution)}`,
    ...evidence,
  });
  must(outputOf(execution).situacao === 'NAO_ENTENDIDO', {
    reason: 'situacao',
    expected: 'A situação deveria ser "NAO_ENTENDIDO".',
    happened: endingOf(execution),
    ...evidence,
  });
}

function judgeSilence(execution: JudgedExecution): void {
  const evidence = { ...evidenceOf(execution), lookAt: [{ state: 'Perguntar' }] };
  mustSucceed(execution, 'Sem resposta, a execução deveria terminar bem.');
  const [first = 0, last = 0] = [execution.events[0], execution.events.at(-1)].map((event) =>
    event?.timestamp?.getTime(),
  );
  const minutes = Math.round((last - first) / MINUTE);
  must(minutes === 30, {
    reason: 'prazo',
    expected: 'A máquina deveria esperar 30 minutos.',
    happened: `Esperou ${minutes === 0 ? `${Math.round((last - first) / 1000)} segundos` : `${minutes} minutos`}.`,
    ...evidence,
  });
  must(outputOf(execution).situacao === 'SEM_RESPOSTA', {
    reason: 'situacao',
    expected: 'A situação deveria ser "SEM_RESPOSTA".',
    happened: endingOf(execution),
    ...evidence,
  });
}
