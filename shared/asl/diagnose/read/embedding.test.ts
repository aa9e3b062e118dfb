import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { diagnose } from '../diagnose.ts';
import { mend } from '../mend.ts';
import { findingsOf, machine, sameFindings } from '../testing/machine.ts';
import { crookedSolution } from '../testing/solutions.ts';
import { applyFix } from '../text-edits.ts';
import { embeddingOf } from './embedding.ts';

const DEFINITION = machine({
  Ler: { Type: 'Pass', Parameters: { 'é "isto"': '$.cliente.nome' }, End: true },
});
const MENDED = machine({
  Ler: { Type: 'Pass', Parameters: { 'é "isto".$': '$.cliente.nome' }, End: true },
});
const asBlock = (text: string) =>
  `Resources:\n  M:\n    Properties:\n      DefinitionString: !Sub |\n${text.replaceAll(/^/gm, '        ')}\n      RoleArn: x\n`;

describe('uma definição em um texto com escapes', () => {
  const file = JSON.stringify({ name: 'x', definition: DEFINITION, status: 'ACTIVE' }, null, 2);

  test('dado um achado nela, o lugar é o do arquivo', () => {
    const [found] = findingsOf('caminho-em-texto', file);
    const { offset, length } = found?.span ?? { offset: 0, length: 0 };
    expect(file.slice(offset, offset + length)).toBe('\\"$.cliente.nome\\"');
    expect(found).toMatchObject({ line: 3, state: 'Ler' });
  });

  test('o conserto troca só o pedaço, e o resto do arquivo fica', () => {
    expect(JSON.parse(mend(file).text)).toEqual({ name: 'x', definition: MENDED, status: 'ACTIVE' });
  });

  test('o que se acrescenta mostra as linhas sem os escapes, e cai no arquivo com eles', () => {
    const task = machine({
      A: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Parameters: { FunctionName: 'f' },
        End: true,
      },
    });
    const [found] = findingsOf('tarefa-sem-retry', JSON.stringify({ definition: task }));
    expect(found?.fix?.mended).toContain('\n      "Retry": [');
    const { definition } = JSON.parse(mend(JSON.stringify({ definition: task })).text);
    expect(JSON.parse(definition).States.A.Retry).toHaveLength(1);
  });

  test('um campo traduzido e uma vírgula sobrando também se consertam no lugar', () => {
    const crooked = DEFINITION.replace('"States"', '"Estados"').replace('"End": true', '"End": true,');
    const { text } = mend(JSON.stringify({ name: 'x', definition: crooked }));
    expect(JSON.parse(JSON.parse(text).definition)).toEqual(JSON.parse(MENDED));
  });
});

describe('uma definição em um bloco de YAML', () => {
  test.each(['\n', '\r\n'])('dado o fim de linha %j, o lugar e o conserto são os do arquivo', (newline) => {
    const file = asBlock(DEFINITION).replaceAll('\n', newline);
    const [found] = findingsOf('caminho-em-texto', file);
    const { offset, length } = found?.span ?? { offset: 0, length: 0 };
    expect(file.slice(offset, offset + length)).toBe('"$.cliente.nome"');
    expect(mend(file).text).toBe(asBlock(MENDED).replaceAll('\n', newline));
  });

  test('dado um conserto de várias linhas, elas ganham o recuo do bloco', () => {
    const task = machine({
      A: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Parameters: { FunctionName: 'f' },
        End: true,
      },
    });
    const { text } = mend(asBlock(task));
    expect(diagnose(text).findings.map(({ rule }) => rule)).toEqual(['dentro-de-outro-arquivo']);
  });
});

describe('uma definição em uma função do CloudFormation', () => {
  const inTemplate = (definition: unknown) =>
    JSON.stringify({ Resources: { M: { Properties: { DefinitionString: definition } } } }, null, 2);

  test.each([
    ['Fn::Sub', { 'Fn::Sub': DEFINITION }, { 'Fn::Sub': MENDED }],
    ['Fn::Sub com variáveis', { 'Fn::Sub': [DEFINITION, { a: 'b' }] }, { 'Fn::Sub': [MENDED, { a: 'b' }] }],
  ])('dada %s, conserta dentro dela', (_what, written, mended) => {
    expect(JSON.parse(mend(inTemplate(written)).text)).toEqual(JSON.parse(inTemplate(mended)));
  });

  test('dado o que o CDK escreve com Fn::Join, examina o texto montado, e não oferece conserto', () => {
    const [start = '', middle = '', end = ''] = machine({
      Ler: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Parameters: { FunctionName: 'AQUI', Payload: { nome: '$.nome' } },
        Next: 'Fim',
      },
    }).split(/aws(?=:states)|AQUI/);
    const file = inTemplate({
      'Fn::Join': [
        '',
        [start, { Ref: 'AWS::Partition' }, middle, { 'Fn::GetAtt': ['Saudar8A2B', 'Arn'] }, end],
      ],
    });
    const findings = diagnose(file).findings;
    expect(findings.map(({ rule }) => rule)).toContain('caminho-em-texto');
    expect(findings.map(({ message }) => message).join()).toContain('"Fim"');
    expect(findings.filter(({ fix }) => fix)).toEqual([]);
    expect(findings.find(({ rule }) => rule === 'dentro-de-outro-arquivo')?.why).toContain(
      'cole só a definição',
    );
  });
});

test.each([
  ['está em outro arquivo', { DefinitionS3Location: { Bucket: 'b', Key: 'k' } }, 'DefinitionS3Location'],
  ['não está em lugar nenhum', { RoleArn: 'x' }, 'Nenhum recurso'],
])('dado um modelo em que a definição %s, diz isso, uma vez', (_where, properties, why) => {
  const file = JSON.stringify({ Resources: { M: { Properties: properties } } }, null, 2);
  expect(diagnose(file).findings).toEqual([
    expect.objectContaining({ rule: 'sem-definicao', why: expect.stringContaining(why) }),
  ]);
});

test('dado um texto escrito de outro jeito, aponta o campo, não oferece conserto e diz o que fazer', () => {
  const oneLine = DEFINITION.replaceAll(/\s*\n\s*/g, ' ');
  const file = `DefinitionString: '${oneLine}'\n`;
  expect(findingsOf('caminho-em-texto', file)).toEqual([expect.objectContaining({ line: 1, column: 19 })]);
  expect(findingsOf('dentro-de-outro-arquivo', file)[0]?.why).toContain('cole só a definição');
  expect(mend(file)).toEqual({ text: file, done: [] });
});

test('cada caractere escapado conta como um só', () => {
  const file = '{"d":"a\\u00e9\\n\\"b"}';
  const { spanInFile } = embeddingOf(file, { offset: 5, length: file.length - 6 }, 'aé\n"b');
  const written = [0, 1, 2, 3, 4].map((offset) => {
    const span = spanInFile({ offset, length: 1 });
    return file.slice(span.offset, span.offset + span.length);
  });
  expect(written).toEqual(['a', '\\u00e9', '\\n', '\\"', 'b']);
});

const template = (definition: string) => ({
  Resources: { M: { Properties: { DefinitionString: definition, RoleArn: 'x' } } },
});
const WRAPPINGS = {
  'na resposta de uma API': (text: string) => JSON.stringify({ definition: text, status: 'ACTIVE' }),
  'em um modelo em JSON': (text: string) => JSON.stringify(template(text), null, 2),
  'em um bloco de um modelo em YAML': asBlock,
  'entre aspas em YAML': (text: string) => `DefinitionString: ${JSON.stringify(text)}\nRoleArn: x\n`,
  'entre aspas simples em YAML': (text: string) =>
    `DefinitionString: '${text.replaceAll("'", "''").replaceAll('\n', '\n\n  ')}'\nRoleArn: x\n`,
};
const withoutDefinition = (text: string): string =>
  JSON.stringify(parse(text, { logLevel: 'silent' }), (key, value) =>
    /^definition/i.test(key) ? undefined : value,
  );

test.each(Object.entries(WRAPPINGS))(
  'dada uma definição torta %s, todo conserto acaba com o seu achado e não toca no resto',
  (_where, wrap) => {
    fc.assert(
      fc.property(crookedSolution(), (definition) => {
        const text = wrap(definition);
        for (const finding of diagnose(text).findings) {
          expect(finding.span.offset + finding.span.length).toBeLessThanOrEqual(text.length);
          if (!finding.fix) continue;
          const fixed = applyFix(text, finding.fix);
          expect(sameFindings(fixed, finding)).toBeLessThan(sameFindings(text, finding));
          expect(withoutDefinition(fixed)).toBe(withoutDefinition(text));
        }
      }),
      { numRuns: 40 },
    );
  },
);
