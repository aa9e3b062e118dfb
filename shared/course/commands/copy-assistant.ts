import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { shown, solutionFolder, stepFolder } from '../paths.ts';
import { sharedAssistant } from '../proof/same-assistant.ts';
import { runCommand } from './run-command.ts';

/** Leva ao passo 15 o que mudou no assistente do passo 14. */
await runCommand(async () => {
  for (const folder of [stepFolder('15-nuvem'), solutionFolder('15-nuvem')]) {
    for (const [name, text] of Object.entries(sharedAssistant()))
      await writeFile(path.join(folder, name), text);
    console.log(`  ${shown(folder)}`);
  }
  return 0;
});
