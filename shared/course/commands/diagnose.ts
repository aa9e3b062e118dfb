/** `npm run diagnostico -- ARQUIVO`: o que há de errado, ou de estranho, em uma definição qualquer. */
import { existsSync } from 'node:fs';
import { copyFile, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { diagnose, mend } from '../../testing/diagnosis.ts';
import { diagnosisLines, mendedLines } from '../diagnosis/diagnosis-lines.ts';
import { ROOT } from '../paths.ts';
import { readArguments } from './read-arguments.ts';
import { runCommand, UsageError } from './run-command.ts';

const USAGE =
  'Use npm run diagnostico -- caminho/da/definicao.json (com --corrigir, ele conserta o arquivo), ou - para ler da entrada.';
/** Até que tamanho um arquivo se lê, em bytes: a AWS aceita definições de até 1 MB. */
const MAX_BYTES = 2_000_000;

await runCommand(async (args) => {
  const { values, positionals } = readArguments(
    args,
    { corrigir: { type: 'boolean', default: false } },
    USAGE,
  );
  const [asked, ...extra] = positionals;
  if (asked === undefined || extra.length > 0) throw new UsageError(USAGE);
  if (asked === '-' && values.corrigir)
    throw new UsageError('--corrigir precisa de um arquivo: o que vem da entrada não tem onde ser gravado.');
  const name = asked === '-' ? 'entrada' : asked;
  let text = asked === '-' ? await readAll(process.stdin) : await readDefinitionFile(fileOf(asked));
  if (values.corrigir) text = await mendFile(name, fileOf(asked), text);
  const { findings } = diagnose(text);
  console.log(diagnosisLines(name, text, findings).join('\n'));
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
});

/** O caminho de um arquivo como a pessoa o escreveu, de onde ela chamou o npm. */
function fileOf(asked: string): string {
  return path.resolve(process.env.INIT_CWD ?? ROOT, asked);
}

/** Conserta o arquivo, e guarda ao lado dele o que havia. @returns o texto como ficou */
async function mendFile(name: string, file: string, text: string): Promise<string> {
  const { text: mended, done } = mend(text);
  if (done.length === 0) {
    console.log(mendedLines(name, done).join('\n'));
    return text;
  }
  const original = unusedName(`${file}.original`);
  await copyFile(file, original);
  await writeFile(file, mended);
  console.log(mendedLines(name, done, path.basename(original)).join('\n'));
  return mended;
}

/** O nome dado, ou ele com um número, se já houver algo ali. */
function unusedName(place: string): string {
  for (let copy = 2, name = place; ; copy++) {
    if (!existsSync(name)) return name;
    name = `${place}-${copy}`;
  }
}

/** @throws {UsageError} quando não há um arquivo de texto ali, ou ele é grande demais */
async function readDefinitionFile(file: string): Promise<string> {
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
