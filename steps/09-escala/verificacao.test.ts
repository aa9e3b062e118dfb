import {
  type Environment,
  endingOf,
  evidenceOf,
  type JudgedExecution,
  type JudgedMapRun,
  mapRunOf,
  mostAtOnce,
  must,
  mustOpenMapRun,
  mustSucceed,
  type Random,
  shownValue,
  step,
} from '../../shared/testing/index.ts';
import modelos from './modelos.json' with { type: 'json' };

const stack = { file: 'pontuacao-stack.ts', exportName: 'PontuacaoStack', stackName: 'Pontuacao' };
const BATCH = 40;
const AT_ONCE = 10;
const MAP = { lookAt: [{ state: 'Pontuar clientes' }] };

type Version = keyof typeof modelos;
const VERSIONS = ['2025', '2026'] as const;

/** Um arquivo de clientes, e o score de cada CPF das linhas boas. */
interface ClientsFile {
  key: string;
  version: Version;
  csv: string;
  scores: ReadonlyMap<string, number>;
  /** Quantas linhas ele tem, boas e ruins. */
  lines: number;
}

/**
 * Sorteia um arquivo de 23 a 25 lotes.
 * @param badBatches em quantos lotes há uma linha que ninguém pontua
 */
function drawFile(random: Random, badBatches = 0, version: Version = random.pick(VERSIONS)): ClientsFile {
  const lines = random.integer(881, 989);
  const firstCpf = random.integer(10_000_000_000, 90_000_000_000);
  const firstBad = random.integer(0, 15);
  const bad = new Set(
    Array.from({ length: badBatches }, (_, n) => (firstBad + 2 * n) * BATCH + random.integer(0, BATCH - 1)),
  );
  const scores = new Map<string, number>();
  const rows = Array.from({ length: lines }, (_, line) => {
    const cpf = String(firstCpf + line * 13);
    const [renda, parcela] = [random.integer(15, 120) * 100, random.integer(2, 30) * 50];
    const [atrasos, meses] = [random.integer(0, 4), random.integer(0, 240)];
    if (bad.has(line))
      return [cpf, random.pick(['', '0', 'não informada']), parcela, atrasos, meses].join(',');
    scores.set(cpf, scoreOf(version, renda, parcela, atrasos, meses));
    return [cpf, renda, parcela, atrasos, meses].join(',');
  });
  const csv = ['cpf,renda,parcela,atrasos,meses', ...rows].join('\n');
  return { key: `entrada/dia-${random.integer(1, 31)}.csv`, version, csv, scores, lines };
}

function scoreOf(version: Version, renda: number, parcela: number, atrasos: number, meses: number): number {
  const pesos = modelos[version];
  const sum =
    pesos.base +
    pesos.comprometimento * (parcela / renda) +
    pesos.atrasos * atrasos +
    pesos.anos * (meses / 12);
  return Math.round(1000 / (1 + Math.exp(-sum)));
}

step('09-escala', stack, (goal) => {
  const noMapRun = [
    'O Map ainda anda dentro da própria máquina. Um Map distribuído abre um Map Run, com execuções filhas: sfn.DistributedMap.jsonata (TODO 2).',
  ];

  goal(
    'Cada cliente do arquivo recebe o seu score, uma vez só',
    {
      byReason: {
        'sem-map-run': noMapRun,
        'map-run-falhou': [
          'O Map Run falhou. Se a causa fala da função, confira o que "Pontuar lote" manda a ela (TODO 1): uma filha não lê as variáveis da mãe, e o lote chega em $states.input.Items.',
          'Se a causa fala em uma chave do S3, confira o key do itemReader (TODO 2).',
        ],
        faltam: ['Há clientes sem score. Mande à função todos os itens do lote: $states.input.Items.'],
        repetidos: ['O mesmo cliente foi pontuado mais de uma vez.'],
        score: [
          'O score não é o do modelo pedido. A versão vem da entrada: mande-a com cada lote, em batchInput (TODO 3).',
        ],
      },
      general: [
        'São três mudanças: o que se manda à função (TODO 1), de onde vêm os clientes (TODO 2) e como se juntam (TODO 3).',
        'Com itemBatcher, a entrada de cada filha é { "BatchInput": …, "Items": […] }.',
        "itemReader: new sfn.S3CsvItemReader({ bucket: arquivos, key: '{% $states.input.arquivo %}' }) e itemBatcher: new sfn.ItemBatcher({ maxItemsPerBatch: 40, batchInput: { modelo: '{% $modelo %}' } }).",
      ],
    },
    async (environment, random) => {
      for (const version of VERSIONS) {
        const file = drawFile(random, 0, version);
        const { execution, mapRun } = await score(environment, file);
        mustFinish(execution, mapRun);
        const scored = mapRun.children.flatMap(({ output }) => scoresIn(output));
        judgeScores(file, scored, { ...evidenceOf(execution), lookAt: [{ state: 'Pontuar lote' }] });
      }
    },
  );

  goal(
    'Cada filha é Express, e leva um lote de até 40 clientes',
    {
      byReason: {
        'sem-map-run': noMapRun,
        standard: ['As filhas são Standard. O tipo delas se diz em mapExecutionType (TODO 2).'],
        tamanho: ['Confira o maxItemsPerBatch do itemBatcher (TODO 3): até 40 clientes por lote.'],
      },
      general: [
        'O tipo da filha está no TODO(2); o tamanho do lote, no TODO(3).',
        'mapExecutionType: sfn.StateMachineType.EXPRESS e maxItemsPerBatch: 40.',
      ],
    },
    async (environment, random) => {
      const file = drawFile(random);
      const { execution, mapRun } = await score(environment, file);
      judgeBatches(file, mapRun, execution);
    },
  );

  goal(
    'No máximo 10 lotes ao mesmo tempo',
    {
      byReason: {
        'sem-map-run': noMapRun,
        demais: ['Foram lotes demais de uma vez. O limite se chama maxConcurrency (TODO 4).'],
        'de-menos': ['Cabiam mais lotes de uma vez: até 10. Confira o maxConcurrency (TODO 4).'],
      },
      general: [
        'Sem limite, a AWS anda com milhares de filhas de uma vez. Quem não aguenta é a função, ou o birô atrás dela.',
        'maxConcurrency: 10.',
      ],
    },
    async (environment, random) => {
      const slow = [{ service: 'lambda', action: 'Invoke', delay: 1000 }];
      const file = drawFile(random);
      const { execution, mapRun } = await environment.withFaults(slow, () => score(environment, file));
      judgeConcurrency(mapRun, execution);
    },
  );

  goal(
    'Até 10% dos clientes podem falhar; mais que isso, a máquina para',
    {
      byReason: {
        'sem-map-run': noMapRun,
        'nao-tolerou': [
          'Poucas linhas ruins derrubaram tudo. A conta é em clientes, e não em linhas ruins: um lote que falha leva todos os seus. Use toleratedFailurePercentage (TODO 4).',
        ],
        'tolerou-demais': [
          'Com mais de 10% de falhas, a máquina deveria parar. Confira a porcentagem (TODO 4).',
        ],
        'outro-erro': ['A máquina parou, mas por outro motivo. A mensagem da AWS, acima, diz qual.'],
      },
      general: [
        'Sem tolerância, a primeira filha que falha derruba o Map Run.',
        'toleratedFailurePercentage: 10.',
      ],
    },
    async (environment, random) => {
      await judgeTolerated(environment, drawFile(random, 2));
      await judgeRefused(environment, drawFile(random, 3));
    },
  );

  goal(
    'Os scores ficam no bucket, um por linha',
    {
      byReason: {
        'sem-resultados': ['Não há nada em resultados/. Quem escreve ali é o resultWriterV2 (TODO 5).'],
        formato: [
          'Cada linha deveria ser um score. Em writerConfig, FLATTEN desfaz as listas, e JSONL põe um item por linha (TODO 5).',
        ],
        faltam: ['O arquivo não tem o score de todos. Confira o outputs de "Pontuar lote".'],
        repetidos: ['O mesmo cliente aparece em mais de uma linha.'],
        score: ['O arquivo tem um score que não é o do modelo pedido.'],
      },
      general: [
        'resultWriterV2 recebe o bucket, o prefixo e, em writerConfig, a forma do arquivo.',
        'new sfn.WriterConfig({ transformation: sfn.Transformation.FLATTEN, outputType: sfn.OutputType.JSONL }).',
      ],
    },
    async (environment, random) => {
      const file = drawFile(random);
      const before = await resultKeys(environment);
      const { execution } = await score(environment, file);
      const keys = (await resultKeys(environment)).filter((key) => !before.includes(key));
      await judgeResults(environment, execution, file, keys);
    },
  );

  goal(
    '"Resumir" diz quantos foram pontuados e onde estão',
    {
      byReason: {
        'execucao-falhou': [
          'A execução falhou. Se a AWS fala em "tolerated failure threshold", o arquivo tem uma linha ruim, e falta o TODO 4.',
          'Se ela fala em "not authorized", falta iamResources em "Resumir". Se a expressão não achou MapRunArn, o Map ainda não escreve no bucket (TODO 5).',
        ],
        contas: ['Os números não batem com os do Map Run. Eles estão em $states.result.ItemCounts.'],
        manifesto: ['O manifesto é a Key de ResultWriterDetails, que o Map devolve.'],
      },
      general: [
        'tasks.CallAwsService.jsonata chama describeMapRun, do serviço sfn. O Map devolve o MapRunArn.',
        'Em parameters vai o MapRunArn, que está na entrada do estado; em iamResources, mapRuns.',
        "parameters: { MapRunArn: '{% $states.input.MapRunArn %}' }, outputs: { total: '{% $states.result.ItemCounts.Total %}', … } e receberPedido.next(pontuarClientes).next(resumir).",
      ],
    },
    async (environment, random) => {
      const file = drawFile(random, 1);
      const { execution, mapRun } = await score(environment, file);
      mustSucceed(execution);
      judgeSummary(execution, file, mapRun, await resultKeys(environment));
    },
  );
});

/** Põe o arquivo no bucket, como o sistema do banco faria, e manda pontuar. */
async function score(environment: Environment, { key, version, csv }: ClientsFile) {
  await environment.putObject('Arquivos', key, csv);
  const execution = await environment.machine.run({ arquivo: key, modelo: version });
  return { execution, mapRun: await mapRunOf(environment.client, execution.arn) };
}

const resultKeys = ({ objectKeys }: Environment) => objectKeys('Arquivos', 'resultados/');

function mustFinish(
  execution: JudgedExecution,
  mapRun: JudgedMapRun | undefined,
): asserts mapRun is JudgedMapRun {
  mustOpenMapRun(execution, mapRun);
  const failed = mapRun.children.find(({ status }) => status === 'FAILED');
  must(mapRun.status === 'SUCCEEDED', {
    reason: 'map-run-falhou',
    expected: 'O Map Run deveria terminar bem: todas as linhas do arquivo servem.',
    happened: failed
      ? `Uma filha falhou com ${failed.error}, e a entrada dela era ${shownValue(failed.input)}.`
      : endingOf(execution),
    ...evidenceOf(execution),
    awsMessage: failed?.cause ?? execution.cause,
    lookAt: [{ state: failed ? 'Pontuar lote' : 'Pontuar clientes' }],
  });
}

interface Scored {
  cpf: string;
  score: number;
}

const isScored = (value: unknown): value is Scored =>
  value !== null && typeof value === 'object' && 'cpf' in value && 'score' in value;

/** Os scores que há em um valor, onde quer que estejam. */
function scoresIn(value: unknown): Scored[] {
  if (isScored(value)) return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(scoresIn) : [];
}

function judgeScores(
  file: ClientsFile,
  scored: readonly Scored[],
  evidence: ReturnType<typeof evidenceOf>,
): void {
  const byCpf = new Map(scored.map(({ cpf, score }) => [cpf, score]));
  const missing = [...file.scores.keys()].find((cpf) => !byCpf.has(cpf));
  must(missing === undefined, {
    reason: 'faltam',
    expected: `Os ${file.scores.size} clientes deveriam ter score.`,
    happened: `Só ${byCpf.size} têm. O CPF ${missing}, por exemplo, não tem.`,
    ...evidence,
  });
  must(scored.length === byCpf.size, {
    reason: 'repetidos',
    expected: 'Cada cliente deveria ter um score só.',
    happened: `São ${scored.length} scores para ${byCpf.size} clientes.`,
    ...evidence,
  });
  const [wrong] = [...file.scores].filter(([cpf, expected]) => byCpf.get(cpf) !== expected);
  must(wrong === undefined, {
    reason: 'score',
    expected: `Com o modelo ${file.version}, o score do CPF ${wrong?.[0]} deveria ser ${wrong?.[1]}.`,
    happened: `O score foi ${JSON.stringify(byCpf.get(wrong?.[0] ?? ''))}.`,
    ...evidence,
  });
}

function judgeBatches(file: ClientsFile, mapRun: JudgedMapRun | undefined, execution: JudgedExecution): void {
  mustOpenMapRun(execution, mapRun);
  const evidence = { ...evidenceOf(execution), ...MAP };
  const sizes = mapRun.children.map(({ itemCount }) => itemCount);
  const expected = Math.ceil(file.lines / BATCH);
  must(Math.max(...sizes) === BATCH && sizes.length === expected, {
    reason: 'tamanho',
    expected: `Os ${file.lines} clientes deveriam caber em ${expected} lotes, de até ${BATCH}.`,
    happened: `As filhas foram ${sizes.length}, e a maior levou ${Math.max(0, ...sizes)}.`,
    ...evidence,
  });
  must(
    mapRun.children.every(({ arn }) => arn.includes(':express:')),
    {
      reason: 'standard',
      expected: 'As filhas deveriam ser Express.',
      happened: `A primeira é ${mapRun.children[0]?.arn}.`,
      ...evidence,
    },
  );
}

function judgeConcurrency(mapRun: JudgedMapRun | undefined, execution: JudgedExecution): void {
  mustOpenMapRun(execution, mapRun);
  const most = mostAtOnce(mapRun.children);
  const shortfall = {
    expected: `A função leva um segundo. Deveriam andar ${AT_ONCE} lotes ao mesmo tempo.`,
    happened: `Andaram ${most} ao mesmo tempo.`,
    ...evidenceOf(execution),
    ...MAP,
  };
  must(most <= AT_ONCE, { reason: 'demais', ...shortfall });
  must(most === AT_ONCE, { reason: 'de-menos', ...shortfall });
}

async function judgeTolerated(environment: Environment, file: ClientsFile): Promise<void> {
  const { execution, mapRun } = await score(environment, file);
  mustOpenMapRun(execution, mapRun);
  must(mapRun.status === 'SUCCEEDED', {
    reason: 'nao-tolerou',
    expected: `Duas linhas ruins, em ${file.lines}, não deveriam derrubar o Map Run: são dois lotes, menos de 10%.`,
    happened: endingOf(execution),
    ...evidenceOf(execution),
    ...MAP,
  });
}

async function judgeRefused(environment: Environment, file: ClientsFile): Promise<void> {
  const { execution, mapRun } = await score(environment, file);
  mustOpenMapRun(execution, mapRun);
  const expected = `Três lotes com linhas ruins, em ${file.lines} clientes, são mais de 10%: a execução deveria parar.`;
  const evidence = { ...evidenceOf(execution), ...MAP };
  must(mapRun.status === 'FAILED', {
    reason: 'tolerou-demais',
    expected,
    happened: `O Map Run terminou em ${mapRun.status}, com ${mapRun.items.failed} clientes sem score.`,
    ...evidence,
  });
  must(execution.error === 'States.ExceedToleratedFailureThreshold', {
    reason: 'outro-erro',
    expected: `${expected} O erro é States.ExceedToleratedFailureThreshold.`,
    happened: endingOf(execution),
    ...evidence,
  });
}

async function judgeResults(
  environment: Environment,
  execution: JudgedExecution,
  file: ClientsFile,
  keys: readonly string[],
): Promise<void> {
  const evidence = { ...evidenceOf(execution), ...MAP };
  const successes = keys.filter((key) => /SUCCEEDED_\d+\.json/.test(key));
  must(successes.length > 0, {
    reason: 'sem-resultados',
    expected: 'O bucket Arquivos deveria ter, em resultados/, um arquivo com os scores.',
    happened: `Ele não tem nenhum. ${endingOf(execution)}`,
    ...evidence,
  });
  const texts = await Promise.all(successes.map((key) => environment.object('Arquivos', key)));
  const lines = texts.flatMap((text) => (text ?? '').split('\n')).filter((line) => line !== '');
  const scored = lines.map(parsedLine);
  const odd = scored.findIndex((value) => !isScored(value));
  must(odd < 0, {
    reason: 'formato',
    expected: 'Cada linha do arquivo deveria ser um score, como {"cpf":"52998224725","score":827}.',
    happened: `A linha ${odd + 1} é ${shownValue(scored[odd])}.`,
    ...evidence,
  });
  judgeScores(file, scored.filter(isScored), evidence);
}

function parsedLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return line;
  }
}

function judgeSummary(
  execution: JudgedExecution,
  file: ClientsFile,
  mapRun: JudgedMapRun | undefined,
  keys: readonly string[],
): void {
  mustOpenMapRun(execution, mapRun);
  const { output } = execution;
  const summary = output !== null && typeof output === 'object' && !Array.isArray(output) ? output : {};
  const evidence = { ...evidenceOf(execution), lookAt: [{ state: 'Resumir' }] };
  const { succeeded, failed } = mapRun.items;
  must(summary.total === file.lines && summary.pontuados === succeeded && summary.recusados === failed, {
    reason: 'contas',
    expected: `A saída deveria dizer "total": ${file.lines}, "pontuados": ${succeeded}, "recusados": ${failed}.`,
    happened: endingOf(execution),
    ...evidence,
  });
  const { manifesto } = summary;
  must(typeof manifesto === 'string' && manifesto.endsWith('manifest.json') && keys.includes(manifesto), {
    reason: 'manifesto',
    expected: 'A saída deveria ter, em "manifesto", a chave do manifest.json no bucket.',
    happened: `Ela tem ${JSON.stringify(manifesto)}.`,
    ...evidence,
  });
}
