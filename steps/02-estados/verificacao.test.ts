import {
  endingOf,
  evidenceOf,
  type JudgedExecution,
  must,
  mustFollow,
  mustSucceed,
  type Random,
  step,
} from '../../shared/testing/index.ts';

const stack = {
  file: 'compra-stack.ts',
  exportName: 'CompraStack',
  stackName: 'Compra',
  definition: 'compra.asl.json',
};

const STATES = [
  'Receber compra',
  'Cobrar cartão',
  'Aprovada?',
  'Esperar o banco',
  'Emitir nota',
  'Mandar e-mail',
  'Compra concluída',
];

/** A entrada da máquina; `valor` em reais. */
interface Purchase {
  [field: string]: string | number;
  nome: string;
  produto: string;
  valor: number;
  cartao: string;
}

function drawPurchase(random: Random, changes: Partial<Purchase> = {}): Purchase {
  return {
    nome: random.pick(['Ana', 'Bruno', 'Célia', 'Davi', 'Íris', 'João', 'Lúcia', 'Otávio']),
    produto: random.pick(['livro de receitas', 'caneca', 'avental', 'faca de chef', 'panela de ferro']),
    valor: random.integer(20, 400),
    cartao: `${random.integer(100, 999)}${random.integer(1, 9)}`,
    ...changes,
  };
}

step('02-estados', stack, (goal) => {
  goal(
    '"Cobrar cartão" chama a função com o cartão e o valor',
    {
      byReason: {
        'sem-funcao': [
          '"Cobrar cartão" ainda não chama ninguém. O estado que sai da máquina para trabalhar é a Task.',
        ],
        'outra-funcao': [
          'A função chamada não é a de cobrança. O nome dela, na definição, é ${CobrarCartao}.',
        ],
        payload: ['A função espera um objeto com cartao e valor. Ele vai em Payload, dentro de Arguments.'],
        'execucao-falhou': [
          'A Task chamou a função, e algo falhou depois. A mensagem da AWS, acima, diz onde.',
        ],
      },
      general: [
        'Compare com "Emitir nota", que já está pronta: Resource diz o serviço, e Arguments, o que mandar.',
        'O Resource é o mesmo. Mudam a função, o Payload e o Assign.',
        '"Arguments": { "FunctionName": "${CobrarCartao}", "Payload": { "cartao": "{% $cartao %}", "valor": "{% $valor %}" } }.',
      ],
    },
    async ({ machine }, random) => {
      const purchase = drawPurchase(random);
      const execution = await machine.run(purchase);
      judgeCharge(execution, purchase);
      mustSucceed(execution);
    },
  );

  goal(
    'Cartão recusado encerra a compra, sem nota e sem e-mail',
    {
      byReason: {
        vendeu: [
          'O banco recusou, e a compra seguiu. O Choice precisa olhar a situação que a função devolveu.',
        ],
        'outro-erro': ['A execução falhou por outro motivo. A mensagem da AWS, acima, diz qual.'],
      },
      general: [
        'A ordem dos estados depende do que veio antes: aqui, da resposta do banco.',
        'A resposta da função chega em $states.result.Payload. "Cobrar cartão" guarda a situacao com Assign.',
        'Em "Aprovada?": "Condition": "{% $situacao = \'APROVADA\' %}". Em JSONata, comparar é com um = só.',
      ],
    },
    async ({ machine }, random) => {
      const execution = await machine.run(drawPurchase(random, { cartao: `${random.integer(100, 999)}0` }));
      const evidence = { ...evidenceOf(execution), lookAt: [{ state: 'Aprovada?' }] };
      must(execution.status === 'FAILED', {
        reason: 'vendeu',
        expected: 'A execução deveria falhar com PagamentoRecusado.',
        happened: endingOf(execution),
        ...evidence,
      });
      must(execution.error === 'PagamentoRecusado', {
        reason: 'outro-erro',
        expected: 'O erro deveria ser PagamentoRecusado.',
        happened: endingOf(execution),
        ...evidence,
      });
    },
  );

  goal(
    'A espera é a que o banco pediu',
    {
      byReason: {
        espera: ['A espera está fixa. O banco pede mais tempo para valores maiores, em segundos.'],
        'sem-espera': ['A execução não passou por um Wait. "Esperar o banco" vem depois de "Aprovada?".'],
      },
      general: [
        'O campo Seconds aceita um número ou uma expressão entre {% e %}.',
        'Guarde também segundos em "Cobrar cartão". Depois, Seconds lê a variável.',
        '"Seconds": "{% $segundos %}".',
      ],
    },
    async ({ machine }, random) => {
      for (const [valor, seconds] of [
        [random.integer(20, 99), 5],
        [random.integer(100, 400), 30],
      ] as const) {
        const execution = await machine.run(drawPurchase(random, { valor }));
        mustSucceed(execution);
        judgeWait(execution, valor, seconds);
      }
    },
  );

  goal(
    'O e-mail chega com o nome, o produto e a nota',
    {
      byReason: {
        'sem-email': ['Ninguém recebeu e-mail. "Mandar e-mail" é uma Task que publica em um tópico do SNS.'],
        'texto-com-cifrao': ['O e-mail saiu com o nome da variável. Uma expressão fica entre {% e %}.'],
        texto: ['Falta alguma coisa no texto. Junte os pedaços com &: $nome, $produto e $nota.'],
        'execucao-falhou': ['A publicação falhou. Confira o TopicArn: ele é ${Avisos}.'],
      },
      general: [
        'O Resource para publicar é arn:aws:states:::sns:publish.',
        'Os Arguments são TopicArn, Subject (o assunto) e Message (o texto).',
        `"Message": "{% $nome & ', sua compra de ' & $produto & ' foi aprovada. A nota é ' & $nota & '.' %}".`,
      ],
    },
    async ({ machine, outbox }, random) => {
      const purchase = drawPurchase(random);
      const before = (await outbox()).length;
      const execution = await machine.run(purchase);
      mustSucceed(execution);
      const received = (await outbox()).slice(before);
      const evidence = { ...evidenceOf(execution), lookAt: [{ state: 'Mandar e-mail' }] };
      const [email] = received;
      must(email !== undefined, {
        reason: 'sem-email',
        expected: 'Um e-mail deveria chegar.',
        happened: 'A caixa de entrada está vazia.',
        ...evidence,
      });
      const happened = `O e-mail diz: "${email.message}".`;
      must(!email.message.includes('$'), {
        reason: 'texto-com-cifrao',
        expected: 'O texto deveria trazer valores.',
        happened,
        ...evidence,
      });
      const { nota } = execution.output as { nota?: unknown };
      for (const piece of [purchase.nome, purchase.produto, String(nota)]) {
        must(email.message.includes(piece), {
          reason: 'texto',
          expected: `O texto deveria dizer "${piece}".`,
          happened,
          ...evidence,
        });
      }
    },
  );

  goal(
    'A compra aprovada passa pelos sete estados, na ordem',
    {
      byReason: {
        caminho: ['Um Next aponta para o lugar errado. Compare o caminho com o desenho da página.'],
        'sem-tarefas': [
          'O caminho está certo, mas nem todos os estados trabalham: são três Tasks e um Wait.',
        ],
      },
      general: ['Cada estado faz uma coisa só. Os nomes precisam ser os da página.'],
    },
    async ({ machine }, random) => {
      const execution = await machine.run(drawPurchase(random));
      mustSucceed(execution);
      mustFollow(execution, STATES, 'São sete estados.');
      const tasks = execution.events.filter((event) => event.type === 'TaskSucceeded').length;
      must(tasks === 3, {
        reason: 'sem-tarefas',
        expected: 'Três estados deveriam chamar um serviço.',
        happened: `${tasks} chamaram.`,
        ...evidenceOf(execution),
      });
    },
  );
});

/** Os argumentos com que uma função foi chamada. */
interface LambdaArguments {
  FunctionName?: string;
  Payload?: { cartao?: unknown; valor?: unknown };
}

function judgeCharge(execution: JudgedExecution, { cartao, valor }: Purchase): void {
  const evidence = { ...evidenceOf(execution), lookAt: [{ state: 'Cobrar cartão' }] };
  const calls = execution.events.flatMap((event) =>
    event.taskScheduledEventDetails?.resourceType === 'lambda'
      ? [JSON.parse(event.taskScheduledEventDetails.parameters ?? '{}') as LambdaArguments]
      : [],
  );
  const entered = execution.events.some(
    (event) => event.type === 'TaskStateEntered' && event.stateEnteredEventDetails?.name === 'Cobrar cartão',
  );
  must(entered, {
    reason: 'sem-funcao',
    expected: '"Cobrar cartão" deveria ser uma Task.',
    happened: endingOf(execution),
    ...evidence,
  });
  const charge = calls.find(({ FunctionName }) => FunctionName?.includes('CobrarCartao'));
  must(charge !== undefined, {
    reason: 'outra-funcao',
    expected: 'A função CobrarCartao deveria ser chamada.',
    happened: calls[0] ? `A função chamada foi ${calls[0].FunctionName}.` : endingOf(execution),
    ...evidence,
  });
  must(charge.Payload?.cartao === cartao && charge.Payload.valor === valor, {
    reason: 'payload',
    expected: `A função deveria receber ${JSON.stringify({ cartao, valor })}.`,
    happened: `Ela recebeu ${JSON.stringify(charge.Payload ?? null)}.`,
    ...evidence,
  });
}

function judgeWait(execution: JudgedExecution, valor: number, seconds: number): void {
  const evidence = { ...evidenceOf(execution), lookAt: [{ state: 'Esperar o banco' }] };
  const expected = `Para uma compra de R$ ${valor}, a espera deveria ser de ${seconds} segundos.`;
  const at = (type: string): number | undefined =>
    execution.events.find((event) => event.type === type)?.timestamp?.getTime();
  const [entered, exited] = [at('WaitStateEntered'), at('WaitStateExited')];
  must(entered !== undefined && exited !== undefined, {
    reason: 'sem-espera',
    expected,
    happened: 'A execução não esperou.',
    ...evidence,
  });
  const waited = Math.round((exited - entered) / 1000);
  must(waited === seconds, {
    reason: 'espera',
    expected,
    happened: `Ela durou ${waited}.`,
    ...evidence,
  });
}
