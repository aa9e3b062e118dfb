const PREFIX = 'AQCE';

/** De que tentativa é um token. */
interface Attempt {
  readonly executionArn: string;
  readonly enteredEventId: number;
  readonly retryCount: number;
  readonly redriveCount: number;
}

/** O token de uma tentativa. O mesmo depois de `resume`, para que quem o tem possa responder; outro num redrive. */
export function taskToken({ executionArn, enteredEventId, retryCount, redriveCount }: Attempt): string {
  const text = encodeURIComponent([executionArn, enteredEventId, retryCount, redriveCount].join('#'));
  return PREFIX + btoa(text).replaceAll('=', '');
}

/** A execução que deu um token; `undefined` se ele não é um token. */
export function executionOfToken(token: string): string | undefined {
  if (!token.startsWith(PREFIX)) return undefined;
  try {
    return decodeURIComponent(atob(token.slice(PREFIX.length))).split('#')[0];
  } catch {
    return undefined;
  }
}
