import colors from 'picocolors';
import type { Finding, Mended } from '../../testing/diagnosis.ts';

const NAMES = { error: 'erro', warning: 'alerta', hint: 'dica' } as const;
const PAINT = { error: colors.red, warning: colors.yellow, hint: colors.cyan } as const;
/** Quanto de uma linha se mostra, em caracteres. */
const WIDTH = 110;

/** A linha do texto com uma marca embaixo do achado; de uma linha longa, só o pedaço em volta. */
function excerpt(text: string, { line, column, span }: Finding): string[] {
  const whole = (text.split('\n')[line - 1] ?? '').replaceAll('\t', ' ').replace('\r', '');
  const from = column > WIDTH ? column - Math.floor(WIDTH / 2) : 0;
  const shown = whole.slice(from, from + WIDTH);
  const length = Math.max(1, Math.min(span.length, shown.length - (column - 1 - from), WIDTH));
  const gutter = `  ${String(line).padStart(5)} │ `;
  return [
    colors.dim(gutter) + shown,
    `${' '.repeat(gutter.length + Math.max(0, column - 1 - from))}${'^'.repeat(length)}`,
  ];
}

function findingLines(file: string, text: string, finding: Finding): string[] {
  const { severity, message, why, line, column, state, awsMessage, fix } = finding;
  const place = `${file}:${line}:${column}${state === undefined ? '' : `, estado "${state}"`}`;
  return [
    `${PAINT[severity](NAMES[severity])} ${colors.bold(message)}`,
    colors.dim(`  ${place}`),
    ...excerpt(text, finding),
    `  ${why}`,
    ...(awsMessage === undefined ? [] : [colors.dim(`  A AWS diz: ${awsMessage}`)]),
    ...(fix
      ? [
          `  ${colors.green('Conserto')}: ${fix.title}.`,
          ...fix.mended
            .split('\n')
            .slice(0, 12)
            .map((now) => `    ${now.slice(0, WIDTH)}`),
        ]
      : []),
    '',
  ];
}

/**
 * O diagnóstico de um arquivo, como um bom compilador o diria, e o resumo no fim.
 * @param file como a pessoa chamou o arquivo
 */
export function diagnosisLines(file: string, text: string, findings: readonly Finding[]): string[] {
  if (findings.length === 0) return ['', `  ${colors.green('✓')} Nada a dizer de ${file}.`, ''];
  const count = (severity: Finding['severity'], one: string, many: string): string[] => {
    const total = findings.filter((finding) => finding.severity === severity).length;
    return total === 0 ? [] : [`${total} ${total === 1 ? one : many}`];
  };
  const summary = [
    ...count('error', 'erro', 'erros'),
    ...count('warning', 'alerta', 'alertas'),
    ...count('hint', 'dica', 'dicas'),
  ].join(', ');
  return ['', ...findings.flatMap((finding) => findingLines(file, text, finding)), `  ${summary}.`, ''];
}

/**
 * O que `--corrigir` fez, na ordem.
 * @param original como se chama a cópia do que havia antes
 */
export function mendedLines(file: string, done: readonly Mended[], original?: string): string[] {
  if (original === undefined) return ['', `  Em ${file} não há o que consertar sozinho.`];
  return [
    '',
    ...done.map(({ title, line }) => `  ${colors.green('✓')} linha ${line}: ${title}.`),
    `  O que havia antes está em ${original}.`,
  ];
}
