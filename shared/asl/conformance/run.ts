import { basename, relative, resolve } from 'node:path';
import { readCases } from './cases.ts';
import { checkCase } from './check-case.ts';
import { RECORDS, recordedFiles } from './records.ts';
import { SKIPPED } from './skipped.ts';

const HELP = `Uso: npm run conformance -- [ARQUIVO...] [--show ID] [--failures]
  ARQUIVO     arquivos de casos; sem nenhum, todos os de ../shared/conformance
  --show ID   só os casos cujo id contém ID, com a diferença
  --failures  mostra a diferença de cada caso que discorda`;

interface Options {
  files: string[];
  show?: string;
  failures: boolean;
}

function readOptions(words: string[]): Options {
  const options: Options = { files: [], failures: false };
  for (let index = 0; index < words.length; index++) {
    const word = words[index] as string;
    if (word === '--show') options.show = words[++index];
    else if (word === '--failures') options.failures = true;
    else options.files.push(resolve(word));
  }
  return options;
}

interface Tally {
  passed: number;
  failed: number;
}

async function checkFile(file: string, options: Options): Promise<Tally> {
  const results: Tally = { passed: 0, failed: 0 };
  const histories: Tally = { passed: 0, failed: 0 };
  const total: Tally = { passed: 0, failed: 0 };
  for (const found of readCases(file)) {
    if (options.show && !found.id.includes(options.show)) continue;
    const reason = SKIPPED[found.id];
    if (reason && !options.show) {
      console.log(`  pulado: ${found.id}: ${reason}`);
      continue;
    }
    const verdict = await checkCase(found);
    count(results, verdict.result);
    if (verdict.history) count(histories, verdict.history.difference);
    const problem = verdict.result ?? verdict.history?.difference;
    count(total, problem);
    if (problem && (options.failures || options.show)) console.log(`✗ ${found.id}\n  ${problem}\n`);
    if (!problem && options.show) console.log(`✓ ${found.id}`);
  }
  const withHistories = histories.passed + histories.failed > 0 ? `, históricos ${share(histories)}` : '';
  console.log(`${basename(file)}: resultados ${share(results)}${withHistories}`);
  return total;
}

function count(tally: Tally, problem: string | undefined): void {
  if (problem === undefined) tally.passed++;
  else tally.failed++;
}

function share({ passed, failed }: Tally): string {
  const total = passed + failed;
  const percent = total === 0 ? 100 : (100 * passed) / total;
  return `${passed} de ${total} (${percent.toFixed(1)} %)`;
}

const words = process.argv.slice(2);
if (words.includes('--help')) {
  console.log(HELP);
} else {
  const options = readOptions(words);
  const files = options.files.length > 0 ? options.files : recordedFiles();
  if (files.length === 0) {
    console.log(`Não há registros em ${relative(process.cwd(), RECORDS)}: nada a conferir neste checkout.`);
  }
  const total: Tally = { passed: 0, failed: 0 };
  for (const file of files) {
    const { passed, failed } = await checkFile(file, options);
    total.passed += passed;
    total.failed += failed;
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}
