import { writeFile } from 'node:fs/promises';
import { currentReadme, README_FILE } from '../proof/readme.ts';
import { runCommand } from './run-command.ts';

await runCommand(async () => {
  await writeFile(README_FILE, currentReadme());
  console.log('  README.md');
  return 0;
});
