import {
  DAY,
  type Environment,
  evidenceOf,
  HOUR,
  type JudgedExecution,
  must,
  mustSucceed,
  type Random,
  shownValue,
  step,
  tokenIn,
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

/** Um empréstimo que o birô aprova. */
function drawLoan(random: Random, valor = random.integer(55, 90) * 1000): Loan {
  return {
    nome: random.pick(['Ana', 'Bruno', 'Célia', 'Davi', 'Íris', 'João', 'Lúcia', 'Otávio']),
    cpf: String(random.integer(10_000_000_000, 99_999_999_999)),
    renda: random.integer(200, 300) * 100,
    valor,
    parcelas: random.pick([24, 36, 48]),
  };
}

const drawReason = (random: Random): string =>
  `${random.pick(['a renda não foi comprovada', 'falta o contrato social', 'a garantia venceu'])}, folha ${random.integer(2, 99)}`;

/** Onde a espera acontece. */
const ANALYSIS = [{ state: 'Pedir análise' }];

const WAITING_HINTS = {
  'nao-espera': [
    'A execução não esperou por ninguém. "Pedir análise" precisa existir (TODO 1) e estar no caminho (TODO 3).',
  ],
  'sem-permissao': [
    'A função Responder não pode devolver o token. Quem permite é a máquina, com grantTaskResponse: TODO 4.',
  ],
};

step('07-aprovacao-humana', stack, (goal) => {
  goal(
    'Um empréstimo grande espera por um analista, que recebe o token',
    {
      byReason: {
        ...WAITING_HINTS,
        'sem-token': ['O analista não recebeu o token, e sem ele ninguém responde. Ponha-o na mensagem.'],
        mensagem: ['A mensagem precisa dizer o nome, o valor e onde está o documento: documentos/CPF.pdf.'],
        'espera-demais': ['Só um APROVADO de mais de 50 mil espera: o Choice olha a decisão e o valor.'],
      },
      general: [
        'tasks.SnsPublish.jsonata com integrationPattern: sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN publica e espera.',
        'A mensagem é um sfn.TaskInput.fromObject, com um campo por dado. O token está em $states.context.Task.Token.',
        'O caminho: sfn.Condition.jsonata("{% $decisao = \'APROVADO\' and $valor > 50000 %}") leva a pedirAnalise.next(depoisDaDecisao).',
      ],
    },
    async (environment, random) => {
      const loan = drawLoan(random);
      const message = await judgeRequest(environment, loan);
      for (const piece of [loan.nome, String(loan.valor), `documentos/${loan.cpf}.pdf`]) {
        // O valor pode ir com ponto nos milhares.
        must(message.includes(piece) || message.replaceAll('.', '').includes(piece), {
          reason: 'mensagem',
          expected: `A mensagem ao analista deveria dizer "${piece}".`,
          happened: `Ela diz: "${message}".`,
          lookAt: ANALYSIS,
        });
      }
      await judgeWithoutWaiting(environment, drawLoan(random, random.integer(10, 50) * 1000));
      await judgeWithoutWaiting(environment, { ...drawLoan(random), renda: random.integer(5, 9) * 100 });
    },
  );

  goal(
    'A resposta do analista decide, e o cliente sabe o motivo',
    {
      byReason: {
        ...WAITING_HINTS,
        decisao: ['A decisão guardada não é a do analista. Ela chega em $states.result.decisao.'],
        motivo: ['O cliente não soube o motivo. Ele chega em $states.result.motivo, e o aviso usa $motivo.'],
        contrato: ['Só quem o analista aprovou tem contrato. "Pedir análise" leva a depoisDaDecisao.'],
      },
      general: [
        'Em .waitForTaskToken, o resultado é o que veio com o token: { decisao, motivo }.',
        "assign: { decisao: '{% $states.result.decisao %}', motivo: '{% $states.result.motivo %}' }.",
      ],
    },
    async (environment, random) => {
      for (const decisao of ['APROVADO', 'REJEITADO'] as const) {
        const loan = drawLoan(random);
        const motivo = drawReason(random);
        const { execution, token } = await waitFor(environment, loan);
        await execution.advance(random.integer(2, 20) * HOUR);
        await respond(environment, { token, decisao, motivo });
        await judgeOutcome(environment, await execution.end(), loan, { decisao, motivo });
      }
    },
  );

  goal(
    'Se ninguém abre o pedido em um dia, o prazo vence e isso é uma decisão',
    {
      byReason: {
        ...WAITING_HINTS,
        'execucao-falhou': [
          'O prazo venceu, e a execução morreu. Trate o erro pelo nome: States.TaskFailed não inclui States.Timeout.',
        ],
        'espera-sem-fim': [
          'Ninguém respondeu, e a execução esperaria para sempre: faltam os prazos do TODO 1.',
        ],
        prazo: ['O prazo sem sinal de vida é de um dia: heartbeatTimeout.'],
        decisao: ['O prazo vencido precisa virar a decisão PRAZO_VENCIDO, com addCatch (TODO 2).'],
        motivo: ['O aviso ao cliente usa $motivo. Guarde nele por que ninguém decidiu.'],
      },
      general: [
        'heartbeatTimeout e taskTimeout recebem um sfn.Timeout.',
        'O Catch dos prazos leva a um sfn.Pass.jsonata que guarda decisao e motivo, e de lá a depoisDaDecisao.',
        'pedirAnalise.addCatch(prazoVencido.next(depoisDaDecisao), { errors: [sfn.Errors.TIMEOUT, sfn.Errors.HEARTBEAT_TIMEOUT] }).',
      ],
    },
    async (environment, random) => {
      const loan = drawLoan(random);
      const { execution } = await waitFor(environment, loan);
      const ended = await execution.end();
      await judgeOutcome(environment, ended, loan, { decisao: 'PRAZO_VENCIDO' });
      judgeDays(ended, 1, 'Sem sinal de vida, o prazo deveria vencer em um dia.');
    },
  );

  goal(
    'Quem está lendo ganha tempo, mas não mais que três dias',
    {
      byReason: {
        ...WAITING_HINTS,
        'sem-tempo': [
          'O sinal de vida não adiou o prazo. O de um dia é heartbeatTimeout, e não taskTimeout.',
        ],
        'execucao-falhou': ['O prazo total venceu, e a execução morreu. Trate States.Timeout pelo nome.'],
        'espera-sem-fim': ['Com sinais de vida, a espera não acaba nunca: falta taskTimeout.'],
        prazo: ['O prazo total é de três dias: taskTimeout.'],
        decisao: ['O prazo total vencido também é PRAZO_VENCIDO.'],
      },
      general: [
        'São dois prazos: o do sinal de vida, que recomeça a cada um, e o total, que não recomeça.',
        'taskTimeout: sfn.Timeout.duration(Duration.days(3)).',
      ],
    },
    async (environment, random) => {
      const loan = drawLoan(random);
      const { execution, token } = await waitFor(environment, loan);
      // Um sinal a cada 20 horas: o último, às 60, deixaria o sinal de vida vencer só às 84.
      for (const hours of [20, 40, 60]) {
        await execution.advance(20 * HOUR);
        must((await execution.waiting())?.token === token, {
          reason: 'sem-tempo',
          expected: `Depois de ${hours} horas, com sinais de vida, a execução ainda deveria esperar.`,
          happened: 'Ela já não espera.',
          lookAt: ANALYSIS,
        });
        await respond(environment, { token, decisao: 'LENDO' });
      }
      const ended = await execution.end();
      await judgeOutcome(environment, ended, loan, { decisao: 'PRAZO_VENCIDO' });
      judgeDays(ended, 3, 'Mesmo com sinais de vida, o prazo deveria vencer em três dias.');
    },
  );

  goal(
    'Um documento ilegível volta ao cliente',
    {
      byReason: {
        ...WAITING_HINTS,
        'execucao-falhou': [
          'O analista não pôde ler, e a execução morreu. Falta o Catch de DocumentoIlegivel.',
        ],
        decisao: ['O documento ilegível precisa virar a decisão CORRIGIR (TODO 2).'],
        motivo: [
          'O motivo é a causa do erro. No estado a que o Catch leva, ela está em $states.input.Cause.',
        ],
      },
      general: [
        'SendTaskFailure faz a tarefa falhar, com o erro DocumentoIlegivel. Um addCatch só para ele leva a outro Pass.',
        "assign: { decisao: 'CORRIGIR', motivo: '{% $states.input.Cause %}' }.",
      ],
    },
    async (environment, random) => {
      const loan = drawLoan(random);
      const motivo = drawReason(random);
      const { execution, token } = await waitFor(environment, loan);
      await respond(environment, { token, decisao: 'ILEGIVEL', motivo });
      await judgeOutcome(environment, await execution.end(), loan, { decisao: 'CORRIGIR', motivo });
    },
  );
});

/** Começa uma execução que deveria esperar. */
async function waitFor({ machine }: Environment, loan: Loan) {
  const execution = await machine.start(loan);
  const wait = await execution.waiting();
  if (wait === undefined) {
    const ended = await execution.end();
    mustSucceed(ended);
    must(false, {
      reason: 'nao-espera',
      expected: `Um empréstimo aprovado de R$ ${loan.valor} deveria esperar por um analista.`,
      happened: 'A execução terminou sem esperar por ninguém.',
      ...evidenceOf(ended),
      lookAt: [{ state: 'Precisa de analista?' }],
    });
  }
  return { execution, token: wait?.token ?? '' };
}

/** Exige que o token chegue ao analista. @returns a mensagem que chegou a ele */
async function judgeRequest(environment: Environment, loan: Loan): Promise<string> {
  const { token } = await waitFor(environment, loan);
  const received = (await environment.outbox()).filter(({ endpoint }) => endpoint === 'analista@example.com');
  const request = received.find(({ message }) => token !== '' && tokenIn(message) === token);
  must(request !== undefined, {
    reason: 'sem-token',
    expected: 'O token da espera deveria chegar a analista@example.com.',
    happened: `O que chegou: ${shownValue(received.map(({ message }) => message))}.`,
    lookAt: ANALYSIS,
  });
  return request.message;
}

async function judgeWithoutWaiting({ machine }: Environment, loan: Loan): Promise<void> {
  const wait = await (await machine.start(loan)).waiting();
  must(wait === undefined, {
    reason: 'espera-demais',
    expected: `Um empréstimo de R$ ${loan.valor}, com renda de R$ ${loan.renda}, deveria terminar sem esperar.`,
    happened: `Ele espera em "${wait?.state}".`,
    lookAt: [{ state: 'Precisa de analista?' }],
  });
}

/** Responde como o analista: pela função. */
async function respond({ invoke }: Environment, answer: Record<string, string>): Promise<void> {
  const reply = (await invoke('Responder', answer)) as { recebido?: boolean; errorMessage?: string };
  must(reply?.recebido === true, {
    reason: reply?.errorMessage?.includes('not authorized') ? 'sem-permissao' : 'resposta',
    expected: 'A função Responder deveria devolver o token.',
    happened: 'Ela falhou.',
    awsMessage: reply?.errorMessage,
    lookAt: [{ file: 'emprestimo-stack.ts' }],
  });
}

/** Exige a decisão na tabela, o contrato só de quem o tem, e o motivo no aviso ao cliente. */
async function judgeOutcome(
  environment: Environment,
  execution: JudgedExecution,
  loan: Loan,
  { decisao, motivo }: { decisao: string; motivo?: string },
): Promise<void> {
  mustSucceed(execution);
  const demand = (met: boolean, reason: string, expected: string, happened: string) =>
    must(met, { reason, expected, happened, ...evidenceOf(execution), lookAt: ANALYSIS });

  const item = await environment.item('Decisoes', { cpf: { S: loan.cpf } });
  const stored = `O item é ${shownValue(item)}.`;
  demand(item?.decisao?.S === decisao, 'decisao', `A decisão guardada deveria ser ${decisao}.`, stored);

  const contract = await environment.object('Documentos', `contratos/${loan.cpf}.txt`);
  const should = decisao === 'APROVADO' ? 'deveria' : 'não deveria';
  const found = contract === undefined ? 'Não há contrato.' : 'Há um contrato.';
  const isRight = (contract !== undefined) === (decisao === 'APROVADO');
  demand(isRight, 'contrato', `Um empréstimo ${decisao} ${should} ter contrato.`, found);

  const notices = (await environment.outbox()).filter(({ endpoint }) => endpoint === 'ana@example.com');
  const said = notices.at(-1)?.message ?? '';
  for (const piece of [loan.nome, decisao, motivo ?? 'Motivo:'])
    demand(said.includes(piece), 'motivo', `O aviso deveria dizer "${piece}".`, `Ele diz: "${said}".`);
}

function judgeDays(execution: JudgedExecution, days: number, expected: string): void {
  const times = execution.events.map(({ timestamp }) => timestamp?.getTime() ?? 0);
  const passed = (Math.max(...times) - Math.min(...times)) / DAY;
  must(Math.abs(passed - days) < 0.1, {
    reason: 'prazo',
    expected,
    happened: `Ele venceu depois de ${passed.toFixed(1)} dias.`,
    ...evidenceOf(execution),
    lookAt: ANALYSIS,
  });
}
