/** Tudo o que o tema do VitePress diz, em português. */
import type { DefaultTheme } from 'vitepress';

export const labels: Partial<DefaultTheme.Config> = {
  docFooter: { prev: 'Anterior', next: 'Próxima' },
  outline: { label: 'Nesta página', level: [2, 3] },
  sidebarMenuLabel: 'Passos',
  returnToTopLabel: 'Voltar ao topo',
  darkModeSwitchLabel: 'Aparência',
  lightModeSwitchTitle: 'Mudar para o tema claro',
  darkModeSwitchTitle: 'Mudar para o tema escuro',
  langMenuLabel: 'Mudar de idioma',
  skipToContentLabel: 'Ir para o conteúdo',
  externalLinkIcon: false,
  notFound: {
    title: 'Página não encontrada',
    quote: 'Nenhum caminho chega a este estado. Volte ao começo e tente por outro.',
    linkLabel: 'Ir para o início',
    linkText: 'Ir para o início',
  },
};
