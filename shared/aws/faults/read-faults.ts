import { isObject, type JsonObject } from '../json.ts';
import type { LearnerFault } from '../services/bedrock/learner-faults.ts';
import { services } from '../services/index.ts';
import type { CheckedFault, Effect, Fault, FaultCalls } from './fault.ts';
import { InvalidFaults } from './invalid-faults.ts';
import { refusalNamed, refusalNames } from './refusal.ts';
import { throttling } from './throttling.ts';

const FIELDS = ['service', 'action', 'resource', 'calls', 'delay'];
const EFFECTS = ['error', 'refusal', 'timeout', 'functionError', 'outOfMemory', 'timeLimit'];
const CALLS = ['nth', 'every', 'first', 'from', 'to', 'probability', 'seed'];
const LAMBDA_ONLY = ['functionError', 'outOfMemory', 'timeLimit'];

function shown(value: unknown): string {
  return JSON.stringify(value) ?? 'nada';
}

function checkFields(value: JsonObject, at: string, known: readonly string[]): void {
  const unknown = Object.keys(value).find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new InvalidFaults(`${at}: não existe o campo "${unknown}". Os que existem: ${known.join(', ')}.`);
}

function objectAt(value: unknown, at: string, known: readonly string[]): JsonObject {
  if (!isObject(value))
    throw new InvalidFaults(`${at}: esperava um objeto com ${known.join(', ')}, e veio ${shown(value)}.`);
  checkFields(value, at, known);
  return value;
}

function textAt(value: unknown, at: string): string | undefined {
  if (value === undefined || (typeof value === 'string' && value !== '')) return value;
  throw new InvalidFaults(`${at}: esperava um texto, e veio ${shown(value)}.`);
}

function numberAt(value: unknown, at: string, min: number, max: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return value;
  throw new InvalidFaults(`${at}: esperava um inteiro de ${min} a ${max}, e veio ${shown(value)}.`);
}

const MAX_COUNT = Number.MAX_SAFE_INTEGER;
/** Um dia. */
const MAX_DELAY = 86_400_000;

function callsAt(value: unknown, at: string): FaultCalls | undefined {
  if (value === undefined) return undefined;
  const calls = objectAt(value, at, CALLS);
  const kinds = ['nth', 'every', 'first', 'from', 'probability'].filter((name) => name in calls);
  if (kinds.length !== 1) {
    throw new InvalidFaults(
      `${at}: escolha um só entre nth (a enésima), every (de tantas em tantas), first (as primeiras), from e to (um intervalo) e probability.`,
    );
  }
  const kind = kinds[0] as 'nth' | 'every' | 'first' | 'from' | 'probability';
  if ('to' in calls && kind !== 'from') throw new InvalidFaults(`${at}.to: só vai junto de "from".`);
  if ('seed' in calls && kind !== 'probability')
    throw new InvalidFaults(`${at}.seed: só vai junto de "probability".`);
  if (kind === 'probability') {
    const { probability, seed } = calls;
    if (typeof probability !== 'number' || !(probability >= 0 && probability <= 1))
      throw new InvalidFaults(
        `${at}.probability: esperava um número de 0 a 1, e veio ${shown(probability)}.`,
      );
    return {
      probability,
      ...(seed === undefined ? {} : { seed: numberAt(seed, `${at}.seed`, 0, 2 ** 32 - 1) }),
    };
  }
  const count = numberAt(calls[kind], `${at}.${kind}`, 1, MAX_COUNT);
  if (kind !== 'from') return { [kind]: count } as unknown as FaultCalls;
  return {
    from: count,
    ...(calls.to === undefined ? {} : { to: numberAt(calls.to, `${at}.to`, count, MAX_COUNT) }),
  };
}

function refusalAt(value: unknown, service: string, at: string): LearnerFault {
  if (service !== 'bedrock') throw new InvalidFaults(`${at}: só acontece em service: bedrock.`);
  const refusal = typeof value === 'string' ? refusalNamed(value) : undefined;
  if (refusal) return refusal;
  throw new InvalidFaults(`${at}: esperava uma destas: ${refusalNames.join(', ')}; veio ${shown(value)}.`);
}

function effectAt(fault: JsonObject, service: string, at: string): Effect {
  const chosen = EFFECTS.filter((name) => fault[name] !== undefined && fault[name] !== false);
  if (chosen.length > 1)
    throw new InvalidFaults(
      `${at}: ${chosen.join(' e ')} não podem vir juntos. Escreva uma falha para cada um.`,
    );
  const kind = chosen[0];
  if (kind === undefined) return fault.delay === undefined ? throttling(service) : { kind: 'slow' };
  const where = `${at}.${kind}`;
  if (
    LAMBDA_ONLY.includes(kind) &&
    (service !== 'lambda' || (fault.action !== undefined && fault.action !== 'Invoke'))
  )
    throw new InvalidFaults(`${where}: só acontece em service: lambda com action: Invoke.`);
  if (kind === 'refusal') {
    const { code, message, status } = refusalAt(fault.refusal, service, where);
    return { kind: 'error', code, message, status };
  }
  if (kind === 'error') {
    const { code, message, status } = objectAt(fault.error, where, ['code', 'message', 'status']);
    const usual = throttling(service);
    return {
      kind,
      code: textAt(code, `${where}.code`) ?? usual.code,
      message: textAt(message, `${where}.message`) ?? usual.message,
      status: status === undefined ? usual.status : numberAt(status, `${where}.status`, 400, 599),
    };
  }
  if (kind === 'functionError') {
    const { errorType, errorMessage } = objectAt(fault.functionError, where, ['errorType', 'errorMessage']);
    const type = textAt(errorType, `${where}.errorType`);
    if (type === undefined) throw new InvalidFaults(`${where}.errorType: falta o nome do erro.`);
    return { kind, errorType: type, errorMessage: textAt(errorMessage, `${where}.errorMessage`) ?? '' };
  }
  if (fault[kind] !== true) throw new InvalidFaults(`${where}: esperava true, e veio ${shown(fault[kind])}.`);
  return { kind: kind as 'timeout' | 'outOfMemory' | 'timeLimit' };
}

function readFault(value: unknown, at: string): CheckedFault {
  const fault = objectAt(value, at, [...FIELDS, ...EFFECTS]);
  const names = Object.keys(services).filter((name) => name !== 'local');
  const service = names.find((name) => name === fault.service);
  if (service === undefined) {
    throw new InvalidFaults(
      `${at}.service: esperava um destes serviços: ${names.join(', ')}; veio ${shown(fault.service)}.`,
    );
  }
  return {
    service: service as CheckedFault['service'],
    action: textAt(fault.action, `${at}.action`),
    resource: textAt(fault.resource, `${at}.resource`),
    calls: callsAt(fault.calls, `${at}.calls`),
    delay: fault.delay === undefined ? 0 : numberAt(fault.delay, `${at}.delay`, 0, MAX_DELAY),
    effect: effectAt(fault, service, at),
    ...(typeof fault.refusal === 'string' ? { refusal: refusalNamed(fault.refusal) } : {}),
    written: fault as unknown as Fault,
  };
}

/**
 * Lê uma lista de falhas, ou um objeto `{ faults: [...] }`.
 * @throws `InvalidFaults` que diz em qual item e campo
 */
export function readFaults(value: unknown): readonly CheckedFault[] {
  const list = isObject(value) ? objectAt(value, 'o arquivo', ['faults']).faults : value;
  if (!Array.isArray(list)) {
    throw new InvalidFaults(
      `faults: esperava uma lista de falhas, como [{ service: lambda, action: Invoke, calls: { first: 2 } }], e veio ${shown(list)}.`,
    );
  }
  return list.map((item, index) => readFault(item, `faults[${index}]`));
}
