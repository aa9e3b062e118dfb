/** Os desenhos das máquinas de cada passo, calculados uma vez por montagem do site, a partir das gravações das soluções. */
import { readFileSync } from 'node:fs';
import { type MachineDrawing, readRecording } from '../../../shared/course/data.ts';
import { describe, draw } from '../../../shared/graph/index.ts';

/** Uma máquina pronta para a página: o desenho e o mesmo em palavras. */
export interface Drawing {
  name: string;
  svg: string;
  words: string;
}

/** Desenha uma máquina; uma definição que não se lê não vira desenho, vira aviso em palavras. */
export function drawMachine({ name, definition }: MachineDrawing, id: string): Drawing {
  const flowchart = describe(JSON.parse(definition));
  return { name, svg: draw(flowchart, { id, title: `Fluxograma de ${name}` }), words: flowchart.words };
}

const cache = new Map<string, Drawing[]>();

/** Os desenhos da solução de um passo. */
export function stepDrawings(slug: string): Drawing[] {
  const known = cache.get(slug);
  if (known) return known;
  const drawings = readRecording(slug).machines.map((machine, index) =>
    drawMachine(machine, `desenho-${slug}-${index}`),
  );
  cache.set(slug, drawings);
  return drawings;
}

const USE = /<Fluxograma\s+passo="([^"]+)"/g;

/** Os desenhos de que uma página precisa: ela os pede com `<Fluxograma passo="…" />`. */
export function drawingsOfPage(file: string): Record<string, Drawing[]> {
  const slugs = [...readFileSync(file, 'utf8').matchAll(USE)].map(([, slug = '']) => slug);
  return Object.fromEntries(slugs.map((slug) => [slug, stepDrawings(slug)]));
}
