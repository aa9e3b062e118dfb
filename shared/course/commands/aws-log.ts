import colors from 'picocolors';
import type { LogEntry } from '../../testing/local-aws.ts';

/** Uma linha do que a AWS local fez, para o terminal; `undefined` para o que não interessa a quem estuda. */
export function logLine(entry: LogEntry): string | undefined {
  switch (entry.kind) {
    case 'function':
      return entry.level === 'PLATFORM'
        ? undefined
        : `  ${colors.magenta(entry.functionName)} ${entry.message}`;
    case 'model':
      return `  ${colors.magenta(entry.modelId)} ${tokens(entry)} ${colors.dim(`(${entry.model})`)}`;
    case 'notice':
      return `  ${colors.cyan('●')} ${entry.message}`;
    case 'problem':
      return `  ${colors.red('✗')} ${entry.message}${entry.error === undefined ? '' : colors.dim(` (${String(entry.error)})`)}`;
    case 'request': {
      const outcome =
        entry.error === undefined
          ? colors.green(String(entry.status))
          : colors.yellow(`${entry.status} ${entry.error}`);
      return `  ${colors.dim(`${entry.service}.`)}${entry.action} ${outcome} ${colors.dim(`${Math.round(entry.milliseconds)} ms`)}`;
    }
  }
}

/** Tokens de ida e de volta, e o que custariam na AWS. */
function tokens({ inputTokens, outputTokens, costInDollars, error }: LogEntry & { kind: 'model' }): string {
  if (error !== undefined) return colors.yellow(error);
  const cost =
    costInDollars === undefined
      ? ''
      : `, US$ ${costInDollars.toLocaleString('pt-BR', { maximumSignificantDigits: 2 })} na AWS`;
  return `${inputTokens} → ${outputTokens} tokens${cost}`;
}
