/** `npm run curso:gravacoes`: executa cada solução que mudou e grava o que o site mostra dela. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { machinesOf } from '../../testing/machines-of.ts';
import { readySteps } from '../catalogue/catalogue.ts';
import { shown, solutionFolder } from '../paths.ts';
import { makeRecording } from '../recordings/make-recording.ts';
import { recordingFaults, recordingFile } from '../recordings/recording.ts';
import { runCommand } from './run-command.ts';

await runCommand(async () => {
  for (const { slug } of readySteps()) {
    const file = recordingFile(slug);
    // Instantes e identificadores mudam a cada execução: o que ainda é verdade não se regrava.
    const isCurrent = recordingFaults(slug, await machinesOf(solutionFolder(slug))).length === 0;
    if (!isCurrent) {
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, `${JSON.stringify(await makeRecording(slug), null, 2)}\n`);
    }
    console.log(`  ${shown(file)}${isCurrent ? ' (é a de agora)' : ''}`);
  }
  return 0;
});
