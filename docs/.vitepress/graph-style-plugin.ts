import type { Plugin } from 'vite';
import { pageStyle } from '../../shared/graph/style.ts';

const NAME = 'virtual:fluxograma.css';

/** O estilo dos desenhos é da sala `graph`; aqui ele entra na página como uma folha de estilos comum. */
export const graphStyle = (): Plugin => ({
  name: 'estilo-do-fluxograma',
  resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
  load: (id) => (id === `\0${NAME}` ? pageStyle('.dark') : undefined),
});
