import type { DefaultTheme } from 'vitepress';
import { catalogue, type Step } from '../../shared/course/data.ts';

/** O lugar em que a página escreve o estado de um passo (`theme/progress/sidebar-marks.ts`). */
const markPlace = (slug: string): string => `<span class="passo-estado" data-passo="${slug}"></span>`;

const stepLink = ({ number, title, slug, state }: Step): DefaultTheme.SidebarItem => {
  const padded = String(number).padStart(2, '0');
  const text = `<span class="passo-numero">${padded}</span> <span>${title}`;
  return state === 'pronto'
    ? {
        text: `${text}${markPlace(slug)}</span>`,
        docFooterText: `${padded} ${title}`,
        link: `/passos/${slug}`,
      }
    : { text: `${text} (em breve)</span>` };
};

/** A barra lateral: as páginas gerais, e os passos como o catálogo os tem. */
export function sidebar(steps: readonly Step[] = catalogue()): DefaultTheme.SidebarItem[] {
  const parts = [...new Set(steps.map(({ part }) => part))];
  return [
    {
      text: 'Antes de começar',
      items: [
        { text: 'Preparação', link: '/preparacao' },
        { text: 'Como verificar', link: '/como-verificar' },
        { text: 'Escolher um modelo', link: '/escolher-modelo' },
      ],
    },
    ...parts.map((part, index) => ({
      text: part,
      items: [
        ...steps.filter((step) => step.part === part).map(stepLink),
        {
          text: '<span class="passo-numero" aria-hidden="true">?</span> <span>Questionário</span>',
          link: `/questionarios/parte-${index + 1}`,
          docFooterText: `Questionário: ${part}`,
        },
      ],
    })),
    {
      text: 'Depois dos passos',
      items: [
        { text: 'O seu portfólio', link: '/portfolio' },
        { text: 'O que vem depois', link: '/depois-do-curso' },
        { text: 'Para quem ensina', link: '/para-instrutores' },
      ],
    },
    {
      text: 'Consulta',
      items: [
        { text: 'O seu progresso', link: '/progresso' },
        { text: 'Simulador', link: '/simulador' },
        { text: 'Diagnóstico', link: '/diagnostico' },
        { text: 'Quando algo dá errado', link: '/quando-algo-da-errado' },
        { text: 'Glossário', link: '/glossario' },
        { text: 'O motor, campo a campo', link: '/referencia/motor' },
        { text: 'A AWS local', link: '/referencia/aws-local' },
        { text: 'A caixa de saída', link: '/caixa-de-saida' },
        { text: 'O que a AWS local atende', link: '/referencia/servicos' },
      ],
    },
  ];
}
