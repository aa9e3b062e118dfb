import { StatesError } from '../../execution/states-error.ts';
import type { Json } from '../../json/json.ts';
import { exceedsBytes } from '../../json/size.ts';
import { stringifyJson } from '../../json/stringify.ts';

/** Entrada, saída ou resultado de um estado, em bytes de UTF-8. */
export const MAX_PAYLOAD_BYTES = 256 * 1024;

/** O que cada parte pode ocupar, no pior caso: um caractere vira `\u0000`, um número tem 24 letras. */
const WORST_CHARACTER = 6;
const WORST_SCALAR = 26;

/**
 * Recusa um valor maior que 256 KiB.
 * @param producer o estado, ou o recurso da tarefa, que a mensagem cita
 * @throws StatesError `States.DataLimitExceeded`
 */
export function checkSize(value: Json, producer: string): void {
  if (!sizeExceeds(value, MAX_PAYLOAD_BYTES)) return;
  throw new StatesError(
    'States.DataLimitExceeded',
    `The state/task '${producer}' returned a result with a size exceeding the maximum number of bytes service limit.`,
  );
}

/** Diz se o texto JSON do valor passa do limite. Valores pequenos não chegam a virar texto. */
export function sizeExceeds(value: Json, limit: number): boolean {
  return roomLeft(value, limit) < 0 && exceedsBytes(stringifyJson(value), limit);
}

/** Desconta o pior tamanho possível do valor; para assim que falta espaço. */
function roomLeft(value: Json, room: number): number {
  if (typeof value === 'string') return room - value.length * WORST_CHARACTER - 2;
  if (typeof value !== 'object' || value === null) return room - WORST_SCALAR;
  let left = room - 2;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length && left >= 0; index++) left = roomLeft(value[index]!, left - 1);
    return left;
  }
  for (const key in value) {
    left = roomLeft(value[key]!, left - key.length * WORST_CHARACTER - 4);
    if (left < 0) break;
  }
  return left;
}
