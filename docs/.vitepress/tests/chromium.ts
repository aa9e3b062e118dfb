import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Onde está o Chromium desta máquina; `undefined` se não há nenhum. */
export const chromiumPath = PLACES.find((place) => place !== undefined && existsSync(place));

/** Na integração contínua, a falta do navegador é uma falha; na máquina de alguém, um motivo para pular. */
export const skipReason =
  chromiumPath || process.env.CI === 'true'
    ? undefined
    : 'não há Chromium aqui; diga onde está em CHROMIUM_PATH';

export function openChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath,
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
  });
}
