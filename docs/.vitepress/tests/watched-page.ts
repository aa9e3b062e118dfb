import type { Page } from 'playwright-core';

/**
 * Anota o que uma página faz de errado: erros no console, pedidos que falham e pedidos a outro lugar.
 * @param origin o endereço do site, o único a que ela pode pedir algo
 * @returns a lista, que cresce enquanto a página vive
 */
export function watchFaults(page: Page, origin: string): readonly string[] {
  const faults: string[] = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('requestfailed', (request) => {
    // Um pedido que a própria página largou, ao sair dela, não é uma falha.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED')
      faults.push(`não conseguiu pedir ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} em ${response.url()}`);
  });
  page.on('request', (request) => {
    const { origin: asked, protocol } = new URL(request.url());
    if (asked !== origin && !['data:', 'blob:'].includes(protocol))
      faults.push(`pediu ${request.url()}, que é de fora`);
  });
  return faults;
}
