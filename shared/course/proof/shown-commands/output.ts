/** O que muda de uma rodada para outra sem que a saída deixe de ser a mesma: tempos, portas, sementes, identificadores. */
const CHANGING: readonly [RegExp, string][] = [
  [/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID'],
  [/\d+,\d+ (m?s)\b/g, 'N $1'],
  [/semente \d+/g, 'semente N'],
  [/127\.0\.0\.1:\d+/g, '127.0.0.1:N'],
  [/\d{2}:\d{2}:\d{2}(\.\d+)?/g, 'HORA'],
  [/\s+/g, ' '],
];

const settled = (line: string): string =>
  CHANGING.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), line).trim();

/**
 * A primeira linha da saída mostrada que a saída de verdade não tem, na ordem. Uma linha `…` vale por qualquer coisa.
 * @param shown o bloco da página, talvez com o comando na primeira linha, depois de `$`
 */
export function missingLine(shown: string, output: string): string | undefined {
  const lines = output.split('\n').map(settled);
  let from = 0;
  for (const line of shown.split('\n')) {
    const wanted = settled(line);
    if (wanted === '' || wanted === '…' || wanted.startsWith('$ ')) continue;
    const at = lines.indexOf(wanted, from);
    if (at < 0) return line.trim();
    from = at + 1;
  }
  return undefined;
}
