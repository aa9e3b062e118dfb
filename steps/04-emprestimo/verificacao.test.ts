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

const STATES = ['Receber solicitação', 'Verificar crédito', 'Aprovar ou rejeitar', 'Enviar notificação'];
const stack = { file: 'emprestimo-stack.ts', exportName: 'EmprestimoStack', stackName: 'Emprestimo' };

/** Uma solicitação e o que a máquina deve responder a ela. */
interface Loan {
  input: { nome: string; renda: number; valor: number; parcelas: number };
  parcela: number;
  score: number;
}

/** Um empréstimo cuja parcela ocupa a fração dada da renda. */
function drawLoan(random: Random, shareOfIncome: number): Loan {
  const valor = random.integer(20, 400) * 100;
  const parcelas = random.pick([12, 18, 24, 36, 48]);
  const parcela = Math.round(((valor * 0.02) / (1 - 1.02 ** -parcelas)) * 100) / 100;
  const renda = Math.round((parcela / shareOfIncome) * 100) / 100;
  const nome = random.pick(['Ana', 'Bruno', 'Célia', 'Davi', 'Íris', 'João', 'Lúcia', 'Otávio']);
  const score = Math.max(0, Math.round(1000 * (1 - parcela / renda)));
  return { input: { nome, renda, valor, parcelas }, parcela, score };
}

step('04-emprestimo', stack, (goal) => {
  goal(
    'A execução passa pelos quatro estados, na ordem',
    {
      byReason: {
        'execucao-falhou': [
          'A máquina começou, mas um estado falhou. A mensagem da AWS, acima, diz qual e por quê.',
        ],
        caminho: [
          'Cada estado existe depois que você o cria (TODOs 2, 3 e 4) e o liga ao anterior (TODO 5). Os nomes precisam ser idênticos aos da página.',
        ],
      },
      general: [
        'Comece pelo TODO(2) e salve a cada TODO: o desenho da página ganha um estado por vez.',
        'Um estado do CDK entra na máquina quando algum outro aponta para ele, com .next(), .when() ou .otherwise().',
        'No TODO(5): receberSolicitacao.next(verificarCredito).next(aprovarOuRejeitar). O Choice já aponta para enviarNotificacao.',
      ],
    },
    async ({ machine }, random) => {
      const execution = await machine.run(drawLoan(random, 0.2).input);
      mustSucceed(execution);
      mustFollow(execution, STATES, 'O empréstimo tem quatro estados.');
    },
  );

  goal(
    '"Verificar crédito" chama a sua função e guarda o score',
    {
      byReason: {
        'execucao-falhou': [
          'A função falhou ou não recebeu o que esperava. Confira o payload: ela espera renda e parcela.',
        ],
        'sem-funcao': [
          'Nenhuma função foi chamada. "Verificar crédito" é uma Task: tasks.LambdaInvoke.jsonata(...).',
        ],
        score: [
          'O score vem do TODO(1), no arquivo da função. Confira a conta: 1000 × (1 − parcela ÷ renda), arredondado.',
        ],
        'score-ausente': [
          'A função respondeu, mas o score não chegou ao fim. A resposta da Lambda vem dentro de $states.result.Payload.',
        ],
      },
      general: [
        'São duas partes: a função calcula o score (TODO 1) e o estado a chama e guarda a resposta (TODO 2).',
        'Payload manda dados para a função; assign guarda em variável o que ela devolveu; a saída final mostra o score (TODO 3).',
        'No estado: payload: sfn.TaskInput.fromObject({ renda: "{% $renda %}", parcela: "{% $parcela %}" }) e assign: { score: "{% $states.result.Payload.score %}" }.',
      ],
    },
    async ({ machine }, random) => {
      for (const share of [random.integer(5, 14) / 100, random.integer(15, 28) / 100]) {
        const loan = drawLoan(random, share);
        const execution = await machine.run(loan.input);
        mustSucceed(execution);
        must(
          execution.events.some(
            (event) => event.type === 'LambdaFunctionSucceeded' || event.type === 'TaskSucceeded',
          ),
          {
            reason: 'sem-funcao',
            expected: 'A execução deveria chamar a função de crédito.',
            happened: `Ela terminou sem chamar função nenhuma. ${endingOf(execution)}`,
            ...evidenceOf(execution),
            lookAt: [{ state: 'Verificar crédito' }],
          },
        );
        judgeScore(execution, loan);
      }
    },
  );

  goal(
    'Score de 700 ou mais aprova o empréstimo',
    {
      byReason: {
        decisao: [
          'Confira duas coisas em "Aprovar ou rejeitar": o operador (700 aprova: "maior ou igual" se escreve >=) e o assign do ramo do sim.',
        ],
        'decisao-ausente': [
          'A saída não tem decisao. O Choice a guarda com assign, e "Enviar notificação" a devolve na saída.',
        ],
      },
      general: [
        'A decisão é de "Aprovar ou rejeitar" (TODO 4): um Choice que compara o score com 700.',
        'O ramo do .when aceita um terceiro argumento: { assign: { decisao: "APROVADO" } }.',
        '.when(sfn.Condition.jsonata("{% $score >= 700 %}"), enviarNotificacao, { assign: { decisao: "APROVADO" } }).',
      ],
    },
    async ({ machine }, random) => {
      for (const share of [random.integer(5, 25) / 100, 0.3])
        await judgeDecision(machine.run, drawLoan(random, share), 'APROVADO');
    },
  );

  goal(
    'Score abaixo de 700 rejeita o empréstimo',
    {
      byReason: {
        'execucao-falhou': [
          'Sem regra que valha e sem .otherwise, o Choice não sabe para onde ir, e a execução falha.',
        ],
        decisao: ['Confira o número e o sentido da comparação: 699 não aprova.'],
        score: [
          'Quando a parcela passa da renda, a conta fica negativa. O score nunca é menor que zero: Math.max ajuda.',
        ],
        'decisao-ausente': ['Quem segue pelo .otherwise também precisa sair com uma decisao.'],
      },
      general: [
        'O caminho do não também decide. Em um Choice, ele se chama Default; no CDK, .otherwise.',
        'O assign do próprio Choice vale quando nenhuma regra vale: é o lugar de "REJEITADO".',
        "sfn.Choice.jsonata(this, 'Aprovar ou rejeitar', { assign: { decisao: 'REJEITADO' } }) e, no fim, .otherwise(enviarNotificacao).",
      ],
    },
    async ({ machine }, random) => {
      for (const share of [random.integer(35, 95) / 100, 0.301, 1.5])
        await judgeDecision(machine.run, drawLoan(random, share), 'REJEITADO');
    },
  );

  goal(
    'A notificação diz o nome e a decisão',
    {
      byReason: {
        'execucao-falhou': [
          'O texto não pôde ser montado. Em JSONata, textos se juntam com &; o + é só para números.',
        ],
        'sem-mensagem': [
          'A saída ainda não tem mensagem. Ela sai do outputs de "Enviar notificação" (TODO 3).',
        ],
        nome: ['A mensagem fala com alguém: use a variável $nome, guardada por "Receber solicitação".'],
        'decisao-na-mensagem': ['A mensagem precisa dizer o que foi decidido: aprovado ou rejeitado.'],
      },
      general: [
        'Uma mensagem é um texto montado: junte $nome, um pedaço fixo e a decisão.',
        'Em JSONata: {% $nome & ", seu empréstimo foi " & $lowercase($decisao) & "." %}.',
      ],
    },
    async ({ machine }, random) => {
      for (const [share, word] of [
        [0.2, 'aprovado'],
        [0.6, 'rejeitado'],
      ] as const) {
        const loan = drawLoan(random, share);
        const execution = await machine.run(loan.input);
        mustSucceed(execution);
        judgeMessage(execution, loan, word);
      }
    },
  );
});

function outputOf(execution: JudgedExecution): Record<string, unknown> {
  const { output } = execution;
  return output !== null && typeof output === 'object' && !Array.isArray(output) ? output : {};
}

function judgeScore(execution: JudgedExecution, loan: Loan): void {
  const { score } = outputOf(execution);
  const { renda } = loan.input;
  must(score !== undefined, {
    reason: 'score-ausente',
    expected: `A saída deveria ter "score": ${loan.score}.`,
    happened: endingOf(execution),
    ...evidenceOf(execution),
    lookAt: [{ state: 'Verificar crédito' }, { state: 'Enviar notificação' }],
  });
  must(score === loan.score, {
    reason: 'score',
    expected: `Com renda de R$ ${renda} e parcela de R$ ${loan.parcela}, o score deveria ser ${loan.score}.`,
    happened: `O score foi ${JSON.stringify(score)}.`,
    ...evidenceOf(execution),
    lookAt: [{ file: 'verificar-credito.ts' }],
  });
}

async function judgeDecision(
  run: (input: Loan['input']) => Promise<JudgedExecution>,
  loan: Loan,
  expected: string,
): Promise<void> {
  const execution = await run(loan.input);
  mustSucceed(execution);
  judgeScore(execution, loan);
  const { decisao } = outputOf(execution);
  const evidence = { ...evidenceOf(execution), lookAt: [{ state: 'Aprovar ou rejeitar' }] };
  must(decisao !== undefined, {
    reason: 'decisao-ausente',
    expected: `Com score ${loan.score}, a saída deveria ter "decisao": "${expected}".`,
    happened: endingOf(execution),
    ...evidence,
  });
  must(decisao === expected, {
    reason: 'decisao',
    expected: `Com score ${loan.score}, a decisão deveria ser ${expected}.`,
    happened: `A decisão foi ${JSON.stringify(decisao)}.`,
    ...evidence,
  });
}

function judgeMessage(execution: JudgedExecution, loan: Loan, word: string): void {
  const { mensagem } = outputOf(execution);
  const evidence = { ...evidenceOf(execution), lookAt: [{ state: 'Enviar notificação' }] };
  must(typeof mensagem === 'string' && mensagem !== '', {
    reason: 'sem-mensagem',
    expected: 'A saída deveria ter uma "mensagem", em texto.',
    happened: endingOf(execution),
    ...evidence,
  });
  must(mensagem.includes(loan.input.nome), {
    reason: 'nome',
    expected: `A mensagem deveria falar com ${loan.input.nome}.`,
    happened: `Ela diz: "${mensagem}".`,
    ...evidence,
  });
  must(mensagem.toLowerCase().includes(word), {
    reason: 'decisao-na-mensagem',
    expected: `A mensagem deveria dizer que o empréstimo foi ${word}.`,
    happened: `Ela diz: "${mensagem}".`,
    ...evidence,
  });
}
