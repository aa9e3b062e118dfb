import type { HttpRequest, ServiceDefinition } from '../service.ts';

/** Um serviço no índice: como reconhecer um pedido seu, sem carregar o resto. */
export interface ServiceEntry {
  speaks(request: HttpRequest): boolean;
  /** Bytes. */
  readonly bodyLimit: number;
  load(): Promise<ServiceDefinition>;
}

const MIB = 1024 * 1024;

function target(prefix: string): (request: HttpRequest) => boolean {
  return (request) => request.headers['x-amz-target']?.startsWith(`${prefix}.`) ?? false;
}

function path(pattern: RegExp): (request: HttpRequest) => boolean {
  return (request) => pattern.test(request.path);
}

/** O serviço que o cliente escreveu na assinatura: `.../us-east-1/s3/aws4_request`, no cabeçalho ou na consulta. */
function signedFor(name: string): (request: HttpRequest) => boolean {
  return (request) => {
    const credential = request.headers.authorization ?? request.query.get('X-Amz-Credential') ?? '';
    return credential.includes(`/${name}/aws4_request`);
  };
}

/** O S3 ainda aceita uma URL assinada à moda antiga, e é essa que a AWS CLI v1 faz em us-east-1. */
function isS3(request: HttpRequest): boolean {
  return signedFor('s3')(request) || (request.query.has('AWSAccessKeyId') && request.query.has('Signature'));
}

const bedrockPath =
  /^\/(model\/[^/]+\/(invoke|invoke-with-response-stream|converse|converse-stream|count-tokens)|foundation-models|inference-profiles)(\/|$)/;

/** O Bedrock também aceita uma chave no lugar da assinatura: `Authorization: Bearer`. */
function isBedrock(request: HttpRequest): boolean {
  if (signedFor('bedrock')(request)) return true;
  const isSigned = request.headers.authorization?.startsWith('AWS4-') ?? false;
  return !isSigned && bedrockPath.test(request.path);
}

/** Os serviços da AWS local. Acrescentar um é acrescentar uma pasta e uma linha. */
export const services = {
  states: {
    speaks: target('AWSStepFunctions'),
    bodyLimit: 8 * MIB,
    load: () => import('./states/index.ts').then((service) => service.states),
  },
  bedrock: {
    speaks: isBedrock,
    bodyLimit: 32 * MIB,
    load: () => import('./bedrock/index.ts').then((service) => service.bedrock),
  },
  dynamodb: {
    speaks: target('DynamoDB_20120810'),
    bodyLimit: 16 * MIB,
    load: () => import('./dynamodb/index.ts').then((service) => service.dynamodb),
  },
  lambda: {
    speaks: path(/^\/20\d\d-\d\d-\d\d\/(event-source-mappings|functions|tags)(\/|$)/),
    bodyLimit: 80 * MIB,
    load: () => import('./lambda/index.ts').then((service) => service.lambda),
  },
  logs: {
    speaks: target('Logs_20140328'),
    bodyLimit: 2 * MIB,
    load: () => import('./logs/index.ts').then((service) => service.logs),
  },
  s3: {
    speaks: isS3,
    bodyLimit: 256 * MIB,
    load: () => import('./s3/index.ts').then((service) => service.s3),
  },
  events: {
    speaks: target('AWSEvents'),
    bodyLimit: 2 * MIB,
    load: () => import('./events/index.ts').then((service) => service.events),
  },
  sns: {
    speaks: signedFor('sns'),
    bodyLimit: 2 * MIB,
    load: () => import('./sns/index.ts').then((service) => service.sns),
  },
  sts: {
    speaks: signedFor('sts'),
    bodyLimit: MIB,
    load: () => import('./sts/index.ts').then((service) => service.sts),
  },
  sqs: {
    speaks: target('AmazonSQS'),
    // Um lote tem até 1 MiB, que o JSON pode escrever com seis letras por caractere.
    bodyLimit: 8 * MIB,
    load: () => import('./sqs/index.ts').then((service) => service.sqs),
  },
  local: {
    speaks: path(/^\/_local\//),
    bodyLimit: MIB,
    load: () => import('./local/index.ts').then((service) => service.local),
  },
} as const satisfies Record<string, ServiceEntry>;

export type ServiceName = keyof typeof services;
