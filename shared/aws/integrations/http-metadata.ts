import type { Json } from '../../asl/index.ts';

/** Os cabeçalhos e o código HTTP de uma resposta do SDK. */
export interface ResponseHead {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** A pilha de middlewares de um cliente ou de um comando do SDK, do que usamos. */
interface Stack {
  // biome-ignore lint/suspicious/noExplicitAny: o tipo do middleware do SDK tem dois parâmetros genéricos por comando, e aqui só se lê a resposta.
  add(middleware: any, options: any): void;
}

/** Anota a resposta HTTP de um comando que vai ser enviado. */
export function captureHead(command: { middlewareStack: Stack }): () => ResponseHead {
  let head: ResponseHead = { status: 200, headers: {} };
  type Handler = (
    args: unknown,
  ) => Promise<{ response?: { statusCode?: number; headers?: Record<string, string> } }>;
  command.middlewareStack.add(
    (next: Handler) => async (args: unknown) => {
      const result = await next(args);
      head = { status: result.response?.statusCode ?? 200, headers: result.response?.headers ?? {} };
      return result;
    },
    { step: 'deserialize', name: 'captureHead', priority: 'low' },
  );
  return () => head;
}

/** Como a AWS escreve o nome de cada cabeçalho. */
const names: Readonly<Record<string, string>> = {
  'x-amz-executed-version': 'X-Amz-Executed-Version',
  'x-amzn-remapped-content-length': 'x-amzn-Remapped-Content-Length',
  connection: 'Connection',
  'x-amzn-requestid': 'x-amzn-RequestId',
  'content-length': 'Content-Length',
  date: 'Date',
  'x-amzn-trace-id': 'X-Amzn-Trace-Id',
  'content-type': 'Content-Type',
};

/**
 * Os campos que as integrações otimizadas acrescentam à resposta do serviço: `SdkHttpMetadata`
 * (`AllHttpHeaders` com listas, `HttpHeaders` em ordem alfabética) e `SdkResponseMetadata`.
 * @param spelling nomes escritos de outro jeito, por serviço: o Step Functions escreve `connection`
 */
export function sdkMetadata(
  { status, headers }: ResponseHead,
  spelling: Readonly<Record<string, string>> = {},
): { SdkHttpMetadata: Json; SdkResponseMetadata: Json } {
  const entries = Object.entries({ ...names, ...spelling }).flatMap(([key, name]) =>
    headers[key] === undefined ? [] : [[name, headers[key]] as const],
  );
  const sorted = [...entries].sort(([a], [b]) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  return {
    SdkHttpMetadata: {
      AllHttpHeaders: Object.fromEntries(entries.map(([name, value]) => [name, [value]])),
      HttpHeaders: Object.fromEntries(sorted),
      HttpStatusCode: status,
    },
    SdkResponseMetadata: { RequestId: headers['x-amzn-requestid'] ?? '' },
  };
}
