/** Só o FlowchartView, com as suas props ao alcance do teste. */
import { createApp, h, shallowReactive } from 'vue';
import 'virtual:fluxograma.css';
import type { Stop } from '../../../../shared/graph/index.ts';
import FlowchartView from '../../theme/flowchart/FlowchartView.vue';

export interface FlowchartProps {
  definition: string;
  title: string;
  path: Stop[];
  active: string[];
  selected: string | undefined;
  drawings: number;
}

declare global {
  var fluxo: FlowchartProps;
}

globalThis.fluxo = shallowReactive<FlowchartProps>({
  definition: '{}',
  title: 'Fluxograma de teste',
  path: [],
  active: [],
  selected: undefined,
  drawings: 0,
});

createApp(() => {
  const { drawings, ...props } = globalThis.fluxo;
  return h(FlowchartView, {
    ...props,
    'onUpdate:selected': (name: string | undefined) => {
      globalThis.fluxo.selected = name;
    },
    onDrawn: () => {
      globalThis.fluxo.drawings += 1;
    },
  });
}).mount('#app');
