import type { SFNClient } from '@aws-sdk/client-sfn';
import {
  type Environment,
  type Fault,
  must,
  mustSucceed,
  type Random,
  step,
} from '../../shared/testing/index.ts';

const stack = { file: 'pedido-stack.ts', exportName: 'PedidoStack', stackName: 'Pedido' };

/** O que `relatorio.ts` diz de um estado. */
interface Row {
  estado: string;
  visitas: number;
  segundos: number;
  tentativas: number;
  falhas: number;
}

interface ReportModule {
  relatorio?(client: SFNClient, executionArn: string): Promise<Row[]>;
}

const REPORT = { lookAt: [{ file: 'relatorio.ts' }] };

const NAMES = ['Pesar', 'Misturar', 'Assar', 'Decorar', 'Embalar', 'Etiquetar'];

/** Nomes de estado sorteados, sem repetir. */
function drawNames(random: Random, count: number): string[] {
  const left = [...NAMES];
  return Array.from({ length: count }, () => left.splice(random.integer(0, left.length - 1), 1)[0] ?? '');
}

/** Uma máquina de espera em espera. */
const waits = (names: readonly string[], seconds: readonly number[]) => ({
  QueryLanguage: 'JSONata',
  StartAt: names[0] ?? '',
  States: Object.fromEntries(
    names.map((name, index) => [
      name,
      {
        Type: 'Wait',
        Seconds: seconds[index] ?? 1,
        ...(index + 1 < names.length ? { Next: names[index + 1] ?? '' } : { End: true }),
      },
    ]),
  ),
});

async function reportOf(environment: Environment, executionArn: string): Promise<Row[]> {
  const { relatorio } = await environment.load<ReportModule>('relatorio.ts');
  must(typeof relatorio === 'function', {
    reason: 'sem-relatorio',
    expected: 'relatorio.ts deveria exportar a função relatorio.',
    happened: 'A função não está lá.',
    ...REPORT,
  });
  return relatorio(environment.client, executionArn);
}

step('10-observabilidade', stack, (goal) => {
  goal(
    'O relatório mostra quanto tempo cada estado levou, o mais demorado primeiro',
    {
      byReason: {
        'sem-tempo': [
          'O tempo ainda é zero. Ele é a diferença entre o evento que sai do estado e o que entra nele.',
        ],
        tempo: ['Confira a conta: de quando entrou até quando saiu, em segundos.'],
        ordem: ['A lista está fora de ordem. O mais demorado vem primeiro.'],
        linhas: ['Falta um estado no relatório, ou sobra um.'],
      },
      general: [
        'Um estado tem dois eventos: um tipo termina em StateEntered, e o outro, em StateExited.',
        'A função segundosEntre já está pronta. Some o resultado em linha.segundos.',
        "if (evento.type?.endsWith('StateExited')) linha.segundos += segundosEntre(entrada, evento);",
      ],
    },
    async (environment, random) => {
      const names = drawNames(random, 4);
      const seconds = names.map(() => random.integer(2, 500));
      const rows = await reportOf(environment, await environment.execute(waits(names, seconds), {}));
      judgeSeconds(rows, names, seconds);
    },
  );

  goal(
    'A história é lida inteira, e não só a primeira página',
    {
      byReason: {
        'so-uma-pagina': [
          'O relatório parou na primeira página. Quando há mais, a resposta traz nextToken: repita o pedido com ele.',
        ],
        visitas: ['O número de visitas não bate. Cada evento deveria ser contado uma vez.'],
      },
      general: [
        'GetExecutionHistory responde até mil eventos por vez. Uma execução pode ter 25 mil.',
        'do { … } while (nextToken): o laço acaba quando a resposta não traz mais o marcador.',
        'Depois de cada página: nextToken = pagina.nextToken;',
      ],
    },
    async (environment, random) => {
      const laps = random.integer(60, 120);
      const rows = await reportOf(environment, await environment.execute(loop(laps), { voltas: laps }));
      const visits = rows.find(({ estado }) => estado === 'Volta')?.visitas ?? 0;
      must(visits > 40, {
        reason: 'so-uma-pagina',
        expected: `A execução passou ${laps} vezes por "Volta".`,
        happened: `O relatório conta ${visits}.`,
        ...REPORT,
      });
      must(visits === laps, {
        reason: 'visitas',
        expected: `A execução passou ${laps} vezes por "Volta".`,
        happened: `O relatório conta ${visits}.`,
        ...REPORT,
      });
    },
  );

  goal(
    'O relatório conta as tentativas e as falhas',
    {
      byReason: {
        tentativas: ['Cada chamada a um serviço deixa um evento TaskScheduled. Conte-os.'],
        falhas: ['Uma chamada que não deu certo deixa TaskFailed. Uma que não respondeu, TaskTimedOut.'],
      },
      general: [
        'O Retry não é um estado novo: as tentativas ficam dentro do mesmo estado, entre entrar e sair.',
        'Enquanto o laço passa pelos eventos, um if compara evento.type e soma um na linha do estado.',
        "if (evento.type === 'TaskScheduled') linha.tentativas += 1; if (evento.type === 'TaskFailed' || evento.type === 'TaskTimedOut') linha.falhas += 1;",
      ],
    },
    async (environment, random) => {
      const retries = random.integer(1, 4);
      const rows = await reportOf(environment, await environment.execute(failing(retries), {}));
      judgeAttempts(rows, 'Buscar', retries + 1);
      const slow = { service: 'dynamodb', action: 'ListTables', delay: 60_000 };
      const timedOut = await environment.withFaults([slow], () =>
        environment.execute(timingOut(retries), {}),
      );
      judgeAttempts(await reportOf(environment, timedOut), 'Listar', retries + 1);
    },
  );

  goal(
    'O gargalo some: a cozinha e o frete são consultados juntos',
    {
      byReason: {
        'execucao-falhou': ['O pedido falhou. A mensagem da AWS, acima, diz onde.'],
        devagar: ['As duas consultas ainda esperam uma pela outra. Um Parallel faz as duas ao mesmo tempo.'],
        saida: [
          'O pedido ficou mais rápido, mas perdeu um dado. O resultado do Parallel é uma lista, um item por ramo.',
        ],
      },
      general: [
        'O relatório mostra onde está o tempo: nas duas consultas, uma depois da outra.',
        'O resultado do Parallel é $states.result, uma lista. $merge junta os objetos dela em um só.',
        "sfn.Parallel.jsonata(this, 'Consultar', { outputs: '{% $merge($states.result) %}' }).branch(consultarCozinha).branch(calcularFrete).",
      ],
    },
    judgeBottleneck,
  );
});

/** Um laço: a mesma máquina passa muitas vezes pelo mesmo estado. */
const loop = (laps: number) => ({
  QueryLanguage: 'JSONata',
  StartAt: 'Começo',
  States: {
    Começo: { Type: 'Pass', Assign: { feitas: 0 }, Next: 'Volta' },
    Volta: { Type: 'Pass', Assign: { feitas: '{% $feitas + 1 %}' }, Next: 'Acabou?' },
    'Acabou?': {
      Type: 'Choice',
      Choices: [{ Condition: `{% $feitas < ${laps} %}`, Next: 'Volta' }],
      Default: 'Fim',
    },
    Fim: { Type: 'Succeed' },
  },
});

/** Uma Task que sempre falha, tentada de novo algumas vezes. */
const failing = (retries: number) => ({
  QueryLanguage: 'JSONata',
  StartAt: 'Buscar',
  States: {
    Buscar: {
      Type: 'Task',
      Resource: 'arn:aws:states:::dynamodb:getItem',
      Arguments: { TableName: 'que-nao-existe', Key: { id: { S: '1' } } },
      Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 1, MaxAttempts: retries }],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Fim' }],
      End: true,
    },
    Fim: { Type: 'Succeed' },
  },
});

/** Uma Task que nunca responde a tempo. */
const timingOut = (retries: number) => ({
  QueryLanguage: 'JSONata',
  StartAt: 'Listar',
  States: {
    Listar: {
      Type: 'Task',
      Resource: 'arn:aws:states:::aws-sdk:dynamodb:listTables',
      Arguments: {},
      TimeoutSeconds: 5,
      Retry: [{ ErrorEquals: ['States.Timeout'], IntervalSeconds: 1, MaxAttempts: retries }],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Fim' }],
      End: true,
    },
    Fim: { Type: 'Succeed' },
  },
});

function judgeSeconds(rows: readonly Row[], names: readonly string[], seconds: readonly number[]): void {
  const said = rows.map(({ estado, segundos }) => `${estado} ${segundos}`).join(', ');
  const happened = `O relatório diz: ${said}.`;
  must(
    [...names].sort().join() ===
      rows
        .map(({ estado }) => estado)
        .sort()
        .join(),
    {
      reason: 'linhas',
      expected: `O relatório deveria ter uma linha para cada estado: ${names.join(', ')}.`,
      happened,
      ...REPORT,
    },
  );
  must(
    rows.some(({ segundos }) => segundos > 0),
    {
      reason: 'sem-tempo',
      expected: 'Cada linha deveria dizer quantos segundos o estado levou.',
      happened,
      ...REPORT,
    },
  );
  for (const [index, name] of names.entries()) {
    const row = rows.find(({ estado }) => estado === name);
    must(Math.round(row?.segundos ?? 0) === seconds[index], {
      reason: 'tempo',
      expected: `"${name}" levou ${seconds[index]} segundos.`,
      happened,
      ...REPORT,
    });
  }
  must(
    rows.every(({ segundos }, index) => segundos <= (rows[index - 1]?.segundos ?? Infinity)),
    {
      reason: 'ordem',
      expected: 'O estado mais demorado deveria vir primeiro.',
      happened,
      ...REPORT,
    },
  );
}

function judgeAttempts(rows: readonly Row[], state: string, expected: number): void {
  const row = rows.find(({ estado }) => estado === state);
  for (const field of ['tentativas', 'falhas'] as const) {
    must(row?.[field] === expected, {
      reason: field,
      expected: `"${state}" foi tentado ${expected} vezes, e falhou em todas.`,
      happened: `O relatório diz ${row?.tentativas} tentativas e ${row?.falhas} falhas.`,
      ...REPORT,
    });
  }
}

/** Dois pedidos, um para cada bairro: com um só, quem decorou as respostas acertaria por sorte de vez em quando. */
async function judgeBottleneck(environment: Environment, random: Random): Promise<void> {
  for (const bairro of ['Centro', 'Moema']) await judgeOrder(environment, random, bairro);
}

async function judgeOrder(
  { machine, withFaults }: Environment,
  random: Random,
  bairro: string,
): Promise<void> {
  const slow = random.integer(4, 8);
  const fault: Fault = { service: 'lambda', action: 'Invoke', delay: slow * 1000 };
  const order = { item: 'lasanha', quantidade: random.integer(1, 90), bairro };
  const execution = await withFaults([fault], () => machine.run(order));
  mustSucceed(execution);
  const [first] = execution.events;
  const last = execution.events.at(-1);
  const seconds = ((last?.timestamp?.getTime() ?? 0) - (first?.timestamp?.getTime() ?? 0)) / 1000;
  must(seconds < slow * 1.8, {
    reason: 'devagar',
    expected: `Cada consulta demora ${slow} segundos. Juntas, deveriam demorar pouco mais que uma.`,
    happened: `O pedido levou ${Math.round(seconds)} segundos.`,
    path: execution.path,
    lookAt: [{ state: 'Consultar cozinha' }],
  });
  const output = execution.output as { preparo?: unknown; frete?: unknown };
  const preparo = 20 + 5 * order.quantidade;
  const frete = order.bairro === 'Centro' ? 5 : 9;
  must(output.preparo === preparo && output.frete === frete, {
    reason: 'saida',
    expected: `A saída deveria ter "preparo": ${preparo} e "frete": ${frete}.`,
    happened: `A saída é ${JSON.stringify(output)}.`,
    path: execution.path,
    lookAt: [{ state: 'Confirmar' }],
  });
}
