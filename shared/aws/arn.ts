/** As partes de um ARN: `arn:partição:serviço:região:conta:recurso`. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly accountId: string;
  /** Tudo depois da conta, com os `:` que tiver. */
  readonly resource: string;
}

/** Separa as partes de um ARN; `undefined` se o texto não é um. */
export function parseArn(text: string): Arn | undefined {
  const [prefix, partition, service, region, accountId, ...resource] = text.split(':');
  if (prefix !== 'arn' || !partition || !service || region === undefined || accountId === undefined)
    return undefined;
  if (resource.length === 0 || resource[0] === '') return undefined;
  return { partition, service, region, accountId, resource: resource.join(':') };
}
