import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SERVICES_PAGE, servicesPage } from './services-page.ts';

test('a página do que a AWS local atende diz o que as tabelas dizem', async () => {
  expect(readFileSync(SERVICES_PAGE, 'utf8').replaceAll('\r\n', '\n')).toBe(await servicesPage());
});
