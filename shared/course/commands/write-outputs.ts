import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readySteps } from '../catalogue/catalogue.ts';
import { createCheckRunner } from '../check/check-runner.ts';
import { shown } from '../paths.ts';
import { currentOutput, shownOutputFile, stillTrue } from '../proof/shown-output.ts';
import { runCommand } from './run-command.ts';

await runCommand(async () => {
  const runner = createCheckRunner();
  try {
    for (const step of readySteps()) {
      const file = shownOutputFile(step.slug);
      await mkdir(path.dirname(file), { recursive: true });
      const current = await currentOutput(runner, step);
      if (!stillTrue(step.slug, current)) await writeFile(file, current);
      console.log(`  ${shown(file)}`);
    }
  } finally {
    await runner.close();
  }
  return 0;
});
