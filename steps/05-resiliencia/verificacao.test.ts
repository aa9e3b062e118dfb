import {
  type Environment,
  endingOf,
  evidenceOf,
  type Fault,
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

/** Um empréstimo folgado: o score passa de 700. */
function drawLoan(random: Random, changes: Partial<Loan> = {}): Loan {
  return {
    nome: random.pick(['Ana', 'Bruno', 'Célia', 'Davi', 'Íris', 'João', 'Lúcia', 'Otávio']),
    cpf: String(random.integer(10_000_000_000, 99_999_999_999)),
    renda: random.integer(80, 120) * 100,
    valor: random.integer(30, 80) * 100,
    parcelas: random.pick([12, 18, 24]),
    ...changes,
  };
}

/** O birô recusa por excesso as consultas escolhidas. */
const throttled = (calls?: Fault['calls']): Fault => ({
  service: 'lambda',
  action: 'Invoke',
  ...(calls ? { calls } : {}),
});

/** O birô que atende tarde demais, em milissegundos. */
const FIVE_MINUTES_MS = 300_000;

/** Segundos entre uma tentativa que falhou e a seguinte. */
function pausesOf(execution: JudgedExecution): number[] {
  const at = (type: string) =>
    execution.events.filter((event) => event.type === type).map((event) => event.timestamp?.getTime() ?? 0);
  const failed = [...at('TaskFailed'), ...at('TaskTimedOut')].sort((a, b) => a - b);
  const [, ...retried] = at('TaskScheduled');
  return retried.map((time, index) => (time - (failed[index] ?? time)) / 1000);
}

const attemptsOf = (execution: JudgedExecution): number =>
  execution.events.filter((event) => event.type === 'TaskScheduled').length;

function secondsOf({ events }: JudgedExecution): number {
  const first = events[0]?.timestamp?.getTime() ?? 0;
  return ((events.at(-1)?.timestamp?.getTime() ?? 0) - first) / 1000;
}

const average = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

step('05-resiliencia', stack, (goal) => {
  goal(
    'O birô recusa duas vezes por excesso, e o empréstimo sai assim mesmo',
    {
      byReason: {
        'execucao-falhou': [
          'O birô pediu para ir mais devagar, e a máquina desistiu. O erro tem nome: Lambda.TooManyRequestsException.',
        ],
        'nao-insistiu': ['A máquina desistiu cedo demais. A terceira consulta teria dado certo.'],
      },
      general: [
        'Comece pelo TODO(2): verificarCredito.addRetry diz quais erros merecem outra tentativa.',
        'Em errors vão os nomes dos erros. maxAttempts conta as tentativas a mais, sem a primeira.',
        "verificarCredito.addRetry({ errors: ['Lambda.TooManyRequestsException'], interval: Duration.seconds(2), backoffRate: 2, maxAttempts: 5 }).",
      ],
    },
    async ({ machine, withFaults }, random) => {
      const execution = await withFaults([throttled({ first: 2 })], () => machine.run(drawLoan(random)));
      mustSucceed(execution);
      mustDecide(execution, 'APROVADO', 'nao-insistiu');
    },
  );

  goal(
    'As tentativas se espaçam, até 20 segundos, e não vêm todas na mesma hora',
    {
      byReason: {
        poucas: ['São cinco tentativas além da primeira. maxAttempts: 5.'],
        'sem-recuo': ['A pausa não cresce. backoffRate multiplica a pausa a cada tentativa; 2 dobra.'],
        'sem-teto': ['Dobrando sempre, a pausa fica longa demais. maxDelay põe o teto de 20 segundos.'],
        'sem-sorteio': [
          'As pausas são sempre iguais: mil execuções voltariam juntas ao birô. jitterStrategy sorteia a pausa.',
        ],
      },
      general: [
        'O addRetry aceita interval, backoffRate, maxAttempts, maxDelay e jitterStrategy.',
        'A primeira pausa é de até 2 segundos, cada uma pode chegar ao dobro da anterior, e nenhuma passa de 20.',
        'maxDelay: Duration.seconds(20), jitterStrategy: sfn.JitterType.FULL.',
      ],
    },
    async (environment, random) => {
      const executions = await runMany(environment, random, 16);
      const [first] = executions;
      if (first) judgePauses(first, executions.map(pausesOf));
    },
  );

  goal(
    'O birô que não responde não prende a máquina',
    {
      byReason: {
        demorou: [
          'A máquina ficou presa esperando. Sem um limite, uma Task espera o quanto o serviço quiser.',
        ],
        'nao-insistiu': [
          'O tempo esgotado também merece outra tentativa: acrescente sfn.Errors.TIMEOUT à lista de erros do Retry.',
        ],
        'execucao-falhou': ['O tempo esgotado derrubou a execução. O nome dele é States.Timeout.'],
      },
      general: [
        'O limite de uma tentativa é o taskTimeout do estado (TODO 1).',
        'Depois do limite, o erro é States.Timeout. O Retry precisa conhecê-lo.',
        'taskTimeout: sfn.Timeout.duration(Duration.seconds(10)).',
      ],
    },
    async ({ machine, withFaults }, random) => {
      const silent: Fault = { ...throttled({ first: 1 }), delay: FIVE_MINUTES_MS };
      const execution = await withFaults([silent], () => machine.run(drawLoan(random)));
      mustSucceed(execution);
      const seconds = Math.round(secondsOf(execution));
      must(seconds <= 15, {
        reason: 'demorou',
        expected: 'Uma consulta sem resposta deveria ser abandonada em 10 segundos.',
        happened: `A execução levou ${seconds} segundos.`,
        ...evidenceOf(execution),
        lookAt: [{ state: 'Verificar crédito' }],
      });
      mustDecide(execution, 'APROVADO', 'nao-insistiu');
    },
  );

  goal(
    'O CPF errado volta para a pessoa corrigir, sem insistir',
    {
      byReason: {
        insistiu: [
          'O birô foi consultado mais de uma vez com o mesmo CPF. Perguntar de novo não muda a resposta: não ponha este erro no Retry.',
        ],
        'execucao-falhou': ['O erro CpfInvalido derrubou a execução. Catch dá um destino a ele.'],
        decisao: [
          'O CPF errado foi parar em outro destino. Os Catch são lidos na ordem: o mais específico vem antes.',
        ],
      },
      general: [
        'O nome do erro é o nome da classe que a função lança: CpfInvalido.',
        'O addCatch recebe o destino e, em errors, os erros que vão para lá. O destino segue para enviarNotificacao.',
        "verificarCredito.addCatch(pedirCorrecao.next(enviarNotificacao), { errors: ['CpfInvalido'] }), antes do outro addCatch.",
      ],
    },
    async ({ machine }, random) => {
      const cpf = String(random.integer(1000, 999_999));
      const execution = await machine.run(drawLoan(random, { cpf }));
      mustSucceed(execution);
      must(attemptsOf(execution) === 1, {
        reason: 'insistiu',
        expected: 'O birô deveria ser consultado uma vez só.',
        happened: `Foi consultado ${attemptsOf(execution)} vezes.`,
        ...evidenceOf(execution),
        lookAt: [{ state: 'Verificar crédito' }],
      });
      mustDecide(execution, 'CORRIGIR', 'decisao');
    },
  );

  goal(
    'Com o birô fora do ar, o empréstimo vai para análise',
    {
      byReason: {
        'execucao-falhou': [
          'A execução morreu com o birô. Quem pediu o empréstimo não tem culpa: dê um destino a esta falha.',
        ],
        decisao: [
          'A falha foi parar em outro destino. Sem a lista errors, um Catch vale para todos os erros.',
        ],
      },
      general: [
        'Depois da última tentativa, o erro passa ao Catch. Um Catch sem errors vale para qualquer erro.',
        'Ele vem por último, porque o primeiro que serve é o que vale.',
        'verificarCredito.addCatch(encaminharParaAnalise.next(enviarNotificacao)).',
      ],
    },
    async ({ machine, withFaults }, random) => {
      const broken: Fault = {
        ...throttled(),
        functionError: { errorType: 'BancoDeDadosForaDoAr', errorMessage: 'Volte mais tarde.' },
      };
      for (const fault of [throttled(), broken]) {
        const execution = await withFaults([fault], () => machine.run(drawLoan(random)));
        mustSucceed(execution);
        mustDecide(execution, 'EM_ANALISE', 'decisao');
      }
    },
  );
});

/** Várias execuções com o birô fora do ar. */
function runMany(
  { machine, withFaults }: Environment,
  random: Random,
  count: number,
): Promise<JudgedExecution[]> {
  const loans = Array.from({ length: count }, () => drawLoan(random));
  return withFaults([throttled()], () => Promise.all(loans.map((loan) => machine.run(loan))));
}

function judgePauses(execution: JudgedExecution, pauses: readonly (readonly number[])[]): void {
  const evidence = { ...evidenceOf(execution), lookAt: [{ state: 'Verificar crédito' }] };
  const count = Math.min(...pauses.map((list) => list.length));
  must(count >= 5, {
    reason: 'poucas',
    expected: 'O birô fora do ar deveria receber cinco tentativas além da primeira.',
    happened: `Recebeu ${count}.`,
    ...evidence,
  });
  const byAttempt = [0, 1, 2, 3, 4].map((attempt) => pauses.map((list) => list[attempt] ?? 0));
  const averages = byAttempt.map(average);
  const happened = `As pausas, em média, foram de ${averages.map((value) => value.toFixed(1)).join(', ')} segundos.`;
  const longest = Math.max(...pauses.flat());
  must(longest <= 20.5, {
    reason: 'sem-teto',
    expected: 'Nenhuma pausa deveria passar de 20 segundos.',
    happened: `A maior foi de ${Math.round(longest)} segundos.`,
    ...evidence,
  });
  must((averages[3] ?? 0) > 2 * (averages[0] ?? 0), {
    reason: 'sem-recuo',
    expected: 'Cada pausa deveria poder ser o dobro da anterior.',
    happened,
    ...evidence,
  });
  const last = byAttempt[4] ?? [];
  must(Math.max(...last) - Math.min(...last) > 1, {
    reason: 'sem-sorteio',
    expected: 'As pausas deveriam ser sorteadas.',
    happened: `Em ${pauses.length} execuções, a última pausa foi sempre de ${last[0]?.toFixed(1)} segundos.`,
    ...evidence,
  });
}

function mustDecide(execution: JudgedExecution, decision: string, reason: string): void {
  const { decisao } = execution.output as { decisao?: unknown };
  must(decisao === decision, {
    reason,
    expected: `A decisão deveria ser ${decision}.`,
    happened: endingOf(execution),
    ...evidenceOf(execution),
    lookAt: [{ state: 'Verificar crédito' }],
  });
}
