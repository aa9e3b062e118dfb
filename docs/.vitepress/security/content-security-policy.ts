import { createHash } from 'node:crypto';

/** Os scripts escritos na própria página: os do VitePress, que escolhem o tema e levam o mapa das páginas. */
const INLINE_SCRIPT = /<script(?<attributes>[^>]*)>(?<code>[\s\S]*?)<\/script>/g;

/** Um bloco de dados não executa, e a política não olha para ele. */
const runs = (attributes: string): boolean =>
  !/\ssrc=/.test(attributes) && !/type="application\/(?:ld\+)?json"/.test(attributes);

const hashOf = (code: string): string => `'sha256-${createHash('sha256').update(code).digest('base64')}'`;

/**
 * A política de segurança de uma página pronta. Só executa script que veio do site, e os escritos na página cujo
 * resumo se conhece: nada que entre pelo endereço, por um arquivo ou por um texto colado vira programa, e nada
 * sai para outro lugar.
 *
 * Estilo escrito na página é permitido: o realce de código e o editor o usam, e ele não tem para onde mandar nada.
 * @see https://www.w3.org/TR/CSP3/
 */
export function policyOf(html: string): string {
  const hashes = [...html.matchAll(INLINE_SCRIPT)].flatMap(({ groups }) =>
    groups?.code && runs(groups.attributes ?? '') ? [hashOf(groups.code)] : [],
  );
  return [
    "default-src 'none'",
    `script-src ${["'self'", ...new Set(hashes)].join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** A página com a política na frente de tudo: ela só vale para o que vem depois. */
export function withPolicy(html: string): string {
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policyOf(html)}">\n    <meta name="referrer" content="no-referrer">`;
  return html.replace(/<meta charset="utf-8">/i, (charset) => `${charset}\n    ${meta}`);
}
