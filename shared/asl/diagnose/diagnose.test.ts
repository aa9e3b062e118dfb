import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diagnose } from './diagnose.ts';
import { mend } from './mend.ts';
import { machine, sameFindings } from './testing/machine.ts';
import { crookedSolution, solutionDefinitions } from './testing/solutions.ts';
import { applyFix } from './text-edits.ts';

const rulesOf = (text: string) => diagnose(text).findings.map(({ rule }) => rule);
const GOOD = machine({ A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Succeed' } });

describe('a leitura', () => {
  test('dada uma definição boa, nada a dizer', () => expect(diagnose(GOOD).findings).toEqual([]));

  test.each([
    ['um BOM', `\uFEFF${GOOD}`, 'marca-de-ordem'],
    ['uma cerca de Markdown', `Olhe:\n\n\`\`\`json\n${GOOD}\n\`\`\`\nFim.`, 'cerca-de-markdown'],
    ['um texto em volta', `Aqui está a máquina!\n${GOOD}`, 'texto-em-volta'],
    ['um comentário', GOOD.replace('"A":', '// o começo\n "A":'), 'comentario-no-json'],
    ['uma vírgula sobrando', GOOD.replace('"Succeed"', '"Succeed",'), 'virgula-sobrando'],
    ['aspas curvas', GOOD.replace('"Pass"', '“Pass”'), 'aspas-curvas'],
    ['aspas simples', GOOD.replaceAll('"', "'"), 'aspas-simples'],
    [
      'campos em português',
      GOOD.replace('"States"', '"Estados"').replace('"Next"', '"Próximo"'),
      'campo-traduzido',
    ],
    ['um tipo em português', GOOD.replace('"Succeed"', '"Sucesso"'), 'campo-traduzido'],
  ])('dado %s, acha, diz onde e conserta', (_what, text, rule) => {
    const found = diagnose(text);
    expect(found.findings.map((finding) => finding.rule)).toContain(rule);
    expect(found.definition).toEqual(JSON.parse(GOOD));
    expect(JSON.parse(mend(text).text)).toEqual(JSON.parse(GOOD));
  });

  test('dadas reticências, lê o resto e diz onde está o que falta', () => {
    const { findings } = diagnose('{\n  "StartAt": "A",\n  "States": { "A": { "Type": "Succeed" }, ... }\n}');
    expect(findings.find(({ rule }) => rule === 'reticencias')).toMatchObject({ line: 3, column: 43 });
  });

  test('dado YAML, lê; dado um modelo do CloudFormation, acha a máquina dentro dele', () => {
    const yaml = 'StartAt: A\nStates:\n  A:\n    Type: Pass\n    Next: Nada\n';
    expect(diagnose(yaml).findings).toContainEqual(
      expect.objectContaining({
        rule: 'aws',
        line: 5,
        state: 'A',
        awsMessage: "Missing 'Next' target: Nada",
      }),
    );
    const template = { Resources: { M: { Type: 'X', Properties: { DefinitionString: GOOD } } } };
    expect(diagnose(JSON.stringify(template)).definition).toEqual(JSON.parse(GOOD));
    expect(rulesOf(JSON.stringify({ name: 'x', definition: JSON.parse(GOOD) }))).toEqual([
      'dentro-de-outro-arquivo',
    ]);
  });

  test('dados os nomes que a pessoa deu, não são campos traduzidos', () => {
    const text = machine({ Fim: { Type: 'Pass', Result: { tipo: 'Tarefa', fim: true }, End: true } });
    expect(diagnose(text).findings).toEqual([]);
  });

  test.each(['', '   ', 'oi', '[]', 'null', '{', '{"States":', '```\n', '\uFEFF', '%PDF-1.4', '- a\n- b'])(
    'dado %j, termina em achados',
    (text) => {
      expect(diagnose(text).findings.length).toBeGreaterThan(0);
    },
  );

  test.each([
    ['colchetes', '['.repeat(20_000)],
    ['chaves', '{"a":'.repeat(20_000)],
    ['colchetes em YAML', `a: ${'['.repeat(20_000)}`],
    ['itens em uma linha de YAML', '- '.repeat(50_000)],
    ['chaves explícitas em YAML', '? '.repeat(50_000)],
    ['recuo em YAML', Array.from({ length: 400 }, (_, at) => `${' '.repeat(at)}k:`).join('\n')],
  ])('dados %s que se aninham sem fim, diz onde', (_what, text) => {
    expect(rulesOf(text)).toContain('fundo-demais');
  });

  test.each([
    ['âncoras', '&a '.repeat(50_000)],
    ['referências', '- *a\n'.repeat(50_000)],
    ['marcas', '!!a '.repeat(50_000)],
  ])('dadas %s sem fim em YAML, diz onde', (_what, text) => {
    expect(rulesOf(text)).toContain('marcas-demais');
  });

  test('dado um campo repetido em YAML, diz qual', () => {
    expect(
      diagnose('StartAt: A\nStates:\n  A:\n    Type: Pass\n    End: true\n    Type: Wait\n').findings,
    ).toContainEqual(expect.objectContaining({ rule: 'campo-repetido', line: 6 }));
  });

  test('dado o tamanho máximo, não fica devendo: o custo cresce com o texto, e não com o quadrado dele', () => {
    const states = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, at) => [`S${at}`, { Type: 'Pass', Next: `S${at + 1}` }]),
    );
    const big = machine({ ...states, S5000: { Type: 'Succeed' } });
    expect(diagnose(big).findings).toEqual([]);
    const { findings } = diagnose(big.replaceAll('"Type"', '// aqui\n"Type"'));
    expect(findings).toHaveLength(301);
    expect(findings.at(-1)).toMatchObject({
      rule: 'achados-demais',
      message: 'Há mais 4701 achados além destes.',
    });
  }, 20_000);

  test('dado qualquer texto, ou uma definição com pedaços trocados, nunca lança, e todo conserto acaba com o seu achado', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        diagnose(text);
      }),
      { numRuns: 200 },
    );
    fc.assert(
      fc.property(crookedSolution(), (text) => {
        for (const finding of diagnose(text).findings) {
          const { fix, line, column } = finding;
          expect(line).toBeGreaterThan(0);
          expect(column).toBeGreaterThan(0);
          if (fix)
            expect(sameFindings(applyFix(text, fix), finding)).toBeLessThan(sameFindings(text, finding));
        }
      }),
      { numRuns: 60 },
    );
  });
});

// O passo 2 ainda não ensinou o Retry; o 11 faz a mesma pergunta de dois jeitos, de propósito, nas duas linguagens.
test('nas soluções do curso, nada além de dicas', () => {
  const found = solutionDefinitions().flatMap(({ name, definition }) =>
    diagnose(definition).findings.map(({ rule, severity }) => `${name.slice(0, 2)} ${severity} ${rule}`),
  );
  expect(found).toEqual([
    '02 hint tarefa-sem-retry',
    '02 hint tarefa-sem-retry',
    '11 hint prompt-sem-a-resposta-anterior',
    '11 hint prompt-sem-a-resposta-anterior',
  ]);
});

const LAMBDA = 'arn:aws:states:::lambda:invoke';
const MODEL = 'arn:aws:states:::bedrock:invokeModel';
const RETRY = [{ ErrorEquals: ['States.ALL'] }];
const claude = (body: object, rest: object = {}) =>
  machine({
    Perguntar: {
      Type: 'Task',
      Resource: MODEL,
      Parameters: { ModelId: 'anthropic.claude-3-haiku-20240307-v1:0', Body: body },
      Retry: RETRY,
      End: true,
      ...rest,
    },
  });

describe('o que a AWS aceita e não era o que se quis', () => {
  test.each<[string, string, string, string]>([
    [
      'um Choice sem Default',
      machine({
        A: { Type: 'Choice', Choices: [{ Variable: '$.x', IsPresent: true, Next: 'B' }] },
        B: { Type: 'Succeed' },
      }),
      'escolha-sem-default',
      '/States/A',
    ],
    [
      'uma função sem Retry',
      machine({ A: { Type: 'Task', Resource: LAMBDA, Parameters: { FunctionName: 'f' }, End: true } }),
      'tarefa-sem-retry',
      '/States/A',
    ],
    [
      'JSONata em um estado JSONPath',
      machine({ A: { Type: 'Pass', Parameters: { nome: '{% $states.input.nome %}' }, End: true } }),
      'linguagem-trocada',
      '/States/A/Parameters/nome',
    ],
    [
      'um caminho em um estado JSONata',
      machine({ A: { Type: 'Pass', Output: { nome: '$.nome' }, End: true } }, { QueryLanguage: 'JSONata' }),
      'linguagem-trocada',
      '/States/A/Output/nome',
    ],
    [
      'um campo sem .$',
      machine({ A: { Type: 'Pass', Parameters: { nome: '$.cliente.nome' }, End: true } }),
      'caminho-em-texto',
      '/States/A/Parameters/nome',
    ],
    [
      'um caminho no meio de um texto',
      machine({
        A: { Type: 'Pass', Parameters: { prompt: 'Sugira um prato para $.cliente.nome' }, End: true },
      }),
      'caminho-em-texto',
      '/States/A/Parameters/prompt',
    ],
    [
      'um recurso de exemplo',
      machine({ A: { Type: 'Task', Resource: 'arn:aws:lambda:REGION:ACCOUNT_ID:function:f', End: true } }),
      'nome-de-exemplo',
      '/States/A/Resource',
    ],
    [
      'um corpo de Titan em um Claude',
      claude({ inputText: 'oi' }),
      'corpo-de-outro-modelo',
      '/States/Perguntar/Parameters/Body/inputText',
    ],
    [
      'a resposta de Titan em um Claude',
      claude({ messages: [] }, { ResultSelector: { 'texto.$': '$.Body.results[0].outputText' } }),
      'corpo-de-outro-modelo',
      '/States/Perguntar/ResultSelector/texto.$',
    ],
    [
      'texto pedido a um modelo de embeddings',
      claude({ messages: [] }).replace(
        'anthropic.claude-3-haiku-20240307-v1:0',
        'amazon.titan-embed-text-v2:0',
      ),
      'corpo-de-outro-modelo',
      '/States/Perguntar/Parameters/ModelId',
    ],
    [
      'um laço sem saída',
      machine({ A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Wait', Seconds: 1, Next: 'A' } }),
      'laco-sem-saida',
      '/States/A',
    ],
  ])('dado %s, acha no lugar', (_what, text, rule, pointer) => {
    const finding = diagnose(text).findings.find((one) => one.rule === rule);
    expect(finding?.pointer).toBe(pointer);
    expect(finding?.state).toBeDefined();
  });

  test('onde a AWS também avisa, é um achado só, com a frase dela', () => {
    const text = machine({ A: { Type: 'Pass', Parameters: { nome: '$.cliente.nome' }, End: true } });
    expect(diagnose(text).findings).toEqual([
      expect.objectContaining({
        rule: 'caminho-em-texto',
        awsMessage: 'No .$ on a field that appears to be a JSONPath or Intrinsic Function.',
      }),
    ]);
  });

  test('um item de lista se chama pelo nome da lista', () => {
    const text = machine({ A: { Type: 'Pass', Parameters: { itens: ['a', '$.b'] }, End: true } });
    expect(diagnose(text).findings[0]?.message).toContain('"itens[1]"');
  });

  test('um conserto deixa o texto legível e sem aquele achado', () => {
    const text = machine({
      A: { Type: 'Pass', Parameters: { nome: '$.cliente.nome' }, Next: 'B' },
      B: { Type: 'Task', Resource: LAMBDA, Parameters: { FunctionName: 'f' }, End: true },
    });
    const mended = mend(text).text;
    expect(diagnose(mended).findings).toEqual([]);
    expect(JSON.parse(mended)).toMatchObject({
      States: { A: { Parameters: { 'nome.$': '$.cliente.nome' } }, B: { Retry: [{ MaxAttempts: 5 }] } },
    });
  });
});
