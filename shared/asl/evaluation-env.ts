/** De onde vem o acaso de uma avaliação. Com a mesma semente, os mesmos valores. */
export interface EvaluationEnv {
  /** Um número de 0 (incluso) a 1 (não incluso). */
  random(): number;
  /** Um identificador no formato UUID v4. */
  uuid(): string;
}
