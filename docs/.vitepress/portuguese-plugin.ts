/**
 * O que o tema do VitePress diz em inglês, sem opção para mudar: quase tudo se lê só em um leitor de tela. As frases
 * com opção estão em `labels.ts`.
 */

import type { Plugin } from 'vite';
import type { MarkdownRenderer } from 'vitepress';

/** Por componente do tema: o que ele diz, e o que passa a dizer. */
const PHRASES: Readonly<Record<string, readonly (readonly [english: string, portuguese: string])[]>> = {
  'VPDocFooter.vue': [['>Pager<', '>Anterior e próxima<']],
  'VPNavBarMenu.vue': [['Main Navigation', 'Navegação principal']],
  'VPNavBarExtra.vue': [['label="extra navigation"', 'label="Mais opções"']],
  'VPNavBarHamburger.vue': [['aria-label="mobile navigation"', 'aria-label="Menu"']],
  'VPSidebar.vue': [['Sidebar Navigation', 'Passos e páginas do curso']],
  'VPSidebarItem.vue': [['aria-label="toggle section"', 'aria-label="Abrir ou fechar esta parte"']],
};

/** Uma versão do VitePress mudou uma frase: a tradução precisa acompanhar. */
export class UnknownPhrase extends Error {
  override readonly name = 'UnknownPhrase';
}

/**
 * O texto de um componente do tema, em português.
 * @param name o nome do arquivo, como `VPSidebar.vue`
 * @throws {UnknownPhrase} quando uma frase não está mais lá
 */
export function inPortuguese(name: string, source: string): string {
  return (PHRASES[name] ?? []).reduce((text, [english, portuguese]) => {
    if (!text.includes(english))
      throw new UnknownPhrase(
        `${name}, do VitePress, não diz mais "${english}". Mude em portuguese-plugin.ts.`,
      );
    return text.replaceAll(english, portuguese);
  }, source);
}

export const THEME_COMPONENTS: readonly string[] = Object.keys(PHRASES);

/** Traduz os componentes do tema ao montar o site. */
export const portugueseTheme = (): Plugin => ({
  name: 'curso:tema-em-portugues',
  enforce: 'pre',
  transform(code, id) {
    const name = /vitepress\/dist\/client\/theme-default\/components\/(VP\w+\.vue)$/.exec(id)?.[1];
    return name !== undefined && name in PHRASES ? inPortuguese(name, code) : undefined;
  },
});

/** O endereço que aparece ao lado de cada título, com nome em português. */
export function portugueseAnchors(markdown: MarkdownRenderer): void {
  markdown.core.ruler.push('ancoras-em-portugues', ({ tokens }) => {
    for (const link of tokens.flatMap(({ children }) => children ?? [])) {
      const label = link.attrGet('class') === 'header-anchor' ? link.attrGet('aria-label') : null;
      if (label !== null) link.attrSet('aria-label', label.replace('Permalink to', 'Endereço de'));
    }
  });
}
