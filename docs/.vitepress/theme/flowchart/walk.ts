/** Aonde cada tecla leva dentro do desenho: as setas seguem o fluxo. Só conta, sem DOM. */
import type { Box } from '../../../../shared/graph/index.ts';

export interface Place {
  id: string;
  /** `false` para Início, Fim e nomes que não existem: neles não se para. */
  isState: boolean;
  /** O id do grupo (Parallel ou Map) que o contém. */
  parent?: string;
  box: Box;
}

/** O desenho como um mapa: lugares e passagens, na ordem em que foram desenhados. */
export interface Chart {
  places: Place[];
  ways: { from: string; to: string }[];
}

export type WalkKey = 'ArrowDown' | 'ArrowUp' | 'ArrowLeft' | 'ArrowRight' | 'Home' | 'End';

const KEYS: readonly string[] = ['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Home', 'End'];

export const isWalkKey = (key: string): key is WalkKey => KEYS.includes(key);

/**
 * O estado a que a tecla leva, ou `undefined` se não há nenhum naquela direção.
 * Para baixo: entra no grupo ou segue a primeira saída. Para cima: volta por onde se veio (`trail`).
 * Para os lados: o vizinho na mesma altura.
 */
export function walk(chart: Chart, from: string, key: WalkKey, trail: readonly string[]): string | undefined {
  switch (key) {
    case 'ArrowDown':
      return childrenOf(chart, from)[0] ?? exitFrom(chart, from);
    case 'ArrowUp':
      return entryTo(chart, from, trail);
    case 'ArrowLeft':
      return neighbour(chart, from, -1);
    case 'ArrowRight':
      return neighbour(chart, from, 1);
    case 'Home':
      return topStates(chart)[0]?.id;
    case 'End':
      return topStates(chart).at(-1)?.id;
  }
}

/** Os primeiros estados de cada fluxo de dentro de um grupo. */
function childrenOf(chart: Chart, id: string): string[] {
  const inside = chart.places.filter(({ parent }) => parent === id);
  const entries = inside
    .filter(({ isState }) => !isState)
    .flatMap((start) => targetsOf(chart, start.id))
    .filter((target) => isState(chart, target));
  return entries.length > 0 ? entries : inside.filter(({ isState }) => isState).map((place) => place.id);
}

function exitFrom(chart: Chart, id: string): string | undefined {
  const target = targetsOf(chart, id).find((to) => to !== id && isState(chart, to));
  if (target) return target;
  // No fim do fluxo de um grupo, a execução segue pela saída do grupo.
  const parent = placeOf(chart, id)?.parent;
  return parent && exitFrom(chart, parent);
}

function entryTo(chart: Chart, id: string, trail: readonly string[]): string | undefined {
  const sources = chart.ways.filter(({ to, from }) => to === id && from !== id).map(({ from }) => from);
  const came = trail.findLast((passed) => sources.includes(passed));
  return came ?? sources.find((source) => isState(chart, source)) ?? placeOf(chart, id)?.parent;
}

/** O mais próximo daquele lado à mesma altura deste, ou quase; nem o que o contém nem o que ele contém. */
function neighbour(chart: Chart, id: string, side: -1 | 1): string | undefined {
  const here = placeOf(chart, id);
  if (!here) return undefined;
  const family = new Set([id, ...ancestorsOf(chart, id)]);
  const options = chart.places
    .filter((place) => place.isState && !family.has(place.id) && !ancestorsOf(chart, place.id).includes(id))
    .map((place) => ({
      id: place.id,
      away: sideGap(here.box, place.box) * side,
      off: heightGap(here.box, place.box),
    }))
    .filter(({ away, off }) => away > 0 && off < 15)
    .sort((a, b) => a.away + a.off * 3 - (b.away + b.off * 3));
  return options[0]?.id;
}

function topStates(chart: Chart): Place[] {
  return chart.places
    .filter(({ isState, parent }) => isState && parent === undefined)
    .sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x);
}

function ancestorsOf(chart: Chart, id: string): string[] {
  const parent = placeOf(chart, id)?.parent;
  return parent === undefined ? [] : [parent, ...ancestorsOf(chart, parent)];
}

const placeOf = (chart: Chart, id: string) => chart.places.find((place) => place.id === id);
const isState = (chart: Chart, id: string) => placeOf(chart, id)?.isState === true;
const targetsOf = (chart: Chart, id: string) =>
  chart.ways.filter(({ from }) => from === id).map(({ to }) => to);
const sideGap = (a: Box, b: Box) => b.x + b.width / 2 - (a.x + a.width / 2);
const heightGap = (a: Box, b: Box) => Math.max(0, b.y - (a.y + a.height), a.y - (b.y + b.height));
