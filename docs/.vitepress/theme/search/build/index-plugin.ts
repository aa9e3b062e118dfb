import type { Plugin } from 'vite';
import { createMarkdownRenderer, type SiteConfig } from 'vitepress';
import { buildIndex } from '../search-index.ts';
import { type Markdown, siteSections } from './site-sections.ts';

const NAME = 'virtual:indice-da-busca';
const RESOLVED = `\0${NAME}`;

async function indexOf({ srcDir, pages, markdown, site, logger }: SiteConfig): Promise<string> {
  // É o mesmo renderizador do site: o VitePress guarda um só por processo.
  const renderer = await createMarkdownRenderer(srcDir, markdown, site.base, logger);
  return buildIndex(siteSections(srcDir, pages, renderer as unknown as Markdown));
}

/** Leva ao site o índice da busca, montado com ele, em um arquivo à parte que só se baixa ao abrir a busca. */
export function searchIndex(): Plugin {
  let site: SiteConfig;
  let isDev = false;
  return {
    name: 'curso:indice-da-busca',
    configResolved(config) {
      isDev = config.command === 'serve';
      // O VitePress deixa aqui a sua configuração, para as extensões dele.
      site = (config as unknown as { vitepress: SiteConfig }).vitepress;
    },
    resolveId: (id) => (id === NAME ? RESOLVED : undefined),
    async load(id, options) {
      if (id !== RESOLVED) return undefined;
      // Ninguém busca enquanto o HTML é escrito.
      if (options?.ssr) return 'export default async () => "";';
      const json = await indexOf(site);
      if (isDev) return `export default async () => ${JSON.stringify(json)};`;
      const file = this.emitFile({ type: 'asset', name: 'busca.json', source: json });
      return `export default async () => {
        const response = await fetch(import.meta.ROLLUP_FILE_URL_${file});
        if (!response.ok) throw new Error(\`O índice da busca não veio: \${response.status}.\`);
        return response.text();
      };`;
    },
    handleHotUpdate({ file, server }) {
      const index = server.moduleGraph.getModuleById(RESOLVED);
      if (file.endsWith('.md') && index) server.moduleGraph.invalidateModule(index);
    },
  };
}
