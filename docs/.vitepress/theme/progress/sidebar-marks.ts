/**
 * O estado de cada passo na barra lateral. O VitePress escreve o texto de um item como HTML; nele vai um lugar vazio
 * (`markPlace`, em `sidebar.ts`), que se enche aqui, depois de montada a página: no HTML do servidor ninguém tem
 * progresso.
 */
import { useRoute } from 'vitepress';
import { onMounted, watch } from 'vue';
import { markOf, type Standing, wordsOf } from './standing.ts';
import { useStandings } from './use-standings.ts';

function element(className: string, text: string): HTMLElement {
  const span = document.createElement('span');
  span.className = className;
  span.textContent = text;
  return span;
}

function fill(place: HTMLElement, standing: Standing | undefined): void {
  if (!standing) {
    place.replaceChildren();
    return;
  }
  const mark = element('sinal', markOf(standing));
  mark.setAttribute('aria-hidden', 'true');
  place.dataset.standing = standing.kind;
  // O espaço que não quebra deixa o sinal na linha da última palavra.
  place.replaceChildren(
    ...(mark.textContent ? ['\u00A0', mark] : []),
    element('visually-hidden', ` (${wordsOf(standing)})`),
  );
}

/** Para o `setup` do tema. */
export function useSidebarMarks(): void {
  const standings = useStandings();
  const route = useRoute();
  const fillAll = () => {
    for (const place of document.querySelectorAll<HTMLElement>('.VPSidebar [data-passo]'))
      fill(place, standings.value.get(place.dataset.passo ?? ''));
  };
  // A barra pode nascer de novo quando a página muda.
  onMounted(() => watch([standings, () => route.path], fillAll, { flush: 'post', immediate: true }));
}
