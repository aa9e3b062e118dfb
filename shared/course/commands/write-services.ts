import { writeFile } from 'node:fs/promises';
import { shown } from '../paths.ts';
import { SERVICES_PAGE, servicesPage } from '../proof/services-page.ts';
import { runCommand } from './run-command.ts';

await runCommand(async () => {
  await writeFile(SERVICES_PAGE, await servicesPage());
  console.log(`  ${shown(SERVICES_PAGE)}`);
  return 0;
});
