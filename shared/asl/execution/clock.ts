/** Algo marcado para acontecer, que ainda pode ser desmarcado. */
export interface Timer {
  cancel(): void;
}

/** A única porta por onde o tempo entra no motor. */
export interface Clock {
  /** Milissegundos desde 1970-01-01T00:00:00Z. */
  now(): number;
  /**
   * Chama `callback` quando `now()` chegar a `due` (milissegundos desde a época).
   * @param rank desempata o que vence no mesmo instante: o evento que marcou o prazo, para que uma
   *   execução retomada ande na mesma ordem
   */
  at(due: number, callback: () => void, rank?: number): Timer;
  /**
   * Diz que há trabalho em curso fora do relógio, como uma tarefa de verdade. Um relógio virtual não
   * salta enquanto houver trabalho assim. Cada `hold` pede um `release`.
   */
  hold(): void;
  release(): void;
}
