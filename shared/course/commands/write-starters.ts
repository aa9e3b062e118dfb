import { catalogue, readySteps } from '../catalogue/catalogue.ts';
import { writeStarters } from '../starters/starters.ts';
import { runCommand } from './run-command.ts';

await runCommand(async () => {
  const slugs = readySteps().map(({ slug }) => slug);
  await writeStarters(slugs);
  console.log(`\n  Retrato gravado: ${slugs.length} de ${catalogue().length} passos.\n`);
  return 0;
});
