import { buildSite } from './built-site.ts';
import { skipReason } from './chromium.ts';

/** Monta o site antes de qualquer teste, se há um navegador para abri-lo. */
export async function setup(): Promise<void> {
  if (!skipReason) await buildSite();
}
