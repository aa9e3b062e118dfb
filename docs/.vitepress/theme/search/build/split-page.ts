import type { Section } from '../section.ts';

const TAG = /<(?:[^>"']|"[^"]*"|'[^']*')*>/g;
const INLINE_TAG =
  /<\/?(?:a|b|code|em|i|kbd|s|span|strong|sub|sup|Fato|Passo)(?:\s(?:[^>"']|"[^"]*"|'[^']*')*)?>/g;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ZeroWidthSpace: '',
};

const decode = (text: string): string =>
  text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&(\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity);

const plain = (html: string): string =>
  decode(html.replace(INLINE_TAG, '').replace(TAG, ' ').replaceAll('\u200B', '')).replace(/\s+/g, ' ').trim();

const HEADING = /<h[1-6]\s[^>]*?id="([^"]*)"[^>]*>([\s\S]*?)<\/h[1-6]>/g;
const PERMALINK = /<a class="header-anchor"[\s\S]*?<\/a>/g;
const CODE_BLOCK = /<pre[^>]*>([\s\S]*?)<\/pre>/g;
/** O botão de copiar e o nome da linguagem, que o VitePress põe em volta de um bloco. */
const BLOCK_FRAME = /<button[^>]*><\/button>|<span class="lang">[^<]*<\/span>/g;

/**
 * Divide uma página montada em trechos, um por título.
 * @param url endereço da página, sem a base
 * @param page o nome da página na busca
 * @param html o que o VitePress fez do Markdown
 */
export function splitPage(url: string, page: string, html: string): Section[] {
  const headings = [...html.matchAll(HEADING)];
  return headings.flatMap(({ 0: tag, 1: id = '', 2: title = '', index }, position): Section[] => {
    const body = html.slice(index + tag.length, headings[position + 1]?.index);
    const code = [...body.matchAll(CODE_BLOCK)].map(([, block = '']) =>
      decode(block.replace(TAG, '')).trim(),
    );
    const text = plain(body.replace(CODE_BLOCK, ' ').replace(BLOCK_FRAME, ' '));
    const heading = plain(title.replace(PERMALINK, ''));
    const isTop = tag.startsWith('<h1');
    if (!isTop && text === '' && code.length === 0) return [];
    return [
      {
        url: isTop ? url : `${url}#${id}`,
        page,
        heading: isTop ? page : heading,
        text,
        code: code.join('\n'),
      },
    ];
  });
}
