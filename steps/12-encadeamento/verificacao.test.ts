import {
  type Environment,
  endingOf,
  evidenceOf,
  type JudgedExecution,
  type ModelExchange,
  must,
  mustSucceed,
  type Random,
  step,
} from '../../shared/testing/index.ts';

const stack = {
  file: 'jantar-stack.ts',
  exportName: 'JantarStack',
  stackName: 'Jantar',
  definition: 'jantar.asl.json',
};

/** A entrada da máquina. */
interface Occasion {
  [field: string]: string;
  nome: string;
  massa: string;
  cidade: string;
}

const drawOccasion = (random: Random): Occasion => ({
  nome: random.pick(['Ana', 'Bruno', 'Célia', 'Davi', 'Íris', 'João', 'Lúcia', 'Otávio']),
  massa: random.pick(['espaguete', 'nhoque', 'ravióli', 'talharim', 'lasanha']),
  cidade: random.pick(['Paris', 'Olinda', 'Veneza', 'Gramado', 'Lisboa']),
});

/** Um jantar planejado, e as conversas que o modelo teve para isso. */
interface Dinner {
  occasion: Occasion;
  execution: JudgedExecution;
  exchanges: readonly ModelExchange[];
}

async function dine({ machine, modelExchanges }: Environment, random: Random): Promise<Dinner> {
  const occasion = drawOccasion(random);
  const before = (await modelExchanges()).length;
  const execution = await machine.run(occasion);
  return { occasion, execution, exchanges: (await modelExchanges()).slice(before) };
}

step('12-encadeamento', stack, (goal) => {
  goal(
    'São três conversas com o modelo, e o primeiro prompt diz a massa',
    {
      byReason: {
        'execucao-falhou': ['Uma das conversas falhou. A mensagem da AWS, acima, diz qual e por quê.'],
        conversas: ['Cada prompt é uma Task: "Pedir pratos", "Pedir bebidas" e "Escrever convite".'],
        massa: ['O primeiro prompt já veio pronto. npm run recomecar 12 o traz de volta.'],
      },
      general: ['Esta meta já vem cumprida. Se ela falhou, compare "Pedir pratos" com o da página.'],
    },
    async (environment, random) => {
      const { execution, exchanges, occasion } = await dine(environment, random);
      mustSucceed(execution);
      judgeExchanges(execution, exchanges);
      mustMention(execution, exchanges[0], occasion.massa, 'massa', 'Pedir pratos');
    },
  );

  goal(
    'O segundo prompt leva os pratos que o modelo sugeriu',
    {
      byReason: {
        'execucao-falhou': ['Uma das conversas falhou. A mensagem da AWS, acima, diz qual e por quê.'],
        'sem-pratos': [
          'O modelo não lembra do que respondeu: cada chamada começa do zero. O que ele precisa saber vai no prompt.',
        ],
        'variavel-no-texto': [
          'O nome da variável foi parar no prompt. Uma expressão fica entre {% e %}, e os textos se juntam com &.',
        ],
        cortada: ['A resposta foi cortada no meio. maxTokens é o tamanho máximo da resposta, em tokens.'],
      },
      general: [
        'A resposta do primeiro prompt está guardada na variável $pratos.',
        'Junte o texto fixo e a variável com &, entre {% e %}.',
        '"text": "{% \'Sugira duas bebidas que combinem com estes pratos: \' & $pratos %}".',
      ],
    },
    async (environment, random) => {
      const { execution, exchanges } = await dine(environment, random);
      mustSucceed(execution);
      judgeExchanges(execution, exchanges);
      mustChain(execution, exchanges, 1, [0], 'Pedir bebidas');
    },
  );

  goal(
    'O terceiro prompt leva os pratos e as bebidas, uma vez cada',
    {
      byReason: {
        'execucao-falhou': ['Uma das conversas falhou. A mensagem da AWS, acima, diz qual e por quê.'],
        'sem-pratos': ['Faltam os pratos no prompt do convite: a variável é $pratos.'],
        'sem-bebidas': ['Faltam as bebidas no prompt do convite: a variável é $bebidas.'],
        'variavel-no-texto': ['O nome da variável foi parar no prompt. Uma expressão fica entre {% e %}.'],
        nome: ['O convite é para alguém: o prompt diz o nome, que está em $nome.'],
        repetido: [
          'Uma resposta entrou mais de uma vez no prompt. Prompt comprido custa mais e confunde o modelo: mande só o que ele precisa.',
        ],
        cortada: ['A resposta foi cortada no meio. maxTokens é o tamanho máximo da resposta, em tokens.'],
      },
      general: [
        'O convite depende das duas respostas: a dos pratos e a das bebidas.',
        'Junte na ordem: o pedido do convite, o nome, os pratos, as bebidas.',
        "\"text\": \"{% 'Escreva um convite curto para um jantar romântico com ' & $nome & '. Os pratos: ' & $pratos & ' As bebidas: ' & $bebidas %}\".",
      ],
    },
    async (environment, random) => {
      const { execution, exchanges, occasion } = await dine(environment, random);
      mustSucceed(execution);
      judgeExchanges(execution, exchanges);
      mustChain(execution, exchanges, 2, [0, 1], 'Escrever convite');
      mustMention(execution, exchanges[2], occasion.nome, 'nome', 'Escrever convite');
    },
  );

  goal(
    'A saída traz os pratos, as bebidas e o convite',
    {
      byReason: {
        'execucao-falhou': ['A execução parou. A mensagem da AWS, acima, diz onde.'],
        campo: ['Falta um campo no Output de "Jantar pronto". Cada resposta está em uma variável.'],
        valor: ['Um campo não traz o que o modelo respondeu. Confira a variável dele.'],
      },
      general: [
        '"Jantar pronto" é um Succeed: o Output dele é a saída da execução.',
        '"Output": { "pratos": "{% $pratos %}", "bebidas": "{% $bebidas %}", "convite": "{% $convite %}" }.',
      ],
    },
    async (environment, random) => {
      const { execution, exchanges } = await dine(environment, random);
      mustSucceed(execution);
      judgeOutput(execution, exchanges);
    },
  );

  goal(
    'Quando o modelo recusa por excesso, o jantar espera e sai',
    {
      byReason: {
        'execucao-falhou': [
          'Um dos três estados perdeu o Retry. O erro do modelo ocupado é Bedrock.ThrottlingException.',
        ],
      },
      general: ['Os três estados chamam o modelo, e os três precisam do Retry que já veio pronto.'],
    },
    async ({ machine, withFaults }, random) => {
      // O modelo tem duas portas, e a recusa vale para as duas.
      const busy = ['InvokeModel', 'Converse'].map((action) => ({
        service: 'bedrock',
        action,
        calls: { every: 2 },
      }));
      const execution = await withFaults(busy, () => machine.run(drawOccasion(random)));
      mustSucceed(execution);
    },
  );
});

/** O que o prompt de uma conversa dizia. */
const promptOf = (exchange: ModelExchange | undefined): string => exchange?.prompt ?? '';

/** Um texto sem o que muda quando ele é colado em outro: acentos ficam, espaços e maiúsculas não contam. */
const flattened = (text: string): string => text.replaceAll(/\s+/g, ' ').trim().toLowerCase();

/** Quantas vezes um trecho aparece. */
const timesIn = (text: string, piece: string): number => flattened(text).split(flattened(piece)).length - 1;

/** Os itens de uma lista numerada que o modelo escreveu: `1. Nhoque ao sugo: leve.` dá `Nhoque ao sugo`. */
const itemsOf = (answer: string): string[] =>
  [...answer.matchAll(/^\s*(?:\d+[.)]|[-•*])\s*([^:\n]+)/gm)].map(([, item = '']) => item.trim());

function judgeExchanges(execution: JudgedExecution, exchanges: readonly ModelExchange[]): void {
  must(exchanges.length === 3, {
    reason: 'conversas',
    expected: 'A execução deveria falar com o modelo três vezes.',
    happened: `Falou ${exchanges.length}.`,
    ...evidenceOf(execution),
  });
}

function mustMention(
  execution: JudgedExecution,
  exchange: ModelExchange | undefined,
  piece: string,
  reason: string,
  state: string,
): void {
  must(timesIn(promptOf(exchange), piece) > 0, {
    reason,
    expected: `O prompt de "${state}" deveria dizer "${piece}".`,
    happened: `Ele diz: "${promptOf(exchange)}"`,
    ...evidenceOf(execution),
    lookAt: [{ state }],
  });
}

/** Exige que um prompt leve o que outras respostas disseram, cada uma uma vez. */
function mustChain(
  execution: JudgedExecution,
  exchanges: readonly ModelExchange[],
  later: number,
  earlier: readonly number[],
  state: string,
): void {
  const prompt = promptOf(exchanges[later]);
  const evidence = { ...evidenceOf(execution), lookAt: [{ state }] };
  const happened = `O prompt que chegou ao modelo foi: "${prompt}"`;
  must(!/\$\.?(pratos|bebidas|nome)/.test(prompt), {
    reason: 'variavel-no-texto',
    expected: `O prompt de "${state}" deveria trazer valores, e não nomes de variáveis.`,
    happened,
    ...evidence,
  });
  for (const index of earlier) {
    const reason = index === 0 ? 'sem-pratos' : 'sem-bebidas';
    const answer = exchanges[index]?.answer ?? '';
    must(exchanges[index]?.stopReason !== 'max_tokens', {
      reason: 'cortada',
      expected: 'A resposta anterior deveria estar inteira.',
      happened: `Ela parou no meio: "${answer}"`,
      ...evidence,
    });
    for (const item of itemsOf(answer)) {
      must(timesIn(prompt, item) > 0, {
        reason,
        expected: `O modelo sugeriu "${item}", e o prompt de "${state}" deveria dizer isso a ele.`,
        happened,
        ...evidence,
      });
    }
    must(timesIn(prompt, answer) <= 1, {
      reason: 'repetido',
      expected: 'Cada resposta deveria entrar uma vez só no prompt.',
      happened,
      ...evidence,
    });
  }
}

function judgeOutput(execution: JudgedExecution, exchanges: readonly ModelExchange[]): void {
  const output = execution.output as Readonly<Record<string, unknown>>;
  const evidence = { ...evidenceOf(execution), lookAt: [{ state: 'Jantar pronto' }] };
  for (const [index, field] of ['pratos', 'bebidas', 'convite'].entries()) {
    must(typeof output[field] === 'string', {
      reason: 'campo',
      expected: `A saída deveria ter "${field}", um texto.`,
      happened: endingOf(execution),
      ...evidence,
    });
    must(output[field] === exchanges[index]?.answer, {
      reason: 'valor',
      expected: `"${field}" deveria ser o que o modelo respondeu: "${exchanges[index]?.answer}"`,
      happened: endingOf(execution),
      ...evidence,
    });
  }
}
