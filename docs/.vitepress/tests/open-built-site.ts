import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { DIST } from './built-site.ts';
import { openChromium } from './chromium.ts';
import { serveFolder } from './static-server.ts';

/** O site montado, servido em 127.0.0.1, e um navegador. Vale depois do `beforeAll`. */
export interface BuiltSite {
  browser: Browser;
  address: string;
}

/** Para chamar dentro de um `describe`: abre o site antes dos testes dele, e o fecha depois. */
export function openBuiltSite(): BuiltSite {
  const opened = {} as BuiltSite;
  let close: (() => void) | undefined;
  beforeAll(async () => {
    const server = await serveFolder(DIST);
    close = server.close;
    opened.address = server.address;
    opened.browser = await openChromium();
  });
  afterAll(async () => {
    await opened.browser?.close();
    close?.();
  });
  return opened;
}
