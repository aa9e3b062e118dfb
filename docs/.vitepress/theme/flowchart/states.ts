/** Os estados do SVG como lugares em que o teclado para e o leitor de tela fala. */
import { type Chart, isWalkKey, walk } from './walk.ts';

const STATES = '[data-state]';

/** Os estados de um desenho: quem tem o foco, quem está escolhido. */
export interface StateFocus {
  /** O estado em que o elemento está, se está em algum. */
  at(target: EventTarget | null): SVGGElement | undefined;
  /** Leva o foco para onde a tecla manda; devolve se ela era para isso. */
  press(key: string): boolean;
  focus(state: SVGGElement): void;
  /** Mostra como escolhido o estado de nome `name`, e devolve a frase dele. */
  select(name: string | undefined): string;
}

/**
 * Prepara o desenho: Tab entra nele uma vez só, e lá dentro as setas andam.
 * @param firstFocus nome do estado que tinha o foco no desenho anterior, se tinha.
 */
export function focusStates(svg: SVGSVGElement, firstFocus?: string): StateFocus {
  const states = [...svg.querySelectorAll<SVGGElement>(STATES)];
  const trail: string[] = [];
  let chart: Chart | undefined;
  let current = states.find((state) => state.dataset.state === firstFocus) ?? states[0];

  // Como imagem, o SVG esconderia os estados; como aplicação, as setas chegam aqui em vez de ao leitor de tela.
  svg.setAttribute('role', 'application');
  svg.setAttribute('aria-roledescription', 'fluxograma');
  svg.removeAttribute('aria-describedby');
  for (const state of states) {
    state.setAttribute('role', state.querySelector(STATES) ? 'group' : 'img');
    if (!state.hasAttribute('aria-label')) state.setAttribute('aria-label', state.dataset.words ?? '');
    state.setAttribute('tabindex', state === current ? '0' : '-1');
  }
  if (firstFocus !== undefined && current?.dataset.state === firstFocus)
    current.focus({ preventScroll: true });

  function focus(state: SVGGElement): void {
    current?.setAttribute('tabindex', '-1');
    current = state;
    state.setAttribute('tabindex', '0');
    state.focus({ preventScroll: true });
    const shape = state.querySelector(':scope > .forma') ?? state;
    shape.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  return {
    at(target) {
      const state = target instanceof Element ? target.closest<SVGGElement>(STATES) : null;
      return state && states.includes(state) ? state : undefined;
    },
    press(key) {
      if (!current || !isWalkKey(key)) return false;
      chart ??= readChart(svg);
      const from = current.dataset.id ?? '';
      const to = walk(chart, from, key, trail);
      const next = states.find((state) => state.dataset.id === to);
      if (!next) return true;
      trail.push(from);
      focus(next);
      return true;
    },
    focus,
    select(name) {
      let sentence = '';
      for (const state of states) {
        const chosen = name !== undefined && state.dataset.state === name;
        state.toggleAttribute('data-selected', chosen);
        if (chosen) state.setAttribute('aria-current', 'true');
        else state.removeAttribute('aria-current');
        if (chosen) sentence ||= state.dataset.words ?? '';
      }
      return sentence;
    },
  };
}

function readChart(svg: SVGSVGElement): Chart {
  const nodes = [...svg.querySelectorAll<SVGGElement>('[data-kind][data-id]')];
  const edges = [...svg.querySelectorAll<SVGGElement>('[data-edge]')];
  return {
    places: nodes.map((node) => {
      const { x, y, width, height } = node.querySelector<SVGPathElement>(':scope > .forma')!.getBBox();
      return {
        id: node.dataset.id ?? '',
        isState: node.dataset.state !== undefined,
        parent: node.parentElement?.closest<SVGGElement>(STATES)?.dataset.id,
        box: { x, y, width, height },
      };
    }),
    ways: edges.map(({ dataset }) => ({ from: dataset.from ?? '', to: dataset.to ?? '' })),
  };
}
