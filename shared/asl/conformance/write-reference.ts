import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { benchRows } from '../bench/rows.ts';
import { benchTable } from '../bench/table.ts';
import { readCases } from './cases.ts';
import { checkCase } from './check-case.ts';
import { PROJECT, recordedFiles } from './records.ts';
import { referencePage } from './reference/page.ts';
import { Tally } from './reference/tally.ts';

const PAGE = join(PROJECT, 'docs', 'referencia', 'motor.md');

/** Confere todos os registros, mede o motor e escreve a página de referência. Leva um minuto. */
async function writeReference(): Promise<void> {
  const files = recordedFiles();
  if (files.length === 0) {
    console.error('Não há registros da AWS em ../shared/conformance. A página fica como está.');
    process.exitCode = 1;
    return;
  }
  const tally = new Tally();
  for (const file of files) await tally.addFile(basename(file), readCases(file), checkCase);
  const bench = benchTable(await benchRows());
  const today = new Intl.DateTimeFormat('pt-BR', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date());
  const measuredOn = `Medido em ${today}, com o Node ${process.versions.node}, numa máquina de ${cpus().length} núcleos.`;
  mkdirSync(dirname(PAGE), { recursive: true });
  writeFileSync(PAGE, referencePage({ tally, bench, measuredOn }));
  console.log(`Escrita: ${PAGE}`);
}

await writeReference();
