/**
 * A forma de cada tipo de estado. A mesma forma quer dizer a mesma coisa em todo lugar:
 * no site, no README e no que se exporta.
 */
import type { Box } from './geometry.ts';
import type { FlowNode, StateKind } from './model.ts';
import { round } from './svg.ts';

/** O contorno de um nó, como o atributo `d` de um `<path>`. */
export function outline(node: FlowNode, box: Box): string {
  if (node.role === 'missing') return rounded(box, 4);
  if (node.role !== 'state') return rounded(box, box.height / 2);
  switch (node.kind) {
    case 'Choice':
      return slanted(box, 18, 18);
    case 'Pass':
      return parallelogram(box, 12);
    case 'Wait':
      return delay(box);
    case 'Succeed':
    case 'Fail':
      return rounded(box, Math.min(26, box.height / 2));
    default:
      return rounded(box, 9);
  }
}

export function rounded({ x, y, width, height }: Box, radius: number): string {
  const r = Math.min(radius, width / 2, height / 2);
  const arc = (dx: number, dy: number) => `a${n(r)} ${n(r)} 0 0 1 ${n(dx)} ${n(dy)}`;
  return `M${n(x + r)} ${n(y)}h${n(width - 2 * r)}${arc(r, r)}v${n(height - 2 * r)}${arc(-r, r)}h${n(2 * r - width)}${arc(-r, -r)}v${n(2 * r - height)}${arc(r, -r)}z`;
}

/** Losango esticado: a pergunta de um Choice. */
function slanted({ x, y, width, height }: Box, left: number, right: number): string {
  const middle = y + height / 2;
  return `M${n(x)} ${n(middle)}L${n(x + left)} ${n(y)}H${n(x + width - right)}L${n(x + width)} ${n(middle)}L${n(x + width - right)} ${n(y + height)}H${n(x + left)}z`;
}

/** Paralelogramo: nos fluxogramas, dados que entram e saem. */
function parallelogram({ x, y, width, height }: Box, slant: number): string {
  return `M${n(x + slant)} ${n(y)}H${n(x + width)}L${n(x + width - slant)} ${n(y + height)}H${n(x)}z`;
}

/** Lado direito redondo: nos fluxogramas, uma espera. */
function delay({ x, y, width, height }: Box): string {
  const r = Math.min(height / 2, width / 2);
  const straight = Math.max(0, height - 2 * r);
  return `M${n(x + 4)} ${n(y)}H${n(x + width - r)}a${n(r)} ${n(r)} 0 0 1 ${n(r)} ${n(r)}v${n(straight)}a${n(r)} ${n(r)} 0 0 1 ${n(-r)} ${n(r)}H${n(x + 4)}a4 4 0 0 1 -4 -4V${n(y + 4)}a4 4 0 0 1 4 -4z`;
}

/** O sinal de cada tipo, num quadro de 18 × 18, só traço. */
export const ICONS: Record<StateKind | 'unknown', string> = {
  Task: 'M10.5 1.5 4 10h4.5l-1 6.5L14 8H9.5z',
  Pass: 'M2 9h13M11 5l4 4-4 4',
  Choice: 'M9 16.5V10L3.5 4.5M9 10l5.5-5.5M3 8.5V4h4.5M15 8.5V4h-4.5',
  Wait: 'M9 1.8a7.2 7.2 0 1 1 0 14.4A7.2 7.2 0 0 1 9 1.8zM9 5v4l2.8 2',
  Succeed: 'M9 1.8a7.2 7.2 0 1 1 0 14.4A7.2 7.2 0 0 1 9 1.8zM5.6 9.2l2.4 2.4 4.4-4.8',
  Fail: 'M9 1.8a7.2 7.2 0 1 1 0 14.4A7.2 7.2 0 0 1 9 1.8zM6.3 6.3l5.4 5.4M11.7 6.3l-5.4 5.4',
  Parallel: 'M3.5 2.5v13M9 2.5v13M14.5 2.5v13',
  Map: 'M2.5 2.5h8v8h-8zM13 5.5v7.5H5.5M15.5 8v7.5H8',
  unknown: 'M6 6.2a3 3 0 1 1 4.4 2.6c-1 .6-1.4 1.1-1.4 2.2M9 14.6v.2',
};

function n(value: number): number {
  return round(value);
}
