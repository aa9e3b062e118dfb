/** Zoom e arrasto da tela do desenho. A rolagem é a do navegador: a escala só muda o tamanho do SVG. */
import { clampScale, fitScale, scrollAfterZoom } from './zoom.ts';

export interface Canvas {
  zoom(factor: number): void;
  /** A largura toda do desenho à vista. */
  fit(): void;
  /** O tamanho natural. */
  reset(): void;
  /** Há um desenho novo na tela: ele toma a escala do anterior. No primeiro, o começo do fluxo fica à vista. */
  adopt(): void;
  /** Se o último gesto do mouse arrastou a tela, e por isso não é um clique. */
  dragged(): boolean;
  dispose(): void;
}

/** O desenho à vista na tela; o que ainda está sendo montado não conta. */
export function drawingIn(element: HTMLElement): SVGSVGElement | null {
  return element.querySelector(':scope > svg, .fluxo-montado > svg');
}

/** Passa a cuidar de `element`, que contém o SVG; `tell` recebe cada escala nova. */
export function controlCanvas(element: HTMLElement, tell: (scale: number) => void): Canvas {
  const listening = new AbortController();
  const fingers = new Map<number, PointerEvent>();
  let scale = 1;
  let moved = 0;
  let started = false;

  const svg = () => drawingIn(element);
  const on = <K extends keyof HTMLElementEventMap>(type: K, act: (event: HTMLElementEventMap[K]) => void) =>
    element.addEventListener(type, act, { signal: listening.signal, passive: false });

  function apply(next: number, clientX?: number, clientY?: number): void {
    const drawing = svg();
    if (!drawing) return;
    const before = scale;
    scale = clampScale(next);
    const frame = element.getBoundingClientRect();
    const x = clientX === undefined ? element.clientWidth / 2 : clientX - frame.left;
    const y = clientY === undefined ? element.clientHeight / 2 : clientY - frame.top;
    const left = scrollAfterZoom(element.scrollLeft, x, before, scale);
    const top = scrollAfterZoom(element.scrollTop, y, before, scale);
    element.classList.toggle('ampliado', scale > 1);
    const { width, height } = drawing.viewBox.baseVal;
    drawing.style.width = scale === 1 ? '' : `${width * scale}px`;
    drawing.style.height = scale === 1 ? '' : `${height * scale}px`;
    element.scrollTo(left, top);
    tell(scale);
  }

  on('wheel', (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    apply(scale * Math.exp(-event.deltaY / 300), event.clientX, event.clientY);
  });
  on('pointerdown', (event) => {
    moved = 0;
    if (event.pointerType === 'mouse' && event.button !== 0) return;
    fingers.set(event.pointerId, event);
  });
  on('pointermove', (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const apart = distance(fingers);
    fingers.set(event.pointerId, event);
    if (fingers.size === 2) {
      const [one, other] = [...fingers.values()] as [PointerEvent, PointerEvent];
      const middle = [(one.clientX + other.clientX) / 2, (one.clientY + other.clientY) / 2] as const;
      apply((scale * distance(fingers)) / Math.max(1, apart), ...middle);
    } else if (event.pointerType === 'mouse') {
      // Com um dedo só, quem rola é o navegador, com a inércia dele.
      const [dx, dy] = [event.clientX - before.clientX, event.clientY - before.clientY];
      moved += Math.abs(dx) + Math.abs(dy);
      element.scrollBy(-dx, -dy);
      if (moved > 4 && !element.hasPointerCapture(event.pointerId)) {
        element.setPointerCapture(event.pointerId);
        element.classList.add('arrastando');
      }
    }
  });
  const release = (event: PointerEvent) => {
    fingers.delete(event.pointerId);
    element.classList.remove('arrastando');
  };
  on('pointerup', release);
  on('pointercancel', release);
  on('pointerleave', (event) => {
    if (!element.hasPointerCapture(event.pointerId)) release(event);
  });

  /** Um desenho mais largo que a tela rola até o começo do fluxo ficar no meio. */
  function showStart(): void {
    const start = svg()?.querySelector('[data-kind=start]')?.getBoundingClientRect();
    if (!start || element.scrollWidth <= element.clientWidth) return;
    const frame = element.getBoundingClientRect();
    element.scrollLeft += start.left + start.width / 2 - (frame.left + frame.width / 2);
  }

  const available = () => {
    const { paddingLeft, paddingRight } = getComputedStyle(element);
    return element.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
  };

  return {
    zoom: (factor) => apply(scale * factor),
    fit: () => apply(fitScale(svg()?.viewBox.baseVal.width ?? 1, available())),
    reset: () => apply(1),
    adopt: () => {
      apply(scale);
      if (!started) showStart();
      started = true;
    },
    dragged: () => moved > 4,
    dispose: () => listening.abort(),
  };
}

function distance(fingers: Map<number, PointerEvent>): number {
  const [one, other] = [...fingers.values()];
  return one && other ? Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) : 0;
}
