import { type Ref, shallowRef, watch } from 'vue';
import type { PathStop } from '../../../../shared/course/data.ts';
import type { Drawing } from '../../drawings/step-drawings.ts';
import { type LiveStatus, useStepStatus } from './step-status.ts';

/** O caminho da primeira meta que falhou, para acender no desenho. */
const failingPath = ({ report }: LiveStatus): PathStop[] =>
  report?.goals.find((goal) => goal.outcome === 'failed')?.failure?.path ?? [];

/** O que a página já desenhou: ela renasce a cada salvamento, e o desenho não pode piscar nem sumir. */
const drawn = new Map<string, Drawing[]>();

/** Os desenhos do código da pessoa, os últimos que deu para fazer; `undefined` enquanto não há (página estática). */
export function useLiveDrawings(step: string): Ref<Drawing[] | undefined> {
  const drawings = shallowRef(import.meta.env.DEV ? drawn.get(step) : undefined);
  const status = useStepStatus(step);
  if (!import.meta.env.DEV) return drawings;
  const learn = async (now: LiveStatus | undefined) => {
    if (!now || now.machines.length === 0) return;
    const { describe, draw } = await import('../../../../shared/graph/index.ts');
    drawings.value = now.machines.map(({ name, definition }, index) => {
      const flowchart = describe(JSON.parse(definition));
      const options = {
        id: `agora-${step}-${index}`,
        title: `Fluxograma de ${name}`,
        path: failingPath(now),
      };
      return { name, svg: draw(flowchart, options), words: flowchart.words };
    });
    drawn.set(step, drawings.value);
  };
  watch(status, learn, { immediate: true });
  return drawings;
}
