import { describe, expect, test } from 'vitest';
import type { Step } from '../catalogue/catalogue.ts';
import { courseTable, guideWith, type MeasuredRow, tableFaults } from './course-table.ts';

const row = (number: number, change: Partial<MeasuredRow> = {}): MeasuredRow => ({
  step: { number, title: `Passo ${number}`, frontmatter: { minutos: 20 } } as unknown as Step,
  goals: 5,
  wrongAnswers: 9,
  checkMs: 1234,
  proofMs: 45_600,
  ...change,
});
const EMPTY = '# Guia\n\n<!-- tabela dos passos -->\n<!-- /tabela dos passos -->\n\nFim.\n';
const guide = (...rows: MeasuredRow[]) => guideWith(courseTable(rows, 'Medido aqui.'), EMPTY);

describe('a tabela do guia de quem contribui', () => {
  test('tem uma linha por passo e o total, entre as marcas, e o resto do guia não muda', () => {
    const text = guide(row(1), row(2));
    expect(text).toContain('| 01 | Passo 1 | 20 | 5 | 9 | 1,2 s | 45,6 s |');
    expect(text).toContain('| | **Total** | 40 | 10 | 18 | 2,5 s | 91,2 s |');
    expect(text.startsWith('# Guia\n\n<!--')).toBe(true);
    expect(text.endsWith('<!-- /tabela dos passos -->\n\nFim.\n')).toBe(true);
    expect(guideWith(courseTable([row(1), row(2)], 'Medido aqui.'), text)).toBe(text);
  });

  test('os tempos mudam de máquina para máquina, e não são falta', () => {
    expect(tableFaults([row(1, { checkMs: 9, proofMs: 9 })], guide(row(1)))).toEqual([]);
  });

  test.each([
    ['outra contagem de metas', [row(1, { goals: 6 })]],
    ['outra contagem de respostas erradas', [row(1, { wrongAnswers: 10 })]],
    ['um passo a mais no curso', [row(1), row(2)]],
    ['um passo a menos no curso', []],
  ])('dada %s, manda rodar npm run curso:tabela', (_, rows) => {
    expect(tableFaults(rows, guide(row(1)))[0]).toContain('rode npm run curso:tabela');
  });

  test('dado um guia sem a tabela, diz qual é', () => {
    expect(tableFaults([row(1)], '# Guia\n')[0]).toContain('não tem a tabela dos passos');
  });
});
