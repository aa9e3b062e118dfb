/** `npm run diagnostico -- ARQUIVO`: o que há de errado, ou de estranho, em uma definição qualquer. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { diagnose } from '../../testing/diagnosis.ts';
import { diagnosisLines } from '../diagnosis/diagnosis-lines.ts';
import { ROOT } from '../paths.ts';
import { readArguments } from './read-arguments.ts';
import { runCommand, UsageError } from './run-command.ts';

const USAGE = 'Use npm run diagnostico -- caminho/da/definicao.json, ou - para ler da entrada.';
/** Até que tamanho um arquivo se lê, em bytes: a AWS aceita definições de até 1 MB. */
const MAX_BYTES = 2_000_000;

await runCommand(async (args) => {
  const { positionals } = readArguments(args, {}, USAGE);
  const [asked, ...extra] = positionals;
  if (asked === undefined || extra.length > 0) throw new UsageError(USAGE);
  const text = asked === '-' ? await readAll(process.stdin) : await readDefinitionFile(asked);
  const { findings } = diagnose(text);
  console.log(diagnosisLines(asked === '-' ? 'entrada' : asked, text, findings).join('\n'));
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
});

/** @throws {UsageError} quando não há um arquivo de texto ali, ou ele é grande demais */
async function readDefinitionFile(asked: string): Promise<string> {
  const file = path.resolve(process.env.INIT_CWD ?? ROOT, asked);
  const found = await stat(file).catch(() => undefined);
  if (!found) throw new UsageError(`Não há arquivo em ${file}. ${USAGE}`);
  if (!found.isFile()) throw new UsageError(`${file} é uma pasta. Diga um arquivo dentro dela.`);
  if (found.size > MAX_BYTES)
    throw new UsageError(
      `${file} tem ${found.size} bytes; uma definição tem até 1 MB. É esse mesmo o arquivo?`,
    );
  const bytes = await readFile(file);
  if (bytes.includes(0)) throw new UsageError(`${file} não é um arquivo de texto.`);
  return bytes.toString('utf8');
}
