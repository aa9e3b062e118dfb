/**
 * Nomes pelos quais só esta máquina nos chama. `sync-` é o que os clientes põem diante do endereço em
 * `StartSyncExecution` e `TestState`.
 */
function isLoopbackName(hostname: string): boolean {
  const name = hostname.toLowerCase().replace(/^sync-/, '');
  return name === '127.0.0.1' || name === 'localhost' || name === '[::1]' || name.endsWith('.localhost');
}

/** Tira a porta de um cabeçalho `Host`. */
function hostnameOf(host: string): string {
  return /^(\[[^\]]*\]|[^:]*)(?::\d{1,5})?$/.exec(host)?.[1] ?? '';
}

/**
 * Diz se o pedido vem desta máquina: uma página de fora que alcance a porta traz outro `Host` (quando
 * aponta um nome seu para 127.0.0.1) ou outro `Origin`.
 */
export function isLocalRequest(headers: Readonly<Record<string, string>>): boolean {
  const host = headers.host ?? headers[':authority'] ?? '';
  if (!isLoopbackName(hostnameOf(host))) return false;
  if (headers.origin === undefined) return true;
  const origin = /^https?:\/\/([^/]+)$/.exec(headers.origin)?.[1];
  return origin !== undefined && isLoopbackName(hostnameOf(origin));
}
