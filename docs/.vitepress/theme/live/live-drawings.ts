import { type Ref, shallowRef, watch } from 'vue';
import type { MachineDrawing, PathStop } from '../../../../shared/course/data.ts';
import type { Drawing } from '../../drawings/step-drawings.ts';
import { type LiveStatus, useStepStatus } from './step-status.ts';

/** O caminho da primeira meta que falhou, para acender no desenho. */
const failingPath = ({ report }: LiveStatus): PathStop[] =>
  report?.goals.find((goal) => goal.outcome === 'failed')?.failure?.path ?? [];

/** Desenha no worker; `undefined` quando a definição não se lê. */
async function drawMachine(
  { name, definition }: MachineDrawing,
  id: string,
  path: PathStop[],
): Promise<Drawing | undefined> {
  // Só sob npm start: a página estática não precisa carregar quem desenha.
  const [{ assemble }, { requestDrawing }] = await Promise.all([
    import('../../../../shared/graph/index.ts'),
    import('../flowchart/request-drawing.ts'),
  ]);
  const reply = await requestDrawing({ definition, id, title: `Fluxograma de ${name}`, path });
  if (reply.outcome !== 'drawn') return undefined;
  return { name, svg: assemble(reply.parts), words: reply.flowchart.words };
}

/** O que a página já desenhou: ela renasce a cada salvamento, e o desenho não pode piscar nem sumir. */
const drawn = new Map<string, Drawing[]>();

/** Os desenhos do código da pessoa, os últimos que deu para fazer; `undefined` enquanto não há (página estática). */
export function useLiveDrawings(step: string): Ref<Drawing[] | undefined> {
  const drawings = shallowRef(import.meta.env.DEV ? drawn.get(step) : undefined);
  const status = useStepStatus(step);
  if (!import.meta.env.DEV) return drawings;
  const learn = async (now: LiveStatus | undefined) => {
    if (!now || now.machines.length === 0) return;
    const made = await Promise.all(
      now.machines.map((machine, index) => drawMachine(machine, `agora-${step}-${index}`, failingPath(now))),
    );
    // Outro salvamento chegou enquanto este era desenhado: vale o mais novo.
    if (now !== status.value) return;
    drawings.value = made.filter((drawing) => drawing !== undefined);
    drawn.set(step, drawings.value);
  };
  watch(status, learn, { immediate: true });
  return drawings;
}
