/**
 * O fluxograma de uma definição: o que há para desenhar, ainda sem posição.
 * Só dados, para atravessar de um worker para a página.
 */

export type StateKind = 'Task' | 'Pass' | 'Choice' | 'Wait' | 'Succeed' | 'Fail' | 'Parallel' | 'Map';

/**
 * O que um nó representa:
 * - `state`: um estado da definição;
 * - `start` e `end`: onde a execução entra e por onde ela sai;
 * - `missing`: um nome citado em `Next`, `Default` ou `StartAt` que a definição não tem.
 */
export type FlowNode = StateNode | MarkNode;

export interface StateNode {
  role: 'state';
  id: string;
  name: string;
  /** `undefined` enquanto o campo `Type` não foi escrito, ou traz um tipo que não existe. */
  kind?: StateKind;
  /** Segunda linha do desenho, como `Task · lambda:invoke`. */
  caption: string;
  /** Quantas vezes, no máximo, o estado é tentado de novo; ausente quando não há `Retry`. */
  retries?: number;
  /** O estado numa frase: o que um leitor de tela diz ao chegar nele. */
  words: string;
  /** Os ramos de um `Parallel`, ou o fluxo que um `Map` repete. Vazio nos outros tipos. */
  lanes: Scope[];
}

export interface MarkNode {
  role: 'start' | 'end' | 'missing';
  id: string;
  name: string;
}

export type EdgeKind = 'next' | 'choice' | 'default' | 'catch';

export interface FlowEdge {
  id: string;
  from: string;
  to: string;
  kind: EdgeKind;
  /** A condição, em forma curta e legível; vazio quando a seta não tem condição. */
  label: string;
}

/** Um conjunto de estados que se enxergam: a máquina, um ramo ou o fluxo de um `Map`. */
export interface Scope {
  id: string;
  nodes: FlowNode[];
  edges: FlowEdge[];
}

export interface Flowchart {
  scope: Scope;
  /** O `Comment` da máquina, quando há. */
  comment?: string;
  /** Quantos estados o desenho mostra, contando os de dentro dos grupos. */
  states: number;
  /** O desenho em palavras, uma frase por linha. */
  words: string;
}
