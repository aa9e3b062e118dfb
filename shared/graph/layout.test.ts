import fc from 'fast-check';
import { expect, describe as group, it } from 'vitest';
import { describe } from './describe.ts';
import { anyMachine } from './generators.ts';
import { type Box, contains, overlaps, type PlacedEdge, type PlacedScope } from './geometry.ts';
import { layout } from './layout.ts';
import { longMachine } from './long-machine.ts';

const seed = Number(process.env.SEED ?? 20_261_122);

/** Nós e condições de um mesmo fluxo que se sobrepõem, pelo nome. */
function collisions(scope: PlacedScope): string[] {
  const things = [
    ...scope.nodes.map((node) => ({ name: node.node.name, box: node.box })),
    ...scope.edges.flatMap((edge) => (edge.label ? [{ name: edge.edge.label, box: edge.label.box }] : [])),
  ];
  const found: string[] = [];
  things.forEach((a, i) => {
    for (const b of things.slice(i + 1))
      if (overlaps(shrink(a.box), b.box)) found.push(`${a.name} × ${b.name}`);
  });
  return [...found, ...lanesOf(scope).flatMap(collisions)];
}

/** O que sai do lugar onde deveria caber: o fluxo que o contém. */
function escapes(scope: PlacedScope): string[] {
  const found = scope.nodes
    .filter((node) => !contains(grow(scope.box), node.box))
    .map((node) => node.node.name);
  return [...found, ...lanesOf(scope).flatMap(escapes)];
}

/** Setas que atravessam um nó que não é o seu. */
function crossings(scope: PlacedScope): string[] {
  const found = scope.edges
    .filter((edge) => !edge.loop)
    .flatMap((edge) =>
      scope.nodes
        .filter(({ node }) => node.id !== edge.edge.from && node.id !== edge.edge.to)
        .filter(({ box }) => verticals(edge).some((segment) => overlaps(segment, shrink(box))))
        .map(({ node }) => `${edge.edge.id} × ${node.name}`),
    );
  return [...found, ...lanesOf(scope).flatMap(crossings)];
}

function verticals({ points }: PlacedEdge): Box[] {
  return points.slice(1).flatMap((point, index) => {
    const before = points[index]!;
    if (Math.abs(before.x - point.x) > 0.5) return [];
    return [{ x: point.x, y: Math.min(before.y, point.y), width: 0.1, height: Math.abs(before.y - point.y) }];
  });
}

const lanesOf = (scope: PlacedScope) => scope.nodes.flatMap((node) => node.lanes);
const shrink = (box: Box): Box => ({
  x: box.x + 0.5,
  y: box.y + 0.5,
  width: box.width - 1,
  height: box.height - 1,
});
const grow = (box: Box): Box => ({
  x: box.x - 0.5,
  y: box.y - 0.5,
  width: box.width + 1,
  height: box.height + 1,
});

group(`layout (semente ${seed})`, () => {
  it('dado qualquer fluxo de até 60 estados, quando disposto, então nada se sobrepõe nem sai do seu grupo', () => {
    fc.assert(
      fc.property(anyMachine(60), (definition) => {
        const { scope } = layout(describe(definition));
        expect(collisions(scope)).toEqual([]);
        expect(escapes(scope)).toEqual([]);
        expect(crossings(scope)).toEqual([]);
      }),
      { seed, numRuns: 25 },
    );
  }, 60_000);

  it('dados 200 estados, quando dispostos, então nada se sobrepõe, e duas vezes dá o mesmo', () => {
    fc.assert(
      fc.property(anyMachine(200), (definition) => {
        const first = layout(describe(definition));
        expect(collisions(first.scope)).toEqual([]);
        expect(escapes(first.scope)).toEqual([]);
        expect(crossings(first.scope)).toEqual([]);
        expect(layout(describe(definition))).toEqual(first);
      }),
      { seed, numRuns: 4 },
    );
  }, 60_000);

  it('dadas cem tarefas com o mesmo Catch, quando dispostas, então as setas dividem um tronco em vez de alargar o desenho', () => {
    const { width, scope } = layout(describe(longMachine(100)));
    expect(collisions(scope)).toEqual([]);
    expect(width).toBeLessThan(800);
    const points = scope.edges.flatMap((edge) => edge.points);
    expect(points.length).toBeLessThan(scope.edges.length * 12);
  });

  it('dado um fluxo que se abre e se junta, quando disposto, então o encontro fica sob a abertura', () => {
    const { scope } = layout(
      describe({
        StartAt: 'Abrir',
        States: {
          Abrir: { Type: 'Choice', Choices: [{ Condition: '{% $a %}', Next: 'Lado' }], Default: 'Juntar' },
          Lado: { Type: 'Pass', Next: 'Juntar' },
          Juntar: { Type: 'Succeed' },
        },
      }),
    );
    const centerOf = (name: string) => {
      const { x, width } = scope.nodes.find(({ node }) => node.name === name)!.box;
      return x + width / 2;
    };
    expect(centerOf('Juntar')).toBeCloseTo(centerOf('Abrir'));
    expect(centerOf('Lado')).toBeLessThan(centerOf('Abrir'));
  });

  it('dado um estado com dois laços, quando disposto, então o de fora abraça o de dentro e a condição cabe', () => {
    const { scope } = layout(
      describe({
        StartAt: 'Tentar',
        States: {
          Tentar: {
            Type: 'Choice',
            Choices: [
              { Condition: '{% $n < 3 %}', Next: 'Tentar' },
              { Condition: '{% $vazio %}', Next: 'Tentar' },
            ],
            Default: 'Tentar',
          },
        },
      }),
    );
    const loops = scope.edges.filter(({ loop }) => loop).map((edge) => edge.label!.box);
    expect(loops).toHaveLength(3);
    for (const [index, box] of loops.slice(1).entries()) {
      expect(box.x).toBeGreaterThan(loops[index]!.x + loops[index]!.width);
    }
    expect(collisions(scope)).toEqual([]);
  });

  it('dados grupos dentro de grupos, quando dispostos, então cada um contém o que é seu', () => {
    fc.assert(
      fc.property(anyMachine(5, 4), (definition) => {
        const { scope } = layout(describe(definition));
        expect(collisions(scope)).toEqual([]);
        expect(escapes(scope)).toEqual([]);
      }),
      { seed, numRuns: 25 },
    );
  }, 60_000);

  it('dada uma sequência, quando disposta, então cada estado fica abaixo do anterior', () => {
    const chart = describe({
      StartAt: 'A',
      States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Succeed' } },
    });
    const tops = layout(chart).scope.nodes.map((node) => [node.node.name, node.box.y] as const);
    expect(tops.sort((a, b) => a[1] - b[1]).map(([name]) => name)).toEqual(['Início', 'A', 'B']);
  });
});
