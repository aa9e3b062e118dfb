import {
  type Environment,
  endingOf,
  evidenceOf,
  type Fault,
  type JudgedExecution,
  type ModelExchange,
  modelPrice,
  must,
  mustSucceed,
  type Random,
  step,
} from '../../shared/testing/index.ts';

const stack = {
  file: 'cardapio-stack.ts',
  exportName: 'CardapioStack',
  stackName: 'Cardapio',
  definition: 'descricao.asl.json',
};

/** As duas portas do Bedrock: a ação da API e o estado que a usa. */
const DOORS = [
  { action: 'InvokeModel', state: 'Descrever por InvokeModel', field: 'porInvokeModel' },
  { action: 'Converse', state: 'Descrever por Converse', field: 'porConverse' },
] as const;
type Door = (typeof DOORS)[number];

/** A entrada da máquina. */
interface Dish {
  [field: string]: string;
  prato: string;
  tom: string;
}

const drawDish = (random: Random): Dish => ({
  prato: random.pick([
    'bobó de camarão',
    'nhoque ao sugo',
    'baião de dois',
    'vaca atolada',
    'tutu de feijão',
  ]),
  tom: random.pick(['acolhedor', 'divertido', 'formal', 'poético', 'direto']),
});

/** Uma descrição pedida, e as conversas que o modelo teve para isso. */
interface Described {
  dish: Dish;
  execution: JudgedExecution;
  exchanges: readonly ModelExchange[];
}

async function describeDish({ machine, modelExchanges }: Environment, random: Random): Promise<Described> {
  const dish = drawDish(random);
  const before = (await modelExchanges()).length;
  const execution = await machine.run(dish);
  return { dish, execution, exchanges: (await modelExchanges()).slice(before) };
}

const FAILED = 'Uma das conversas falhou. A mensagem da AWS, acima, diz qual e por quê.';
const SPELL_PROMPT =
  "\"text\": \"{% 'Escreva a descrição de um prato para o cardápio, em duas frases. Prato: ' & $prato & '. Tom: ' & $tom & '.' %}\".";

step('11-bedrock', stack, (goal) => {
  goal(
    'O prompt que chega pelo InvokeModel diz o prato e o tom',
    {
      byReason: {
        'execucao-falhou': [FAILED],
        'sem-conversa': [
          '"Descrever por InvokeModel" chama o modelo com arn:aws:states:::bedrock:invokeModel.',
        ],
        'variavel-no-texto': ['O nome da variável foi parar no prompt. Uma expressão fica entre {% e %}.'],
        prato: ['O modelo só sabe o que está no prompt, e este não diz o prato. Ele está em $prato.'],
        tom: ['Falta dizer ao modelo em que tom escrever. Ele está em $tom.'],
      },
      general: [
        'O prompt é o campo text, dentro de Body. Junte o texto fixo e as variáveis com &, entre {% e %}.',
        SPELL_PROMPT,
      ],
    },
    async (environment, random) => {
      const described = await describeDish(environment, random);
      mustSucceed(described.execution);
      mustAsk(described, DOORS[0]);
    },
  );

  goal(
    'O mesmo pedido chega pelo Converse',
    {
      byReason: {
        'execucao-falhou': [
          FAILED,
          'No Converse, chamado por aws-sdk, os nomes dos campos começam com maiúscula.',
        ],
        'sem-conversa': [
          '"Descrever por Converse" ainda não chama o modelo. O Resource é arn:aws:states:::aws-sdk:bedrockruntime:converse.',
        ],
        'variavel-no-texto': ['O nome da variável foi parar no prompt. Uma expressão fica entre {% e %}.'],
        prato: ['O prompt do Converse também precisa dizer o prato.'],
        tom: ['O prompt do Converse também precisa dizer o tom.'],
        recusado: [
          'O modelo recusou o pedido. Confira o ModelId, ${Modelo}: a permissão que a pilha dá vale só para ele.',
        ],
      },
      general: [
        'No Converse não há Body: Messages e InferenceConfig ficam direto em Arguments.',
        'Cada mensagem tem Role e Content, e o texto vai em Text. A resposta chega em $states.result.Output.Message.Content[0].Text.',
        '"Arguments": { "ModelId": "${Modelo}", "Messages": [{ "Role": "user", "Content": [{ "Text": "…o mesmo prompt…" }] }], "InferenceConfig": { "MaxTokens": 200 } }.',
      ],
    },
    async (environment, random) => {
      const described = await describeDish(environment, random);
      mustSucceed(described.execution);
      mustAsk(described, DOORS[1]);
    },
  );

  goal(
    'A saída traz as respostas, os tokens e o custo',
    {
      byReason: {
        'execucao-falhou': ['A execução parou. A mensagem da AWS, acima, diz onde.'],
        resposta: [
          'Um campo não traz o que o modelo respondeu por aquela porta. Confira o Assign do estado.',
        ],
        'sem-tokens': ['Falta o campo tokens, com entrada e saida, no Output de "Prato descrito".'],
        'so-uma-porta': ['Os tokens são os das duas chamadas, somados: no Converse, some aos que já havia.'],
        tokens: [
          'Os tokens vêm em usage, na resposta: inputTokens são os do prompt; outputTokens, os da resposta.',
        ],
        'sem-custo': ['Falta o campo dolares, um número, no Output de "Prato descrito".'],
        'por-mil': ['O preço é por mil tokens: divida por mil.'],
        custo: ['Tokens de entrada e de saída têm preços diferentes: multiplique cada um pelo seu e some.'],
      },
      general: [
        'Em "Descrever por InvokeModel", guarde entrada e saida a partir de $states.result.Body.usage. Em "Descrever por Converse", some os de $states.result.Usage.',
        '"tokens": { "entrada": "{% $entrada %}", "saida": "{% $saida %}" }.',
        '"dolares": "{% ($entrada * ${PrecoDeEntrada} + $saida * ${PrecoDeSaida}) / 1000 %}".',
      ],
    },
    async (environment, random) => {
      const described = await describeDish(environment, random);
      mustSucceed(described.execution);
      judgeAnswers(described);
      judgeCost(described);
    },
  );

  goal(
    'O modelo ocupado é chamado de novo, e responde',
    {
      byReason: {
        'sem-chamada': ['Uma das portas ainda não chama o modelo: "Descrever por Converse" é o TODO(2).'],
        'nao-insistiu': [
          'O modelo recusou por excesso e ninguém tentou de novo. O nome do erro muda com a porta: Bedrock.ThrottlingException no InvokeModel, BedrockRuntime.ThrottlingException no Converse.',
        ],
        'sem-recuo': [
          'Quem insiste no mesmo ritmo continua a ser recusado. BackoffRate faz a pausa crescer.',
        ],
        'execucao-falhou': [
          'As chamadas acabaram antes de o modelo atender. MaxAttempts diz quantas vezes tentar.',
        ],
      },
      general: [
        'Retry vai no estado, ao lado de Catch, e lista os erros em ErrorEquals.',
        '"Retry": [{ "ErrorEquals": ["Bedrock.ThrottlingException"], "IntervalSeconds": 2, "BackoffRate": 2, "MaxAttempts": 4, "JitterStrategy": "FULL" }]. No Converse, muda o prefixo.',
      ],
    },
    async (environment, random) => {
      for (const door of DOORS) {
        const busy = { ...refusal(door, 'quota-zero'), calls: { first: 3 } };
        const execution = await runWith(environment, busy, random);
        mustReach(execution, door);
        must(refusedTimes(execution) > 1, {
          reason: 'nao-insistiu',
          expected: `"${door.state}" deveria tentar de novo quando o modelo recusa por excesso.`,
          happened: endingOf(execution),
          ...at(execution, door),
        });
        mustSucceed(execution, 'Três recusas por excesso não deveriam parar a execução.');
        mustDescribe(execution, door, 'nao-insistiu');
      }
    },
  );

  goal(
    'Sem acesso ao modelo, o prato vai ao cardápio com uma pendência',
    {
      byReason: {
        'sem-chamada': ['Uma das portas ainda não chama o modelo: "Descrever por Converse" é o TODO(2).'],
        insistiu: [
          'A falta de acesso não passa sozinha: pedir de novo dá a mesma resposta. Tire-a do Retry.',
        ],
        'execucao-falhou': [
          'A falta de acesso derrubou a execução. Catch dá um destino a ela; no Converse, o nome é BedrockRuntime.AccessDeniedException.',
        ],
        pendencia: ['A saída deveria ser a de "Pedir acesso", que já está pronta: prato e pendencia.'],
      },
      general: [
        'Catch lista os erros em ErrorEquals e diz, em Next, para onde ir.',
        '"Catch": [{ "ErrorEquals": ["Bedrock.AccessDeniedException"], "Next": "Pedir acesso" }]. No Converse, muda o prefixo.',
      ],
    },
    async (environment, random) => {
      for (const door of DOORS) {
        const execution = await runWith(environment, refusal(door, 'no-access'), random);
        mustReach(execution, door);
        must(refusedTimes(execution) <= 1, {
          reason: 'insistiu',
          expected: 'Quem não tem acesso deveria ouvir "não" uma vez só.',
          happened: `"${door.state}" foi recusado ${refusedTimes(execution)} vezes.`,
          ...at(execution, door),
        });
        mustSucceed(execution);
        const { pendencia } = fieldsOf(execution);
        must(typeof pendencia === 'string' && pendencia.includes("You don't have access to the model"), {
          reason: 'pendencia',
          expected: 'A saída deveria ter "pendencia", com o que a AWS disse.',
          happened: endingOf(execution),
          ...at(execution, door),
        });
      }
    },
  );

  goal(
    'Outro erro não se disfarça de falta de acesso',
    {
      byReason: {
        'sem-chamada': ['Uma das portas ainda não chama o modelo: "Descrever por Converse" é o TODO(2).'],
        'catch-largo': [
          'O pedido estava errado, e a máquina mandou alguém pedir acesso. States.ALL no Catch esconde os seus próprios enganos.',
        ],
        'outro-erro': ['A execução falhou por outro motivo. A mensagem da AWS, acima, diz qual.'],
      },
      general: [
        'ErrorEquals diz quais erros o Catch pega. Só um deles se resolve pedindo acesso.',
        'Em "Descrever por InvokeModel", troque States.ALL por Bedrock.AccessDeniedException.',
      ],
    },
    async (environment, random) => {
      for (const door of DOORS) {
        const { action } = door;
        const error = { code: 'ValidationException', message: 'Malformed input request', status: 400 };
        const execution = await runWith(environment, { service: 'bedrock', action, error }, random);
        mustReach(execution, door);
        must(execution.status === 'FAILED', {
          reason: 'catch-largo',
          expected: 'Um pedido malformado deveria derrubar a execução, para alguém consertar.',
          happened: endingOf(execution),
          ...at(execution, door),
        });
        must(/\.ValidationException$/.test(execution.error ?? ''), {
          reason: 'outro-erro',
          expected: 'O erro deveria ser uma ValidationException.',
          happened: endingOf(execution),
          ...at(execution, door),
        });
      }
    },
  );

  goal(
    'A máquina dá o mesmo que a versão em JSONPath',
    {
      byReason: {
        'execucao-falhou': [FAILED],
        prompt: [
          'Compare letra por letra com o texto de States.Format em versao-jsonpath.asl.json: cada {} é um valor, na ordem.',
        ],
        saida: ['Compare o seu "Prato descrito" com os dois últimos estados da versão em JSONPath.'],
      },
      general: [
        'Em JSONPath, States.Format troca cada {} por um valor. Em JSONata, você junta os pedaços com &.',
        SPELL_PROMPT,
      ],
    },
    async (environment, random) => {
      const { dish, execution, exchanges } = await describeDish(environment, random);
      mustSucceed(execution);
      const [older] = environment.machines;
      const before = (await environment.modelExchanges()).length;
      const expected = await older?.run(dish);
      const [asked] = (await environment.modelExchanges()).slice(before);
      for (const [index, door] of DOORS.entries()) {
        must(exchanges[index]?.prompt === asked?.prompt, {
          reason: 'prompt',
          expected: `A versão em JSONPath pergunta: "${asked?.prompt}"`,
          happened: `"${door.state}" pergunta: "${exchanges[index]?.prompt ?? ''}"`,
          ...at(execution, door),
        });
      }
      must(sorted(execution.output) === sorted(expected?.output), {
        reason: 'saida',
        expected: `A versão em JSONPath termina com ${JSON.stringify(expected?.output)}.`,
        happened: endingOf(execution),
        ...evidenceOf(execution),
        lookAt: [{ state: 'Prato descrito' }],
      });
    },
  );
});

/** O que mostrar de uma falha em uma das portas. */
const at = (execution: JudgedExecution, { state }: Door) => ({
  ...evidenceOf(execution),
  lookAt: [{ state }],
});

/** Um JSON com as chaves em ordem: a ordem em que cada linguagem as escreve não importa. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, inner) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

function fieldsOf({ output }: JudgedExecution): Readonly<Record<string, unknown>> {
  return output !== null && typeof output === 'object' && !Array.isArray(output) ? output : {};
}

const refusal = ({ action }: Door, name: string): Fault => ({ service: 'bedrock', action, refusal: name });

function runWith(
  { machine, withFaults }: Environment,
  fault: Fault,
  random: Random,
): Promise<JudgedExecution> {
  return withFaults([fault], () => machine.run(drawDish(random)));
}

/** Quantas vezes o modelo recusou. */
const refusedTimes = ({ events }: JudgedExecution): number =>
  events.filter(({ type }) => type === 'TaskFailed').length;

/** Exige que a porta tenha sido usada: sem chamada, não há recusa. */
function mustReach(execution: JudgedExecution, door: Door): void {
  must(refusedTimes(execution) > 0, {
    reason: 'sem-chamada',
    expected: `"${door.state}" deveria chamar o modelo, e ele recusaria.`,
    happened: endingOf(execution),
    ...at(execution, door),
  });
}

function mustAsk({ dish, execution, exchanges }: Described, door: Door): void {
  must(refusedTimes(execution) === 0, {
    reason: 'recusado',
    expected: 'O modelo deveria atender o pedido.',
    happened: endingOf(execution),
    ...at(execution, door),
  });
  const exchange = exchanges.find(({ operation }) => operation === door.action);
  must(exchange !== undefined, {
    reason: 'sem-conversa',
    expected: `O modelo deveria ser chamado pelo ${door.action}.`,
    happened: `Ele foi chamado por: ${exchanges.map(({ operation }) => operation).join(', ') || 'ninguém'}.`,
    ...at(execution, door),
  });
  const happened = `O prompt que chegou ao modelo foi: "${exchange.prompt}"`;
  must(!/\$\.?(prato|tom|states)\b/.test(exchange.prompt), {
    reason: 'variavel-no-texto',
    expected: 'O prompt deveria trazer valores, e não nomes de variáveis.',
    happened,
    ...at(execution, door),
  });
  for (const field of ['prato', 'tom'] as const) {
    must(exchange.prompt.includes(dish[field]), {
      reason: field,
      expected: `O prompt deveria dizer "${dish[field]}".`,
      happened,
      ...at(execution, door),
    });
  }
}

/** Exige que a saída traga a descrição escrita por esta porta. */
function mustDescribe(execution: JudgedExecution, door: Door, reason: string): void {
  must(typeof fieldsOf(execution)[door.field] === 'string', {
    reason,
    expected: `A saída deveria ter "${door.field}".`,
    happened: endingOf(execution),
    ...at(execution, door),
  });
}

function judgeAnswers({ execution, exchanges }: Described): void {
  for (const door of DOORS) {
    const answer = exchanges.find(({ operation }) => operation === door.action)?.answer;
    must(answer !== undefined && fieldsOf(execution)[door.field] === answer, {
      reason: 'resposta',
      expected:
        answer === undefined
          ? `"${door.field}" deveria ser o que o modelo responde pelo ${door.action}.`
          : `"${door.field}" deveria ser o que o modelo respondeu pelo ${door.action}: "${answer}"`,
      happened: endingOf(execution),
      ...at(execution, door),
    });
  }
}

function judgeCost({ execution, exchanges }: Described): void {
  const evidence = { ...evidenceOf(execution), lookAt: [{ state: 'Prato descrito' }] };
  const happened = endingOf(execution);
  const sum = (pick: (exchange: ModelExchange) => number) =>
    exchanges.reduce((total, exchange) => total + pick(exchange), 0);
  const input = sum(({ inputTokens }) => inputTokens);
  const output = sum(({ outputTokens }) => outputTokens);
  const { dolares, tokens } = fieldsOf(execution) as {
    dolares?: unknown;
    tokens?: { entrada?: unknown; saida?: unknown };
  };
  const expected = `As duas chamadas, juntas, usaram ${input} tokens de entrada e ${output} de saída.`;
  must(typeof tokens?.entrada === 'number' && typeof tokens.saida === 'number', {
    reason: 'sem-tokens',
    expected,
    happened,
    ...evidence,
  });
  must(!exchanges.some(({ inputTokens }) => inputTokens === tokens.entrada), {
    reason: 'so-uma-porta',
    expected,
    happened,
    ...evidence,
  });
  must(tokens.entrada === input && tokens.saida === output, {
    reason: 'tokens',
    expected,
    happened,
    ...evidence,
  });
  const price = modelPrice(exchanges[0]?.modelId ?? '');
  const cost = (input * price.input + output * price.output) / 1000;
  const costs = `Isso custa ${cost.toFixed(8)} dólares (${price.source}, ${price.date}).`;
  must(typeof dolares === 'number', { reason: 'sem-custo', expected: costs, happened, ...evidence });
  const near = (value: number) => Math.abs(dolares - value) < value / 100;
  must(!near(cost * 1000), { reason: 'por-mil', expected: costs, happened, ...evidence });
  must(near(cost), { reason: 'custo', expected: costs, happened, ...evidence });
}
