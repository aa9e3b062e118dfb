/**
 * Disposição em fileiras, de cima para baixo (o método de Sugiyama). É nossa porque a de uso geral, o
 * dagre, gasta mais de um segundo com 200 estados cheios de Catch: cada seta longa vira centenas de
 * pontos. Aqui as setas que vão ao mesmo estado dividem o mesmo tronco.
 */

export interface LayerNode {
  id: string;
  width: number;
  height: number;
  /** Espaço que fica livre à direita do nó, em px: é onde cabem os laços. */
  spare: number;
}

export interface LayerEdge {
  id: string;
  from: string;
  to: string;
  /** Quanto mais pesada, mais reta. */
  weight: number;
  /** Se puxa o destino para o meio do fluxo; um nó a que só chegam erros fica onde houver lugar. */
  steers: boolean;
  /** Só setas da mesma família dividem um tronco. */
  family: string;
  label?: { width: number; height: number };
}

/** Um ponto por onde a seta passa: no centro de uma fileira de meia altura `half`. */
export interface Crossing {
  x: number;
  y: number;
  half: number;
}

export interface Placement {
  /** O centro de cada nó, e a meia altura da sua fileira. */
  nodes: Map<string, Crossing>;
  /**
   * Por seta, na ordem recebida, por onde ela passa da origem ao destino: o centro da condição, se há
   * uma, e as pontas de cada trecho reto do tronco.
   */
  edges: Map<string, Crossing[]>;
}

export interface Link {
  to: number;
  weight: number;
}

/** O que ocupa lugar numa fileira: um nó, a condição de uma seta ou um ponto de um tronco. */
export interface Item {
  rank: number;
  /** Quanto ocupa à esquerda e à direita do seu centro, em px. */
  left: number;
  right: number;
  height: number;
  /** Metade da distância que guarda do vizinho, em px. */
  margin: number;
  /** Se é só um ponto de passagem de um tronco. */
  passes?: boolean;
  /** O nó sob o qual este fica, quando vários caminhos se encontram nele. */
  anchor?: number;
  /** Ligações com a fileira de cima e com a de baixo. */
  up: Link[];
  down: Link[];
}
