import type { TaskRequest } from '../../../../../shared/asl/index.ts';
import { equalJson } from '../../../../../shared/asl/json/index.ts';
import type { MockAnswer, Mocks } from './types.ts';

/** As respostas de mentira de uma simulação, gastas uma a uma. */
export class MockAnswers {
  readonly #mocks: Mocks;
  /** As que já foram dadas, por nome de estado. */
  readonly #used = new Map<string, Set<MockAnswer>>();

  constructor(mocks: Mocks) {
    this.#mocks = mocks;
  }

  /**
   * A resposta para este pedido: a primeira ainda não dada cujos argumentos são os dele; senão, a primeira
   * ainda não dada; senão, a última, que se repete.
   * @returns `undefined` quando o estado não tem resposta: quem responde é a pessoa
   */
  next({
    stateName,
    arguments: given,
  }: Pick<TaskRequest, 'stateName' | 'arguments'>): MockAnswer | undefined {
    const listed = Object.hasOwn(this.#mocks, stateName) ? this.#mocks[stateName] : undefined;
    const answers = Array.isArray(listed) ? listed : [];
    const used = this.#used.get(stateName) ?? new Set();
    this.#used.set(stateName, used);
    const fresh = answers.filter((answer) => !used.has(answer));
    const matching = fresh.find(({ when }) => when !== undefined && equalJson(when, given));
    const chosen = matching ?? fresh[0] ?? answers.at(-1);
    if (chosen) used.add(chosen);
    return chosen;
  }
}
