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

const stack = { file: 'emprestimo-stack.ts', exportName: 'EmprestimoStack', stackName: 'Emprestimo' };

/** A entrada da máquina; valores em reais. */
interface Loan {
  [field: string]: string | number;
  nome: string;
  cpf: string;
  renda: number;
  valor: number;
  parcelas: number;
}

type Decision = 'APROVADO' | 'REJEITADO' | 'CORRIGIR';

function drawLoan(random: Random, decision: Decision): Loan {
  return {
    nome: random.pick(['Ana', 'Bruno', 'Célia', 'Davi', 'Íris', 'João', 'Lúcia', 'Otávio']),
    cpf:
      decision === 'CORRIGIR'
        ? String(random.integer(1000, 999_999))
        : String(random.integer(10_000_000_000, 99_999_999_999)),
    renda: decision === 'REJEITADO' ? random.integer(5, 9) * 100 : random.integer(80, 120) * 100,
    valor: random.integer(60, 90) * 100,
    parcelas: random.pick([12, 18, 24]),
  };
}

step('06-integracoes', stack, (goal) => {
  goal(
    'A decisão fica guardada na tabela, qualquer que seja',
    {
      byReason: {
        'sem-decisao': [
          'A tabela está vazia. "Guardar decisão" precisa existir (TODO 1) e estar ligada (TODO 4).',
        ],
        decisao: ['A tabela guardou outra coisa. A decisão está na variável $decisao.'],
        score: ['O score guardado não é o do birô. Número no DynamoDB vai como texto: numberFromString.'],
        'execucao-falhou': [
          'A execução parou. Se a AWS diz must be a STRING, lembre: no DynamoDB, um número também viaja como texto.',
        ],
      },
      general: [
        'tasks.DynamoPutItem.jsonata recebe a tabela e o item: um campo por dado.',
        'Cada campo diz o tipo: fromString para um texto, numberFromString para um número. Os dois são de tasks.DynamoAttributeValue.',
        "score: tasks.DynamoAttributeValue.numberFromString('{% $string($score) %}').",
      ],
    },
    async (environment, random) => {
      for (const decision of ['APROVADO', 'REJEITADO', 'CORRIGIR'] as const) {
        const loan = drawLoan(random, decision);
        const execution = await environment.machine.run(loan);
        mustSucceed(execution);
        await judgeRecord(environment, execution, loan, decision);
      }
    },
  );

  goal(
    'Empréstimo aprovado tem contrato no S3',
    {
      byReason: {
        'sem-contrato': ['O contrato não está no bucket. Confira a chave: contratos/CPF.txt.'],
        texto: ['O contrato precisa dizer o nome, o número de parcelas e o valor de cada uma.'],
        'execucao-falhou': [
          'A gravação falhou. Se a AWS fala em "not authorized", o iamResources não cobre a chave que você usa.',
        ],
      },
      general: [
        'tasks.CallAwsService.jsonata chama qualquer ação da AWS: diga service, action, parameters e iamResources.',
        'Os parameters de putObject são Bucket, Key e Body, com maiúscula, como na API do S3.',
        "Key: \"{% 'contratos/' & $cpf & '.txt' %}\" e Body com o texto do contrato.",
      ],
    },
    async (environment, random) => {
      const loan = drawLoan(random, 'APROVADO');
      const execution = await environment.machine.run(loan);
      mustSucceed(execution);
      await judgeContract(environment, execution, loan);
    },
  );

  goal(
    'Quem não foi aprovado não recebe contrato',
    {
      byReason: {
        'contrato-demais': ['Há um contrato de um empréstimo que não foi aprovado. O Choice vem antes dele.'],
        'sem-registro': ['A execução não passou por "Guardar decisão". Ligue os estados (TODO 4).'],
      },
      general: [
        'Depois de "Guardar decisão", um Choice olha a decisão.',
        "sfn.Choice.jsonata(this, 'Tem contrato?').when(sfn.Condition.jsonata(\"{% $decisao = 'APROVADO' %}\"), …).otherwise(enviarNotificacao).",
      ],
    },
    async (environment, random) => {
      for (const decision of ['REJEITADO', 'CORRIGIR'] as const) {
        const loan = drawLoan(random, decision);
        const execution = await environment.machine.run(loan);
        mustSucceed(execution);
        must((await recordOf(environment, loan)) !== undefined, {
          reason: 'sem-registro',
          expected: 'A decisão deveria estar na tabela.',
          happened: endingOf(execution),
          ...evidenceOf(execution),
          lookAt: [{ state: 'Guardar decisão' }],
        });
        must((await environment.object('Documentos', keyOf(loan))) === undefined, {
          reason: 'contrato-demais',
          expected: `Um empréstimo ${decision} não deveria ter contrato.`,
          happened: `O bucket tem ${keyOf(loan)}.`,
          ...evidenceOf(execution),
          lookAt: [{ state: 'Tem contrato?' }],
        });
      }
    },
  );

  goal(
    'O aviso chega por e-mail, e nenhuma função fez esse trabalho',
    {
      byReason: {
        'sem-aviso': ['Ninguém recebeu aviso. "Enviar notificação" publica no tópico Avisos (TODO 3).'],
        texto: ['O aviso precisa dizer o nome e a decisão.'],
        cola: ['Mais de uma função foi chamada. Neste passo, só o birô é função: o resto é integração.'],
      },
      general: [
        'tasks.SnsPublish.jsonata recebe topic, subject e message.',
        "message: sfn.TaskInput.fromText(\"{% $nome & ', a sua solicitação está assim: ' & $decisao & '.' %}\").",
      ],
    },
    async ({ machine, outbox }, random) => {
      for (const decision of ['APROVADO', 'REJEITADO'] as const) {
        const loan = drawLoan(random, decision);
        const before = (await outbox()).length;
        const execution = await machine.run(loan);
        mustSucceed(execution);
        judgeNotice(execution, (await outbox()).slice(before).at(-1)?.message, loan, decision);
      }
    },
  );

  goal(
    'A máquina só pode o que precisa',
    {
      byReason: {
        falta: ['A máquina não tem uma permissão de que precisa.'],
        sobra: [
          'A máquina pode mais do que precisa. Em iamResources, diga só os objetos que ela grava: um bucket tem arnForObjects.',
        ],
      },
      general: [
        'DynamoPutItem e SnsPublish já escrevem a permissão exata. Em CallAwsService, quem diz é você.',
        "iamResources: [documentos.arnForObjects('contratos/*')].",
      ],
    },
    judgePermissions,
  );
});

const keyOf = ({ cpf }: Loan): string => `contratos/${cpf}.txt`;

const recordOf = (environment: Environment, { cpf }: Loan) =>
  environment.item('Decisoes', { cpf: { S: cpf } });

async function judgeRecord(
  environment: Environment,
  execution: JudgedExecution,
  loan: Loan,
  decision: Decision,
): Promise<void> {
  const evidence = { ...evidenceOf(execution), lookAt: [{ state: 'Guardar decisão' }] };
  const record = await recordOf(environment, loan);
  must(record !== undefined, {
    reason: 'sem-decisao',
    expected: `A tabela Decisoes deveria ter um item com cpf ${loan.cpf}.`,
    happened: 'Não há item com esse cpf.',
    ...evidence,
  });
  const happened = `O item é ${JSON.stringify(record)}.`;
  must(record.decisao?.S === decision, {
    reason: 'decisao',
    expected: `O item deveria ter "decisao": "${decision}".`,
    happened,
    ...evidence,
  });
  const score = decision === 'CORRIGIR' ? 0 : scoreOf(loan);
  must(Number(record.score?.N) === score, {
    reason: 'score',
    expected: `O item deveria ter "score": ${score}, um número.`,
    happened,
    ...evidence,
  });
}

function instalmentOf({ valor, parcelas }: Loan): number {
  return Math.round(((valor * 0.02) / (1 - 1.02 ** -parcelas)) * 100) / 100;
}

const scoreOf = (loan: Loan): number => Math.max(0, Math.round(1000 * (1 - instalmentOf(loan) / loan.renda)));

async function judgeContract(
  environment: Environment,
  execution: JudgedExecution,
  loan: Loan,
): Promise<void> {
  const evidence = { ...evidenceOf(execution), lookAt: [{ state: 'Escrever contrato' }] };
  const contract = await environment.object('Documentos', keyOf(loan));
  must(contract !== undefined, {
    reason: 'sem-contrato',
    expected: `O bucket Documentos deveria ter ${keyOf(loan)}.`,
    happened: 'Não há objeto com essa chave.',
    ...evidence,
  });
  for (const piece of [loan.nome, String(loan.parcelas), String(instalmentOf(loan))]) {
    must(contract.includes(piece), {
      reason: 'texto',
      expected: `O contrato deveria dizer "${piece}".`,
      happened: `Ele diz: "${contract}".`,
      ...evidence,
    });
  }
}

function judgeNotice(
  execution: JudgedExecution,
  message: string | undefined,
  { nome }: Loan,
  decision: Decision,
): void {
  const evidence = { ...evidenceOf(execution), lookAt: [{ state: 'Enviar notificação' }] };
  must(message !== undefined, {
    reason: 'sem-aviso',
    expected: 'Um e-mail deveria chegar.',
    happened: 'A caixa de entrada está vazia.',
    ...evidence,
  });
  must(message.includes(nome) && message.toUpperCase().includes(decision), {
    reason: 'texto',
    expected: `O aviso deveria dizer "${nome}" e "${decision}".`,
    happened: `Ele diz: "${message}".`,
    ...evidence,
  });
  const functions = execution.events.filter(
    (event) => event.type === 'TaskScheduled' && event.taskScheduledEventDetails?.resourceType === 'lambda',
  ).length;
  must(functions === 1, {
    reason: 'cola',
    expected: 'Só o birô deveria ser chamado.',
    happened: `${functions} funções foram chamadas.`,
    ...evidence,
  });
}

/** O que a máquina precisa poder, e o que ela não deveria. */
async function judgePermissions({ allows }: Environment): Promise<void> {
  const needed = [
    ['dynamodb:PutItem', 'Decisoes'],
    ['s3:PutObject', 'Documentos/contratos/123.txt'],
    ['sns:Publish', 'Avisos'],
  ] as const;
  const excessive = [
    ['s3:PutObject', 'Documentos/outra-pasta/123.txt'],
    ['s3:DeleteObject', 'Documentos/contratos/123.txt'],
    ['dynamodb:DeleteItem', 'Decisoes'],
  ] as const;
  for (const [action, resource] of needed) {
    must(await allows(action, resource), {
      reason: 'falta',
      expected: `A máquina deveria poder ${action} em ${resource}.`,
      happened: 'O papel dela não permite.',
      lookAt: [{ file: 'emprestimo-stack.ts' }],
    });
  }
  for (const [action, resource] of excessive) {
    must(!(await allows(action, resource)), {
      reason: 'sobra',
      expected: `A máquina não deveria poder ${action} em ${resource}.`,
      happened: 'O papel dela permite.',
      lookAt: [{ state: 'Escrever contrato' }],
    });
  }
}
