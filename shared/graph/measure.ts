/** Quanto espaço cada coisa do desenho ocupa, em px, antes de ter posição. */
import type { FlowEdge, FlowNode, StateNode } from './model.ts';
import { measure, wrap } from './text.ts';

export const NAME_SIZE = 14;
export const NAME_LINE = 18;
export const CAPTION_SIZE = 11.5;
export const CAPTION_LINE = 15;
export const LABEL_SIZE = 12;
export const LABEL_LINE = 15;
export const BADGE_HEIGHT = 16;
export const ICON = 18;
export const ICON_GAP = 10;
/** Espaço que um laço (estado que volta a si mesmo) ocupa à direita do estado. */
export const LOOP = 26;

const NAME_WIDTH = 190;
const CAPTION_WIDTH = 210;
const LABEL_WIDTH = 170;
const LABEL_LINES = 3;
const PADDING_Y = 10;

export interface Size {
  width: number;
  height: number;
}

/** As linhas de um nó e o tamanho da caixa que as contém. */
export interface Text extends Size {
  nameLines: string[];
  captionLines: string[];
}

/** Quanto a forma do tipo avança para dentro da caixa, à esquerda e à direita. */
export function insets(node: FlowNode): { left: number; right: number } {
  if (node.role !== 'state') return { left: 16, right: 16 };
  switch (node.kind) {
    case 'Choice':
      return { left: 26, right: 26 };
    case 'Pass':
      return { left: 24, right: 24 };
    case 'Wait':
      return { left: 14, right: 26 };
    case 'Succeed':
    case 'Fail':
      return { left: 20, right: 22 };
    default:
      return { left: 14, right: 16 };
  }
}

/** O texto de um nó, quebrado em linhas, com a caixa que ele pede (sem o conteúdo dos grupos). */
export function measureNode(node: FlowNode): Text {
  const { left, right } = insets(node);
  if (node.role !== 'state') {
    const nameLines = wrap(node.name, NAME_SIZE, NAME_WIDTH, 5);
    const height = Math.max(30, nameLines.length * NAME_LINE + 12);
    return { nameLines, captionLines: [], width: widest(nameLines, NAME_SIZE) + left + right, height };
  }
  const nameLines = wrap(node.name || '(sem nome)', NAME_SIZE, NAME_WIDTH, 6);
  const captionLines = wrap(node.caption, CAPTION_SIZE, CAPTION_WIDTH, 2);
  const badge = node.retries === undefined ? 0 : badgeWidth(node) + 8;
  const text = Math.max(widest(nameLines, NAME_SIZE), widest(captionLines, CAPTION_SIZE) + badge);
  return {
    nameLines,
    captionLines,
    width: Math.max(120, left + ICON + ICON_GAP + text + right),
    height: PADDING_Y * 2 + nameLines.length * NAME_LINE + captionLines.length * CAPTION_LINE,
  };
}

/** O texto do selo de novas tentativas. */
export function badgeText(node: StateNode): string {
  return `↻ ${node.retries}×`;
}

export function badgeWidth(node: StateNode): number {
  return measure(badgeText(node), CAPTION_SIZE) + 14;
}

export type Label = Size & { lines: string[] };

const labels = new WeakMap<FlowEdge, Label>();

/** As linhas da condição de uma seta e a caixa que as contém; sem condição, nada. Cada seta é medida uma vez. */
export function measureLabel(edge: FlowEdge): Label | undefined {
  if (!edge.label) return undefined;
  const known = labels.get(edge) ?? wrapLabel(edge);
  labels.set(edge, known);
  return known;
}

function wrapLabel(edge: FlowEdge): Label {
  const lines = wrap(edge.label, LABEL_SIZE, LABEL_WIDTH, LABEL_LINES);
  return { lines, width: widest(lines, LABEL_SIZE) + 12, height: lines.length * LABEL_LINE + 6 };
}

function widest(lines: string[], fontSize: number): number {
  return Math.max(...lines.map((line) => measure(line, fontSize)));
}
