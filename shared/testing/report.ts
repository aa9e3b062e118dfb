/**
 * O que uma verificação tem a dizer a quem a pediu: no terminal, na página ou em outro programa.
 * Só dados: atravessa processos como JSON.
 */

/** Um passo do caminho que a execução fez, na ordem em que os estados foram visitados. */
export interface PathStop {
  /** Nome do estado, como está na definição. */
  state: string;
  /** Como a visita terminou. */
  outcome: 'exited' | 'failed' | 'caught' | 'aborted';
  /** Nome do erro, quando a visita terminou em erro. */
  error?: string;
}

/** Onde olhar: um lugar que a pessoa consegue abrir. */
export interface Place {
  /** Caminho relativo à raiz do repositório, com barras normais. */
  file?: string;
  line?: number;
  column?: number;
  /** Nome de um estado da máquina. */
  state?: string;
}

export interface GoalFailure {
  /** O engano reconhecido, como o teste do passo o chama; escolhe a primeira dica. */
  reason: string;
  /** O que era esperado, em uma frase. */
  expected: string;
  /** O que aconteceu, em uma frase. */
  happened: string;
  /** O caminho da execução; vazio quando nada chegou a executar. */
  path: PathStop[];
  lookAt: Place[];
  /** O texto da AWS, palavra por palavra, quando foi ela quem recusou. */
  awsMessage?: string;
  /** Dicas, da que melhor explica esta falha à que quase entrega a resposta. */
  hints: string[];
  /** A pilha do programa; só aparece a pedido. */
  stack?: string;
}

export interface GoalReport {
  /** Número da meta no passo, a partir de 1. */
  number: number;
  title: string;
  outcome: 'passed' | 'failed' | 'skipped';
  failure?: GoalFailure;
}

/** O que impediu a verificação de começar: sintaxe, síntese, definição recusada. */
export interface Problem {
  title: string;
  detail: string;
  place?: Place;
  whatToDo: string;
  stack?: string;
}

export interface MachineDrawing {
  /** Nome da máquina (o logical id do CDK ou o nome do arquivo). */
  name: string;
  /** A definição que o código produz agora, como texto JSON. */
  definition: string;
}

export interface CheckReport {
  /** Pasta do passo, como `04-emprestimo`. */
  step: string;
  /** `broken`: a verificação não pôde começar; veja `problem`. */
  outcome: 'passed' | 'failed' | 'broken';
  goals: GoalReport[];
  problem?: Problem;
  machines: MachineDrawing[];
  /** Semente das entradas sorteadas nesta verificação. */
  seed: number;
  /** Duração da verificação, em milissegundos. */
  durationMs: number;
}
