/** De onde vêm o acaso e a hora de uma avaliação. Com a mesma semente e o mesmo relógio, os mesmos valores. */
export interface EvaluationEnv {
  /** Um número de 0 (incluso) a 1 (não incluso). */
  random(): number;
  /** Um identificador no formato UUID v4. */
  uuid(): string;
  /** A hora, em milissegundos desde 1970. */
  now(): number;
}
