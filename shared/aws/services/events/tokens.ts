import type { Clock } from '../../../asl/execution/clock.ts';
import { isObject } from '../../json.ts';
import type { Authorization, ConnectionRecord, HttpParameters, Parameter } from './records.ts';

type OAuth = Extract<Authorization, { type: 'OAUTH_CLIENT_CREDENTIALS' }>;

interface Token {
  readonly value: string;
  /** Milissegundos desde 1970. */
  readonly expiresAt: number;
}

/** Quanto tempo o servidor de autorização tem para responder, em milissegundos. */
const TIMEOUT = 30_000;
/** Um token assim perto do fim já é trocado. */
const MARGIN = 10_000;
/** Segundos, quando o servidor não diz. */
const USUAL_LIFE = 3600;

function pairs(parameters: readonly Parameter[]): [string, string][] {
  return parameters.map(({ Key, Value }) => [Key, Value]);
}

/** O pedido de token de `client_credentials`: a identificação vai no cabeçalho e no corpo, como cada servidor prefere. */
function tokenRequest(oauth: OAuth, parameters: HttpParameters): { url: URL; init: RequestInit } {
  const url = new URL(oauth.endpoint);
  for (const [key, value] of pairs(parameters.QueryStringParameters)) url.searchParams.set(key, value);
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: oauth.clientId,
    client_secret: oauth.clientSecret,
    ...Object.fromEntries(pairs(parameters.BodyParameters)),
  });
  const basic = Buffer.from(`${oauth.clientId}:${oauth.clientSecret}`).toString('base64');
  return {
    url,
    init: {
      method: oauth.method,
      headers: {
        authorization: `Basic ${basic}`,
        'content-type': 'application/x-www-form-urlencoded',
        ...Object.fromEntries(pairs(parameters.HeaderParameters)),
      },
      ...(oauth.method === 'GET' ? {} : { body: form.toString() }),
      signal: AbortSignal.timeout(TIMEOUT),
    },
  };
}

/** Os tokens de OAuth das conexões, pedidos quando preciso e guardados até vencer ou ser recusados. */
export class Tokens {
  readonly #clock: Clock;
  readonly #tokens = new Map<string, Token>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @throws `Error` quando o servidor de autorização não dá um token */
  async get(connection: ConnectionRecord, oauth: OAuth): Promise<string> {
    const key = `${connection.arn} ${connection.lastModifiedTime}`;
    const kept = this.#tokens.get(key);
    if (kept && kept.expiresAt - MARGIN > this.#clock.now()) return kept.value;
    const { url, init } = tokenRequest(oauth, oauth.parameters);
    const response = await fetch(url, init);
    const answer: unknown = await response.json();
    const value = isObject(answer) ? answer.access_token : undefined;
    if (!response.ok || typeof value !== 'string') {
      throw new Error(`${url.origin} answered ${response.status} without an access_token`);
    }
    const life = isObject(answer) && typeof answer.expires_in === 'number' ? answer.expires_in : USUAL_LIFE;
    this.#tokens.set(key, { value, expiresAt: this.#clock.now() + life * 1000 });
    return value;
  }

  /** Esquece os tokens de uma conexão. */
  forget(connectionArn: string): void {
    for (const key of this.#tokens.keys()) if (key.startsWith(`${connectionArn} `)) this.#tokens.delete(key);
  }
}
