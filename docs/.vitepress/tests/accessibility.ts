import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** As regras do WCAG 2.1, níveis A e AA, que a página aberta descumpre, e onde. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`,
  );
}
