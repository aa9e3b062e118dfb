/** Os laços: as setas de um estado que volta a si mesmo saem e entram pelo lado direito dele. */
import type { Box, PlacedEdge } from './geometry.ts';
import { LOOP, measureLabel, type Size } from './measure.ts';
import type { FlowEdge, Scope } from './model.ts';

/** Por estado, o espaço que os seus laços pedem à direita. */
export function measureLoops(scope: Scope): Map<string, Size> {
  const sizes = new Map<string, Size>();
  for (const edge of scope.edges) {
    if (edge.from !== edge.to) continue;
    const label = measureLabel(edge);
    const { width, height } = sizes.get(edge.from) ?? { width: 0, height: 0 };
    sizes.set(edge.from, {
      width: width + LOOP + (label?.width ?? 0),
      height: Math.max(height, label?.height ?? 0),
    });
  }
  return sizes;
}

/** Os laços de um estado, de dentro para fora: o de fora abraça o de dentro e vai até a sua condição. */
export function placeLoops(edges: readonly FlowEdge[], box: Box): PlacedEdge[] {
  const right = box.x + box.width;
  const y = box.y + box.height / 2;
  let reach = right;
  return edges.map((edge) => {
    reach += LOOP;
    const text = measureLabel(edge);
    const label = text && {
      lines: text.lines,
      box: { x: reach, y: y - text.height / 2, width: text.width, height: text.height },
    };
    const opening = Math.min(box.height / 3, 6 + (reach - right) / 10);
    const points = [
      { x: right, y: y - opening },
      { x: reach - 2, y },
      { x: right, y: y + opening },
    ];
    reach += text?.width ?? 0;
    return { edge, points, loop: true, label };
  });
}
