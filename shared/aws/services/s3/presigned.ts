import { AwsError } from '../../errors.ts';

/** `20261122T225900Z` em milissegundos desde 1970; `NaN` quando não é uma data. */
function parseAmzDate(text: string): number {
  return Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}

/** @throws `AwsError` `AccessDenied` depois de `expires` */
function refuseAfter(expires: number, now: number, seconds?: number): void {
  if (now <= expires) return;
  throw new AwsError('AccessDenied', 'Request has expired', 403, {
    'X-Amz-Expires': seconds,
    Expires: new Date(expires).toISOString(),
    ServerTime: new Date(now).toISOString(),
  });
}

/**
 * Recusa uma URL pré-assinada que venceu, à moda nova (`X-Amz-Expires`) ou à antiga (`Expires`). Quem a assinou foi um cliente, pelo relógio da máquina: é por ele
 * que ela vence, e não pelo relógio das execuções. A assinatura não é conferida: aqui não há segredos.
 * @throws `AwsError` `AccessDenied`, `AuthorizationQueryParametersError`
 */
export function refuseExpired(query: URLSearchParams, now: number = Date.now()): void {
  if (query.has('AWSAccessKeyId')) refuseAfter(Number(query.get('Expires')) * 1000, now);
  const date = query.get('X-Amz-Date');
  if (!query.has('X-Amz-Signature') || date === null) return;
  const signed = parseAmzDate(date);
  const seconds = Number(query.get('X-Amz-Expires'));
  if (Number.isNaN(signed) || !Number.isInteger(seconds) || seconds < 1 || seconds > 604_800) {
    throw new AwsError(
      'AuthorizationQueryParametersError',
      seconds > 604_800
        ? 'X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds'
        : 'Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.',
    );
  }
  refuseAfter(signed + seconds * 1000, now, seconds);
}
