import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/**
 * As regras do WCAG 2.1, níveis A e AA, que a página aberta descumpre, e onde.
 * @param isCodeLeftOut não examina os blocos de código: têm milhares de pedaços coloridos, iguais em toda página
 */
export async function accessibilityFaults(page: Page, isCodeLeftOut = false): Promise<string[]> {
  const examination = new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']);
  if (isCodeLeftOut) examination.exclude('.vp-doc pre code');
  return describeViolations(examination);
}

/** O que muda de uma página a outra quando só as cores mudam: o contraste do conteúdo, fora dos blocos de código. */
export async function contrastFaults(page: Page): Promise<string[]> {
  return describeViolations(
    new AxeBuilder({ page }).withRules(['color-contrast']).include('.VPContent').exclude('.vp-doc pre code'),
  );
}

async function describeViolations(examination: AxeBuilder): Promise<string[]> {
  const { violations } = await examination.analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`,
  );
}
