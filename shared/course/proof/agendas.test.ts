import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readySteps } from '../catalogue/catalogue.ts';
import { ROOT } from '../paths.ts';

const PAGE = path.join(ROOT, 'docs', 'para-instrutores.md');
const ROW = /^\| (?<what>[^|]*?) \| (?:(?<how>fazer|mostrar) )?\| (?<minutes>\d+) \|$/;

interface Row {
  what: string;
  how?: string;
  minutes: number;
}

/** As agendas da página: o título e as linhas de cada tabela, sem o total, que vem à parte. */
function agendas(): { title: string; rows: Row[]; total: number }[] {
  const text = readFileSync(PAGE, 'utf8').replaceAll('\r\n', '\n');
  return [...text.matchAll(/^### (.+)\n([\s\S]*?)\| \*\*Total\*\* \| \| \*\*(\d+)\*\* \|$/gm)].map(
    ([, title = '', table = '', total]) => ({
      title,
      total: Number(total),
      rows: table.split('\n').flatMap((line) => {
        const groups = ROW.exec(line)?.groups;
        return groups ? [{ what: groups.what ?? '', how: groups.how, minutes: Number(groups.minutes) }] : [];
      }),
    }),
  );
}

test('cada agenda de quem ensina soma o que promete', () => {
  const sums = agendas().map(({ title, rows }) => [title, rows.reduce((sum, row) => sum + row.minutes, 0)]);
  expect(sums).toEqual([
    ['Duas horas', 120],
    ['Quatro horas', 240],
    ['Um dia', 480],
  ]);
  for (const { rows, total } of agendas())
    expect(total).toBe(rows.reduce((sum, row) => sum + row.minutes, 0));
});

test('um passo que a turma faz inteiro tem, na agenda, ao menos o tempo da página dele', () => {
  const minutesOf = new Map(readySteps().map((step) => [step.number, step.frontmatter?.minutos ?? 0]));
  for (const { title, rows } of agendas())
    for (const { what, how, minutes } of rows) {
      const number = Number(/^Passo (\d\d)$/.exec(what)?.[1]);
      if (how !== 'fazer' || Number.isNaN(number)) continue;
      expect(minutes, `${title}: ${what}`).toBeGreaterThanOrEqual(minutesOf.get(number) ?? 0);
    }
});
