import { realpathSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'vitepress';
import { factsOfPage } from '../../shared/course/data.ts';
import { drawingsOfPage } from './drawings/step-drawings.ts';
import { graphStyle } from './graph-style-plugin.ts';
import { labels } from './labels.ts';
import { portugueseAnchors, portugueseTheme } from './portuguese-plugin.ts';
import { withPolicy } from './security/content-security-policy.ts';
import { sidebar } from './sidebar.ts';
import { searchIndex } from './theme/search/build/index-plugin.ts';

/** Em uma subpasta (GitHub Pages), `CURSO_BASE=/do-fluxograma-ao-delivery/ npm run build`. */
const base = process.env.CURSO_BASE ?? '/';

/** Onde as dependências estão de verdade: há quem as guarde em outra pasta, com um atalho em `node_modules`. */
const dependencies = realpathSync(path.join(import.meta.dirname, '..', '..', 'node_modules'));

export default defineConfig({
  base,
  lang: 'pt-BR',
  title: 'Do fluxograma ao delivery',
  description:
    'Oficina prática de AWS Step Functions e Amazon Bedrock, em português, sem precisar de conta na AWS.',
  cleanUrls: true,
  // Tirar as transições ao trocar de tema faz o navegador calcular o estilo da página inteira duas vezes ao abrir.
  appearance: { disableTransition: false },
  srcExclude: ['saidas/**'],
  head: [
    ['link', { rel: 'icon', type: 'image/svg+xml', href: `${base}marca.svg` }],
    ['meta', { name: 'theme-color', content: '#b3400f' }],
  ],
  markdown: {
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    codeCopyButtonTitle: 'Copiar o código',
    config: portugueseAnchors,
  },
  transformPageData(pageData, { siteConfig }) {
    const file = path.join(siteConfig.srcDir, pageData.relativePath);
    const desenhos = drawingsOfPage(file);
    const fatos = factsOfPage(file);
    return {
      title: pageData.frontmatter.titulo ?? pageData.title,
      frontmatter: { ...pageData.frontmatter, desenhos, fatos },
    };
  },
  // Só na página pronta: o servidor de desenvolvimento do Vite escreve scripts que mudam a cada vez.
  transformHtml: (html) => withPolicy(html),
  vite: {
    plugins: [graphStyle(), searchIndex(), portugueseTheme()],
    resolve: {
      alias: [
        // A busca é a nossa: em português, e sem o `new Function` com que o VitePress leva as opções da dele à página.
        {
          find: /^.*\/VPNavBarSearch\.vue$/,
          replacement: path.join(import.meta.dirname, 'theme/search/SearchButton.vue'),
        },
      ],
    },
    // O que a primeira página pede já começa a ser preparado quando o site abre.
    server: {
      fs: { allow: ['..', dependencies] },
      warmup: { clientFiles: ['.vitepress/theme/index.ts', 'index.md', 'passos/*.md'] },
    },
    // Descobertas só na primeira visita, elas fariam a página recarregar no meio da leitura.
    optimizeDeps: {
      include: [
        'minisearch',
        'diff',
        'fflate',
        'jsonc-parser',
        'yaml',
        '@codemirror/autocomplete',
        '@codemirror/commands',
        '@codemirror/lang-json',
        '@codemirror/language',
        '@codemirror/lint',
        '@codemirror/state',
        '@codemirror/view',
        '@lezer/highlight',
        // As do motor, que roda em um worker.
        'jsonata',
        're2js',
        '@noble/hashes/legacy.js',
        '@noble/hashes/sha2.js',
        '@noble/hashes/utils.js',
      ],
    },
  },
  themeConfig: {
    ...labels,
    logo: { src: '/marca.svg', alt: '' },
    nav: [
      { text: 'Passos', link: '/passos/01-fluxograma', activeMatch: '^/passos/' },
      { text: 'Simulador', link: '/simulador' },
      { text: 'Diagnóstico', link: '/diagnostico' },
      { text: 'Seu progresso', link: '/progresso' },
    ],
    sidebar: sidebar(),
  },
});
