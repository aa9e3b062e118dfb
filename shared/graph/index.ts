/** Uma definição da Amazon States Language desenhada como fluxograma. */
export { describe } from './describe.ts';
export { assemble, type DrawingParts, type DrawOptions, draw, drawInParts } from './draw.ts';
export { frontOf } from './draw-node.ts';
export type { Box, Layout, PlacedEdge, PlacedNode, PlacedScope, Point } from './geometry.ts';
export { layout } from './layout.ts';
export type { Outcome, Stop } from './marks.ts';
export type { EdgeKind, Flowchart, FlowEdge, FlowNode, Scope, StateKind, StateNode } from './model.ts';
export { DARK, LIGHT, type Palette } from './palette.ts';
export { fileStyle, pageStyle } from './style.ts';
export { describeInWords } from './words.ts';
