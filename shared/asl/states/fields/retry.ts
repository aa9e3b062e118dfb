import type { EvaluationEnv } from '../../evaluation-env.ts';
import { matchesError, type StatesError } from '../../execution/states-error.ts';
import type { Json, JsonObject } from '../../json/json.ts';

const DEFAULT_INTERVAL_SECONDS = 1;
const DEFAULT_MAX_ATTEMPTS = 3;
const DEFAULT_BACKOFF_RATE = 2;

/** Um retrier, com os padrões da AWS no lugar do que falta. */
export interface Retrier {
  readonly errorEquals: readonly string[];
  readonly intervalSeconds: number;
  readonly maxAttempts: number;
  readonly backoffRate: number;
  readonly maxDelaySeconds: number;
  readonly hasJitter: boolean;
}

export function compileRetry(retry: Json | undefined): readonly Retrier[] {
  return ((retry ?? []) as JsonObject[]).map((retrier) => ({
    errorEquals: retrier.ErrorEquals as string[],
    intervalSeconds: (retrier.IntervalSeconds as number | undefined) ?? DEFAULT_INTERVAL_SECONDS,
    maxAttempts: (retrier.MaxAttempts as number | undefined) ?? DEFAULT_MAX_ATTEMPTS,
    backoffRate: (retrier.BackoffRate as number | undefined) ?? DEFAULT_BACKOFF_RATE,
    maxDelaySeconds: (retrier.MaxDelaySeconds as number | undefined) ?? Number.POSITIVE_INFINITY,
    hasJitter: retrier.JitterStrategy === 'FULL',
  }));
}

/** As tentativas de uma visita: cada retrier tem a sua conta. */
export class RetryCounts {
  readonly #retriers: readonly Retrier[];
  readonly #used: number[];

  constructor(retriers: readonly Retrier[]) {
    this.#retriers = retriers;
    this.#used = retriers.map(() => 0);
  }

  /**
   * Gasta uma tentativa do primeiro retrier que alcança o erro.
   * @returns quanto esperar, em segundos; `undefined` se não se deve tentar de novo
   */
  nextDelay(error: StatesError, env: EvaluationEnv): number | undefined {
    const index = this.#retriers.findIndex(({ errorEquals }) => matchesError(errorEquals, error));
    const retrier = this.#retriers[index];
    const used = this.#used[index] ?? 0;
    if (!retrier || used >= retrier.maxAttempts) return undefined;
    this.#used[index] = used + 1;
    const delay = backoffSeconds(retrier, used);
    return retrier.hasJitter ? delay * env.random() : delay;
  }
}

/** A espera antes da tentativa de número `attempt` (a partir de 0), em segundos, sem jitter. */
export function backoffSeconds(retrier: Retrier, attempt: number): number {
  return Math.min(retrier.intervalSeconds * retrier.backoffRate ** attempt, retrier.maxDelaySeconds);
}
