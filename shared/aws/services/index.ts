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

/** Os serviços da AWS local. Acrescentar um é acrescentar uma pasta e uma linha. */
export const services = {
  states: {
    speaks: target('AWSStepFunctions'),
    bodyLimit: 8 * MIB,
    load: () => import('./states/index.ts').then((service) => service.states),
  },
  lambda: {
    speaks: path(/^\/20\d\d-\d\d-\d\d\/(functions|tags)(\/|$)/),
    bodyLimit: 80 * MIB,
    load: () => import('./lambda/index.ts').then((service) => service.lambda),
  },
} as const satisfies Record<string, ServiceEntry>;

export type ServiceName = keyof typeof services;
