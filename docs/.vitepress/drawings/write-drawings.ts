/** Grava em `docs/public/desenhos` o desenho de cada passo, como arquivo solto: o README mostra o do passo 4. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { catalogue, readRecording } from '../../../shared/course/data.ts';
import { describe, draw } from '../../../shared/graph/index.ts';

const FOLDER = path.resolve(import.meta.dirname, '..', '..', 'public', 'desenhos');

await mkdir(FOLDER, { recursive: true });
for (const { slug, title } of catalogue().filter(({ state }) => state === 'pronto')) {
  const [machine] = readRecording(slug).machines;
  if (!machine) continue;
  const svg = draw(describe(JSON.parse(machine.definition)), { standalone: true, title });
  await writeFile(path.join(FOLDER, `${slug}.svg`), `${svg}\n`);
  console.log(`  docs/public/desenhos/${slug}.svg`);
}
