/** O desenho como arquivo, feito na própria página: nada sai da máquina. */
import { DARK, LIGHT, variables } from '../../../../shared/graph/palette.ts';
import { drawingRules, fileStyle } from '../../../../shared/graph/style.ts';

/** O maior lado, em px, que um PNG tem em qualquer navegador. */
const LARGEST_SIDE = 16_000;

/** O SVG solto: leva o seu estilo, o seu fundo, e nada do que a página pôs nele. */
export function svgFile(drawing: SVGSVGElement, style = fileStyle()): Blob {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const { width, height } = drawing.viewBox.baseVal;
  for (const element of [copy, ...copy.querySelectorAll('*')]) {
    for (const name of ['tabindex', 'style', 'aria-label', 'aria-current', 'data-selected', 'data-active'])
      element.removeAttribute(name);
    if (element !== copy) element.removeAttribute('role');
  }
  copy.setAttribute('role', 'img');
  copy.removeAttribute('aria-roledescription');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const first = copy.querySelector('g');
  copy.insertBefore(make('style', {}, style), first);
  copy.insertBefore(make('rect', { width: '100%', height: '100%', fill: 'var(--graph-paper)' }), first);
  return new Blob([`${new XMLSerializer().serializeToString(copy)}\n`], { type: 'image/svg+xml' });
}

/**
 * O PNG, nas cores do tema de agora e no dobro do tamanho (menos, se o desenho for grande demais para isso).
 * @throws Error se o navegador não conseguiu transformar o desenho em imagem.
 */
export async function pngFile(drawing: SVGSVGElement, dark: boolean): Promise<Blob> {
  const { width, height } = drawing.viewBox.baseVal;
  const scale = Math.min(2, LARGEST_SIDE / Math.max(width, height));
  const style = `:root{${variables(dark ? DARK : LIGHT)}}${drawingRules()}`;
  const address = URL.createObjectURL(svgFile(drawing, style));
  try {
    const image = new Image(width, height);
    image.src = address;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), {
      width: Math.round(width * scale),
      height: Math.round(height * scale),
    });
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!blob) throw new Error('O navegador não conseguiu fazer o PNG. Baixe o SVG.');
    return blob;
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Entrega um arquivo à pasta de downloads. */
export function download(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  // O navegador já leu o endereço quando o clique termina de ser tratado; a folga é dos mais lentos.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

function make(name: string, attributes: Record<string, string>, text = ''): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = text;
  return element;
}
