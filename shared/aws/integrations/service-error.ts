import { TaskError } from '../../asl/index.ts';

/** O que interessa de um erro lançado por um cliente do SDK. */
interface SdkError {
  readonly name: string;
  /** O código que veio pela rede; nos protocolos antigos ele não é o nome: `NotFound` é `NotFoundException`. */
  readonly code: string;
  readonly message: string;
  readonly status: number;
  readonly requestId: string;
}

function read(error: unknown): SdkError | undefined {
  if (!(error instanceof Error)) return undefined;
  const metadata = (error as { $metadata?: { httpStatusCode?: number; requestId?: string } }).$metadata;
  if (!metadata?.httpStatusCode) return undefined;
  return {
    name: error.name,
    code: (error as { Code?: string }).Code ?? error.name,
    // Uma resposta de erro sem corpo: o SDK de JavaScript inventa este texto; o de Java não diz nada.
    message: error.message === 'UnknownError' ? '' : error.message,
    status: metadata.httpStatusCode,
    requestId: metadata.requestId ?? '',
  };
}

function withSuffix(name: string): string {
  return name.endsWith('Exception') || name.endsWith('Error') ? name : `${name}Exception`;
}

/**
 * O erro de uma integração otimizada, com a causa no formato do SDK v1, que a AWS ainda usa nelas.
 * @param prefix `Lambda`
 * @param service o nome na causa, como `AWSLambda`
 * @param unmodelled o nome que os erros de fora do modelo do serviço recebem, como `AWSLambdaException`
 * @param isModelled se o erro está no modelo, para quem o sabe
 */
export function optimisedError(
  error: unknown,
  prefix: string,
  service: string,
  unmodelled: string,
  isModelled: boolean = true,
): unknown {
  const sdk = read(error);
  if (!sdk) return networkError(error, prefix);
  const hasOwnName = isModelled && sdk.name !== 'AccessDeniedException';
  return new TaskError(
    `${prefix}.${hasOwnName ? withSuffix(sdk.name) : unmodelled}`,
    `${sdk.message} (Service: ${service}; Status Code: ${sdk.status}; Error Code: ${sdk.code}; Request ID: ${sdk.requestId}; Proxy: null)`,
  );
}

/**
 * O erro de uma integração `aws-sdk:`, com a causa no formato do SDK v2 para Java.
 * @param notFoundName o nome de um 404 sem corpo
 */
export function sdkError(error: unknown, prefix: string, notFoundName?: string): unknown {
  const sdk = read(error);
  if (!sdk) return networkError(error, prefix);
  return new TaskError(
    `${prefix}.${sdk.name === 'NotFound' && notFoundName ? notFoundName : withSuffix(sdk.name)}`,
    `${sdk.message && `${sdk.message} `}(Service: ${prefix}, Status Code: ${sdk.status}, Request ID: ${sdk.requestId}) (SDK Attempt Count: 1)`,
  );
}

/** A chamada não chegou a ter resposta: o nome que a AWS dá é o do cliente. Uma desistência passa como veio. */
function networkError(error: unknown, prefix: string): unknown {
  if (!(error instanceof Error) || error.name === 'AbortError' || error instanceof TaskError) return error;
  return new TaskError(`${prefix}.SdkClientException`, error.message);
}
