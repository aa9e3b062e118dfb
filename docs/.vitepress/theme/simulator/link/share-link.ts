import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
import { isObject, parseJson } from '../../../../../shared/asl/json/index.ts';
import type { MockAnswer, Mocks } from '../engine/types.ts';

/** O que um link leva. A definição e a entrada são textos: vão como estão, mesmo pela metade. */
export interface Shared {
  definition: string;
  input: string;
  mocks: Mocks;
  type: 'STANDARD' | 'EXPRESS';
}

/** Links maiores se perdem pelo caminho: conversas e e-mails os cortam. Em caracteres. */
export const LINK_LIMIT = 16_000;
/** Um fragmento pequeno pode esconder um texto enorme. Em bytes. */
const CONTENT_LIMIT = 1_000_000;
const PREFIX = '#s=';

/** O link não pôde ser feito ou lido; a mensagem é para quem está na página. */
export class LinkProblem extends Error {
  override name = 'LinkProblem';
}

/**
 * O fragmento que leva uma simulação: JSON comprimido, em base64 de endereços.
 * @throws {LinkProblem} se ficaria comprido demais
 */
export function fragmentOf(shared: Shared): string {
  const packed = deflateSync(strToU8(JSON.stringify(shared)), { level: 9 });
  const text = btoa(strFromU8(packed, true)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  const fragment = PREFIX + text;
  if (fragment.length <= LINK_LIMIT) return fragment;
  throw new LinkProblem(
    `O link teria ${fragment.length} caracteres, e o limite é ${LINK_LIMIT}. Encurte a entrada ou as respostas, ou mande a definição em um arquivo.`,
  );
}

/** @returns `true` se o fragmento diz que leva uma simulação */
export const isShared = (fragment: string): boolean => fragment.startsWith(PREFIX);

/**
 * O que um fragmento leva.
 * @throws {LinkProblem} se ele está cortado, é grande demais ou não é nosso
 */
export function readFragment(fragment: string): Shared {
  if (!isShared(fragment) || fragment.length > LINK_LIMIT) throw broken();
  const value = contentOf(fragment.slice(PREFIX.length));
  if (!isObject(value)) throw broken();
  const { definition, input, mocks, type } = value;
  if (typeof definition !== 'string' || typeof input !== 'string' || !areMocks(mocks)) throw broken();
  return { definition, input, mocks, type: type === 'EXPRESS' ? 'EXPRESS' : 'STANDARD' };
}

function contentOf(text: string): unknown {
  try {
    return parseJson(strFromU8(inflate(strToU8(atob(text.replaceAll('-', '+').replaceAll('_', '/')), true))));
  } catch (error) {
    throw error instanceof LinkProblem ? error : broken();
  }
}

/** Aos pedaços, para parar assim que passar do limite, e não depois de encher a memória. */
function inflate(packed: Uint8Array): Uint8Array {
  const chunks: Uint8Array[] = [];
  let length = 0;
  let ended = false;
  const stream = new Inflate((chunk, final) => {
    length += chunk.length;
    if (length > CONTENT_LIMIT) throw new LinkProblem('O link guarda mais do que o simulador aceita ler.');
    chunks.push(chunk);
    ended ||= final;
  });
  const PIECE = 1024;
  for (let from = 0; from < packed.length; from += PIECE) {
    stream.push(packed.subarray(from, from + PIECE), from + PIECE >= packed.length);
  }
  if (!ended) throw broken();
  const whole = new Uint8Array(length);
  let place = 0;
  for (const chunk of chunks) {
    whole.set(chunk, place);
    place += chunk.length;
  }
  return whole;
}

/** Respostas de mentira como o motor as espera? Vale para o que vem de fora: de um link ou do editor. */
export function areMocks(value: unknown): value is Mocks {
  return (
    isRecord(value) &&
    Object.values(value).every((answers) => Array.isArray(answers) && answers.every(isAnswer))
  );
}

function isAnswer(value: unknown): value is MockAnswer {
  if (!isRecord(value)) return false;
  const { error, cause, delaySeconds, heartbeatEverySeconds } = value;
  const answers = typeof error === 'string' ? !('result' in value) : error === undefined && 'result' in value;
  const times = [delaySeconds, heartbeatEverySeconds];
  return (
    answers &&
    (cause === undefined || typeof cause === 'string') &&
    times.every((time) => time === undefined || (typeof time === 'number' && time >= 0))
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const broken = (): LinkProblem =>
  new LinkProblem('Este link está cortado ou foi alterado. Peça a quem mandou que o copie de novo.');
