/** O diagnóstico diante de todas as definições que há por perto: as gravadas da AWS, quando estão ao lado do projeto. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { recordedFiles } from '../conformance/records.ts';
import { isObject, type Json } from '../json/index.ts';
import { diagnose } from './diagnose.ts';

/** Uma definição gravada; `succeeded` quando uma execução dela chegou ao fim na AWS. */
interface Recorded {
  definition: string;
  succeeded: boolean;
}

function* definitionsIn(value: Json, succeeded: boolean): Generator<Recorded> {
  if (typeof value === 'string') {
    if (value.trimStart().startsWith('{') && value.includes('"StartAt"'))
      yield { definition: value, succeeded };
  } else if (Array.isArray(value)) for (const item of value) yield* definitionsIn(item, succeeded);
  else if (isObject(value)) {
    if ('StartAt' in value && 'States' in value) yield { definition: JSON.stringify(value), succeeded };
    else {
      const ended = succeeded || JSON.stringify(value).includes('"SUCCEEDED"');
      for (const inner of Object.values(value)) yield* definitionsIn(inner, ended);
    }
  }
}

const files = recordedFiles();
const recorded = files.flatMap((file) => [
  ...new Map(
    (JSON.parse(readFileSync(file, 'utf8')) as Json[])
      .flatMap((record) => [...definitionsIn(record, false)])
      .map((found) => [found.definition, found]),
  ).values(),
]);

describe.skipIf(files.length === 0)('as definições gravadas da AWS', () => {
  test('terminam em achados com lugar, e nenhuma lança', () => {
    expect(recorded.length).toBeGreaterThan(300);
    for (const { definition } of recorded)
      for (const { line, column, span } of diagnose(definition).findings) {
        expect(line).toBeGreaterThan(0);
        expect(column).toBeGreaterThan(0);
        expect(span.offset).toBeLessThan(definition.length);
      }
  });

  test('as que chegaram ao fim não leem um caminho nem uma variável que não existe', () => {
    const ended = recorded.filter(({ succeeded }) => succeeded);
    expect(ended.length).toBeGreaterThan(100);
    const alarms = ended.flatMap(({ definition }) =>
      diagnose(definition).findings.filter(({ rule }) =>
        ['caminho-sem-valor', 'variavel-sem-valor'].includes(rule),
      ),
    );
    expect(alarms.map(({ message }) => message)).toEqual([]);
  });
});
