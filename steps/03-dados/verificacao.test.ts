import {
  endingOf,
  evidenceOf,
  type JudgedExecution,
  must,
  mustSucceed,
  type Random,
  step,
} from '../../shared/testing/index.ts';

/** Uma solicitação de empréstimo e a parcela que ela deve dar. */
interface Loan {
  input: {
    cliente: { nome: string; renda: number };
    emprestimo: { valor: number; parcelas: number; jurosAoMes: number };
  };
  parcela: number;
}

/** Uma linha da tabela: um mês do empréstimo. */
interface Row {
  mes?: unknown;
  amortizacao?: unknown;
  juros?: unknown;
}

function drawLoan(random: Random): Loan {
  const valor = random.integer(10, 400) * 100;
  const parcelas = random.integer(2, 12);
  const jurosAoMes = random.pick([1, 1.5, 2.5, 3, 4]);
  const nome = random.pick(['Ana', 'Bruno', 'Célia', 'Davi', 'Íris', 'João', 'Lúcia', 'Otávio']);
  const juros = jurosAoMes / 100;
  const parcela = cents((valor * juros) / (1 - (1 + juros) ** -parcelas));
  return {
    input: {
      cliente: { nome, renda: random.integer(20, 90) * 100 },
      emprestimo: { valor, parcelas, jurosAoMes },
    },
    parcela,
  };
}

const cents = (value: number): number => Math.round(value * 100) / 100;

/** Duas contas em centavos que só diferem no arredondamento. */
const sameMoney = (actual: unknown, expected: number, tolerance = 0.011): boolean =>
  typeof actual === 'number' && Math.abs(actual - expected) <= tolerance;

step('03-dados', { asl: ['parcelas.asl.json', 'versao-jsonpath.asl.json'] }, (goal) => {
  goal(
    'A tabela tem uma linha por parcela pedida',
    {
      byReason: {
        'execucao-falhou': [
          'A máquina parou no meio. A mensagem da AWS, acima, diz em qual estado e por quê.',
        ],
        linhas: [
          'O Map repete "Calcular mês" para cada número de 1 até $parcelas. Veja quanto vale essa variável em "Ler solicitação".',
        ],
      },
      general: [
        'O número de parcelas vem na entrada da máquina. A entrada se lê em $states.input.',
        'Siga o modelo de valor: a entrada tem emprestimo, e dentro dele, parcelas.',
        'Em "Ler solicitação": "parcelas": "{% $states.input.emprestimo.parcelas %}".',
      ],
    },
    async ({ machine }, random) => {
      const loan = drawLoan(random);
      const execution = await machine.run(loan.input);
      mustSucceed(execution);
      const length = execution.events.find((event) => event.type === 'MapStateStarted')
        ?.mapStateStartedEventDetails?.length;
      must(length === loan.input.emprestimo.parcelas, {
        reason: 'linhas',
        expected: `Com ${loan.input.emprestimo.parcelas} parcelas, "Montar tabela" deveria repetir ${loan.input.emprestimo.parcelas} vezes.`,
        happened: `Ela repetiu ${length ?? 0}.`,
        ...evidenceOf(execution),
        lookAt: [{ state: 'Ler solicitação' }],
      });
    },
  );

  goal(
    'A parcela do mês é calculada com os juros pedidos',
    {
      byReason: {
        'sem-parcela': ['Nenhum estado guardou uma variável chamada parcela. Assign é o campo que guarda.'],
        'juros-em-porcentagem': [
          'A conta usou os juros como chegaram. 2 por cento é 0.02: divida por 100 em "Ler solicitação".',
        ],
        'juros-fixos': [
          'A conta usou 2% ao mês, e a entrada pedia outros juros. Leia jurosAoMes em "Ler solicitação".',
        ],
        arredondamento: [
          'A conta está certa, mas tem centavos demais. $round(conta, 2) arredonda em centavos.',
        ],
        parcela: [
          'Confira os parênteses e os sinais: o expoente é negativo, e a divisão é por 1 menos a potência.',
        ],
      },
      general: [
        'A conta está na página: valor × juros ÷ (1 − (1 + juros) elevado a −parcelas).',
        'Em JSONata, potência é $power(base, expoente), e o expoente pode ser -$parcelas.',
        'Em "Calcular parcela": "{% $round($valor * $juros / (1 - $power(1 + $juros, -$parcelas)), 2) %}".',
      ],
    },
    async ({ machine }, random) => {
      for (let attempt = 0; attempt < 3; attempt++) {
        const loan = drawLoan(random);
        const execution = await machine.run(loan.input);
        mustSucceed(execution);
        judgeInstalment(execution, loan);
      }
    },
  );

  goal(
    'Cada linha divide a parcela em amortização e juros',
    {
      byReason: {
        'sem-juros': ['As linhas ainda não têm juros. Acrescente o campo ao Output de "Calcular mês".'],
        soma: [
          'Em cada linha, amortização mais juros dá a parcela. Juros é o que sobra da parcela depois da amortização.',
        ],
        'sem-mes': ['O mês é o item que o Map entregou: dentro de "Calcular mês", ele é $states.input.'],
      },
      general: [
        'Dentro do Map, $parcela e $juros continuam valendo: o estado de dentro lê as variáveis de fora.',
        'Os juros do mês são a parcela menos a amortização, em centavos. A conta da amortização já está na linha.',
        '"juros": "{% $round($parcela - $parcela * $power(1 + $juros, $states.input - $parcelas - 1), 2) %}".',
      ],
    },
    async ({ machine }, random) => {
      const loan = drawLoan(random);
      const execution = await machine.run(loan.input);
      mustSucceed(execution);
      judgeRows(execution, rowsOf(execution), loan);
    },
  );

  goal(
    'A saída traz nome, parcela, total e a tabela',
    {
      byReason: {
        'campo-ausente': ['Output monta a saída do estado. "Resumir" precisa de um, com um campo por valor.'],
        tabela: [
          'O resultado do Map é $states.result, e só existe dentro do próprio Map. Guarde-o com Assign, em "Montar tabela".',
        ],
        total: ['O total é o que a pessoa paga ao todo: a parcela vezes o número de parcelas, em centavos.'],
        nome: ['O nome já está guardado: é a variável $nome.'],
      },
      general: [
        'Duas coisas: guardar o resultado do Map em uma variável e ler as variáveis em "Resumir".',
        'Em "Montar tabela": "Assign": { "tabela": "{% $states.result %}" }.',
        'Em "Resumir": "Output": { "nome": "{% $nome %}", "parcela": "{% $parcela %}", "total": "{% $round($parcela * $parcelas, 2) %}", "tabela": "{% $tabela %}", … }.',
      ],
    },
    async ({ machine }, random) => {
      const loan = drawLoan(random);
      const execution = await machine.run(loan.input);
      mustSucceed(execution);
      judgeSummary(execution, loan);
    },
  );

  goal(
    'A mensagem diz o mesmo que a versão em JSONPath',
    {
      byReason: {
        'sem-mensagem': ['Falta o campo mensagem no Output de "Resumir".'],
        mensagem: [
          'Compare letra por letra com o texto de States.Format em versao-jsonpath.asl.json: cada {} é um valor, na ordem.',
        ],
      },
      general: [
        'Em JSONPath, States.Format troca cada {} por um valor. Em JSONata, você junta os pedaços com &.',
        'States.ArrayLength($.tabela) vira $count($tabela), e $.tabela[0].amortizacao vira $tabela[0].amortizacao.',
        "Comece assim: {% $nome & ', são ' & $count($tabela) & ' parcelas de R$ ' & $parcela & … %}.",
      ],
    },
    async ({ machine, machines: [, older] }, random) => {
      const execution = await machine.run(drawLoan(random).input);
      mustSucceed(execution);
      const { mensagem } = outputOf(execution);
      const evidence = { ...evidenceOf(execution), lookAt: [{ state: 'Resumir' }] };
      must(typeof mensagem === 'string', {
        reason: 'sem-mensagem',
        expected: 'A saída deveria ter uma "mensagem", em texto.',
        happened: endingOf(execution),
        ...evidence,
      });
      const expected = (await older?.run(execution.output))?.output;
      must(mensagem === expected, {
        reason: 'mensagem',
        expected: `A versão em JSONPath, com os mesmos dados, diz: "${String(expected)}".`,
        happened: `A sua diz: "${mensagem}".`,
        ...evidence,
      });
    },
  );
});

function outputOf(execution: JudgedExecution): Record<string, unknown> {
  const { output } = execution;
  return output !== null && typeof output === 'object' && !Array.isArray(output) ? output : {};
}

/** O último valor que a execução guardou em uma variável. */
function variableOf(execution: JudgedExecution, name: string): unknown {
  const assigned = execution.events.flatMap(
    (event) => event.stateExitedEventDetails?.assignedVariables?.[name] ?? [],
  );
  const last = assigned.at(-1);
  return last === undefined ? undefined : JSON.parse(last);
}

/** As linhas que saíram de "Montar tabela". */
function rowsOf(execution: JudgedExecution): Row[] {
  return execution.events
    .filter((event) => event.stateExitedEventDetails?.name === 'Calcular mês')
    .map((event) => JSON.parse(event.stateExitedEventDetails?.output ?? 'null') as Row);
}

function judgeInstalment(execution: JudgedExecution, { input, parcela }: Loan): void {
  const { valor, parcelas, jurosAoMes } = input.emprestimo;
  const actual = variableOf(execution, 'parcela');
  const evidence = { ...evidenceOf(execution), lookAt: [{ state: 'Calcular parcela' }] };
  const expected = `R$ ${valor} em ${parcelas} vezes, a ${jurosAoMes}% ao mês, dão parcela de R$ ${parcela}.`;
  const happened = `A variável parcela ficou com ${JSON.stringify(actual)}.`;
  must(typeof actual === 'number', { reason: 'sem-parcela', expected, happened, ...evidence });
  const wrongRate = (rate: number): number => cents((valor * rate) / (1 - (1 + rate) ** -parcelas));
  must(!sameMoney(actual, wrongRate(jurosAoMes), 0.5), {
    reason: 'juros-em-porcentagem',
    expected,
    happened,
    ...evidence,
    lookAt: [{ state: 'Ler solicitação' }],
  });
  must(!sameMoney(actual, wrongRate(0.02)), {
    reason: 'juros-fixos',
    expected,
    happened,
    ...evidence,
    lookAt: [{ state: 'Ler solicitação' }],
  });
  must(sameMoney(actual, parcela, 0.5), { reason: 'parcela', expected, happened, ...evidence });
  must(actual === cents(actual), { reason: 'arredondamento', expected, happened, ...evidence });
  must(sameMoney(actual, parcela), { reason: 'parcela', expected, happened, ...evidence });
}

function judgeRows(execution: JudgedExecution, rows: readonly Row[], loan: Loan): void {
  const evidence = { ...evidenceOf(execution), lookAt: [{ state: 'Calcular mês' }] };
  for (const [index, row] of [...rows].sort((a, b) => Number(a.mes) - Number(b.mes)).entries()) {
    const happened = `A linha ${index + 1} é ${JSON.stringify(row)}.`;
    must(row.mes === index + 1, {
      reason: 'sem-mes',
      expected: `A linha ${index + 1} deveria ter "mes": ${index + 1}.`,
      happened,
      ...evidence,
    });
    must(typeof row.juros === 'number', {
      reason: 'sem-juros',
      expected: 'Cada linha deveria ter "juros", um número.',
      happened,
      ...evidence,
    });
    must(sameMoney(Number(row.amortizacao) + row.juros, loan.parcela), {
      reason: 'soma',
      expected: `Amortização mais juros deveria dar a parcela, R$ ${loan.parcela}.`,
      happened,
      ...evidence,
    });
  }
}

function judgeSummary(execution: JudgedExecution, loan: Loan): void {
  const output = outputOf(execution);
  const evidence = { ...evidenceOf(execution), lookAt: [{ state: 'Resumir' }] };
  const happened = endingOf(execution);
  for (const field of ['nome', 'parcela', 'total', 'tabela']) {
    must(output[field] !== undefined, {
      reason: field === 'tabela' ? 'tabela' : 'campo-ausente',
      expected: `A saída deveria ter o campo "${field}".`,
      happened,
      ...evidence,
    });
  }
  must(output.nome === loan.input.cliente.nome, {
    reason: 'nome',
    expected: `A saída deveria ter "nome": "${loan.input.cliente.nome}".`,
    happened,
    ...evidence,
  });
  const total = cents(loan.parcela * loan.input.emprestimo.parcelas);
  must(sameMoney(output.total, total, 0.05), {
    reason: 'total',
    expected: `O total deveria ser R$ ${total}.`,
    happened,
    ...evidence,
  });
  must(Array.isArray(output.tabela) && output.tabela.length === loan.input.emprestimo.parcelas, {
    reason: 'tabela',
    expected: `A tabela deveria ter ${loan.input.emprestimo.parcelas} linhas.`,
    happened,
    ...evidence,
    lookAt: [{ state: 'Montar tabela' }],
  });
}
