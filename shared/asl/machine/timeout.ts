import type { JsonObject } from '../json/json.ts';
import type { StateMachineType } from './machine.ts';

/** Uma execução Express dura no máximo cinco minutos, diga a definição o que disser. */
const MAX_EXPRESS_SECONDS = 300;

/** O `TimeoutSeconds` de uma máquina, em segundos; `undefined` se ela não tem prazo. */
export function timeoutOf({ TimeoutSeconds }: JsonObject, type: StateMachineType): number | undefined {
  const given = TimeoutSeconds as number | undefined;
  return type === 'EXPRESS' ? Math.min(given ?? MAX_EXPRESS_SECONDS, MAX_EXPRESS_SECONDS) : given;
}
