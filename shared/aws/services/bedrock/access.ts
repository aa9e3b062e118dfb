import { AwsError } from '../../errors.ts';
import { matchesWildcard } from '../../iam/policy.ts';
import { isObject, type JsonObject } from '../../json.ts';
import type { ServiceContext } from '../../service.ts';
import type { Collection, Storage } from '../../storage/storage.ts';
import type { Target } from './catalogue.ts';
import { isLearnerFault, type LearnerFault, type LearnerFaultName, learnerFaults } from './learner-faults.ts';

/**
 * O que a conta pode no Bedrock. Os modelos se citam por id ou perfil, com `*` e `?`; de duas cotas que citam o
 * mesmo modelo, vale a menor.
 */
export interface AccountAccess {
  readonly faults: readonly { readonly model: string; readonly fault: LearnerFaultName }[];
  readonly quotas: readonly { readonly model: string; readonly requestsPerMinute: number }[];
  /** O que fazer com os modelos que a AWS já aposentou. */
  readonly retiredModels: 'answer' | 'refuse';
}

const everything: AccountAccess = { faults: [], quotas: [], retiredModels: 'answer' };
const KEY = 'account';
const MINUTE = 60_000;

function documents(storage: Storage): Collection<AccountAccess> {
  return storage.collection('bedrock/access');
}

/** O acesso da conta; sem nada guardado, ela pode tudo. */
export function readAccess(storage: Storage): AccountAccess {
  return documents(storage).get(KEY) ?? everything;
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}

function items(value: unknown, name: string): readonly (JsonObject & { model: string })[] {
  if (value === undefined) return [];
  const list = Array.isArray(value) ? value : [value];
  return list.map((item) => {
    if (!isObject(item) || typeof item.model !== 'string')
      throw invalid(`Cada item de "${name}" precisa de "model", como "anthropic.*".`);
    return { ...item, model: item.model };
  });
}

/**
 * Troca o acesso da conta inteiro; o que faltar volta a poder tudo.
 * @param input `{ faults: [{ model, fault }], quotas: [{ model, requestsPerMinute }], retiredModels }`
 * @throws `AwsError` `ValidationException`, em português
 */
export function writeAccess(storage: Storage, input: JsonObject): AccountAccess {
  const faults = items(input.faults, 'faults').map(({ model, fault }) => {
    const name = String(fault);
    if (!isLearnerFault(name))
      throw invalid(`A falha "${name}" não existe. Há: ${Object.keys(learnerFaults).join(', ')}.`);
    return { model, fault: name };
  });
  const quotas = items(input.quotas, 'quotas').map(({ model, requestsPerMinute }) => {
    if (typeof requestsPerMinute !== 'number' || !(requestsPerMinute >= 0))
      throw invalid('"requestsPerMinute" é um número, zero ou mais.');
    return { model, requestsPerMinute };
  });
  const retiredModels = input.retiredModels ?? 'answer';
  if (retiredModels !== 'answer' && retiredModels !== 'refuse')
    throw invalid('"retiredModels" é "answer" ou "refuse".');
  const access: AccountAccess = { faults, quotas, retiredModels };
  documents(storage).set(KEY, access);
  return access;
}

function cites(pattern: string, { entry, profile }: Target): boolean {
  return (
    matchesWildcard(pattern, entry.id) || (profile !== undefined && matchesWildcard(pattern, profile.id))
  );
}

/** A recusa de uma falha, nas palavras da AWS. */
export function refusalOf({ code, message, status }: LearnerFault): AwsError {
  return new AwsError(code, message, status);
}

/** A porta da conta: deixa passar um pedido, ou o recusa como a AWS. */
export class Gate {
  readonly #context: ServiceContext;
  /** Quando cada modelo foi chamado no último minuto; só conta onde há cota. */
  readonly #calls = new Map<string, number[]>();
  /** Os aposentados de que já se avisou. */
  readonly #warned = new Set<string>();

  constructor(context: ServiceContext) {
    this.#context = context;
  }

  /**
   * @returns a falha que deve cortar a resposta no meio, se há uma
   * @throws `AwsError` a recusa pedida, a cota estourada, ou o fim da vida do modelo
   */
  admit(target: Target): LearnerFault | undefined {
    const { faults, quotas, retiredModels } = readAccess(this.#context.storage);
    if (target.entry.lifecycle === 'EOL') {
      if (retiredModels === 'refuse') throw refusalOf(learnerFaults['end-of-life']);
      this.#warnRetired(target);
    }
    const wanted = faults
      .filter(({ model }) => cites(model, target))
      .map(({ fault }): LearnerFault => learnerFaults[fault])
      .filter((fault) => fault.appliesTo(target.entry));
    const refused = wanted.find(({ moment }) => moment === 'before');
    if (refused) throw refusalOf(refused);
    const limits = quotas.filter(({ model }) => cites(model, target));
    if (limits.length > 0)
      this.#count(target.entry.id, Math.min(...limits.map(({ requestsPerMinute }) => requestsPerMinute)));
    return wanted.find(({ moment }) => moment === 'during');
  }

  #count(modelId: string, requestsPerMinute: number): void {
    const now = this.#context.clock.now();
    const recent = (this.#calls.get(modelId) ?? []).filter((time) => now - time < MINUTE);
    if (recent.length >= requestsPerMinute) throw refusalOf(learnerFaults['quota-zero']);
    this.#calls.set(modelId, [...recent, now]);
  }

  #warnRetired({ entry }: Target): void {
    if (this.#warned.has(entry.id)) return;
    this.#warned.add(entry.id);
    this.#context.log({
      kind: 'notice',
      message: `O modelo ${entry.id} (${entry.name}) foi aposentado na AWS. Aqui ele responde; lá, a chamada termina em ResourceNotFoundException.`,
    });
  }
}
