import type { GoalFailure } from './report.ts';

/** O que um teste de passo diz quando uma meta não foi alcançada; as dicas vêm da própria meta. */
export type Shortfall = Pick<GoalFailure, 'reason' | 'expected' | 'happened'> &
  Partial<Pick<GoalFailure, 'path' | 'lookAt' | 'awsMessage'>>;

/** A meta não foi alcançada: o engano é da resposta, não do programa. */
export class GoalNotMet extends Error {
  override readonly name = 'GoalNotMet';
  readonly shortfall: Shortfall;

  constructor(shortfall: Shortfall) {
    super(`${shortfall.expected} ${shortfall.happened}`);
    this.shortfall = shortfall;
  }
}

/**
 * Segue adiante só se a condição vale.
 * @throws {GoalNotMet} com o que era esperado e o que aconteceu
 */
export function must(condition: boolean, shortfall: Shortfall): asserts condition {
  if (!condition) throw new GoalNotMet(shortfall);
}
