import type { BenchRow } from './rows.ts';

const NUMBER = new Intl.NumberFormat('pt-BR', { maximumFractionDigits: 1 });

/** A tabela do bench, em Markdown. */
export function benchTable(rows: readonly BenchRow[]): string {
  const lines = rows.map(({ name, unit, ours, peer, ratio, target, isMet }) =>
    [
      name,
      `${NUMBER.format(ours)} ${unit}`,
      peer === undefined ? '' : `${NUMBER.format(peer)} ${unit}`,
      ratio === undefined ? '' : `${NUMBER.format(ratio)}×`,
      target,
      isMet ? '✓' : '✗',
    ].join(' | '),
  );
  return ['medida | este motor | comparado | razão | alvo | ', '--- | --- | --- | --- | --- | ---', ...lines]
    .map((line) => `| ${line} |`)
    .join('\n');
}
