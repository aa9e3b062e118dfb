import { reactive } from 'vue';

/** O que o painel de um passo mostra por cima das metas. */
export interface PanelState {
  dialog: 'none' | 'confirm-difference' | 'difference' | 'confirm-restart';
  /** O que a última ação fez, ou por que não fez. */
  notice: string;
  /** A diferença já foi confirmada nesta visita. */
  mayCompare: boolean;
  /** A altura do último desenho do caminho, em pixels; 0 enquanto não houve nenhum. */
  pathHeight: number;
}

/** Vive fora do componente: a página renasce a cada salvamento, e quem compara não pode perder o lugar. */
const states = new Map<string, PanelState>();

/** O estado do painel de um passo. */
export function panelState(step: string): PanelState {
  const state =
    states.get(step) ??
    reactive<PanelState>({ dialog: 'none', notice: '', mayCompare: false, pathHeight: 0 });
  states.set(step, state);
  return state;
}

/** O passo recomeçou: fecha a pergunta e diz onde a tentativa ficou. */
export function tellRestarted(step: string, notice: string): void {
  Object.assign(panelState(step), { dialog: 'none', notice, mayCompare: false });
}
