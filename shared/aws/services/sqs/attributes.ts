import { AwsError } from '../../errors.ts';
import { isObject, type JsonObject } from '../../json.ts';

/** O tamanho máximo de uma mensagem, e de um lote inteiro: 1 MiB. */
export const LARGEST_MESSAGE_BYTES = 1_048_576;

const DEFAULTS: Readonly<Record<string, string>> = {
  VisibilityTimeout: '30',
  MaximumMessageSize: String(LARGEST_MESSAGE_BYTES),
  MessageRetentionPeriod: '345600',
  DelaySeconds: '0',
  ReceiveMessageWaitTimeSeconds: '0',
  SqsManagedSseEnabled: 'true',
};

const FIFO_DEFAULTS: Readonly<Record<string, string>> = {
  FifoQueue: 'true',
  ContentBasedDeduplication: 'false',
  DeduplicationScope: 'queue',
  FifoThroughputLimit: 'perQueue',
};

type Check = (value: string) => boolean;

function between(minimum: number, maximum: number): Check {
  return (value) => /^\d+$/.test(value) && Number(value) >= minimum && Number(value) <= maximum;
}

function oneOf(...allowed: readonly string[]): Check {
  return (value) => allowed.includes(value);
}

const isJsonObject: Check = (value) => {
  if (value === '') return true;
  try {
    return isObject(JSON.parse(value));
  } catch {
    return false;
  }
};

/** Os atributos que se configuram, e o que cada um aceita. */
const CONFIGURABLE: Readonly<Record<string, Check>> = {
  VisibilityTimeout: between(0, 43_200),
  MaximumMessageSize: between(1024, LARGEST_MESSAGE_BYTES),
  MessageRetentionPeriod: between(60, 1_209_600),
  DelaySeconds: between(0, 900),
  ReceiveMessageWaitTimeSeconds: between(0, 20),
  SqsManagedSseEnabled: oneOf('true', 'false'),
  KmsMasterKeyId: () => true,
  KmsDataKeyReusePeriodSeconds: between(60, 86_400),
  Policy: isJsonObject,
  // Conferido à parte, com a mensagem própria que a AWS dá.
  RedrivePolicy: () => true,
  RedriveAllowPolicy: isJsonObject,
};

const FIFO_ONLY: Readonly<Record<string, Check>> = {
  ContentBasedDeduplication: oneOf('true', 'false'),
  DeduplicationScope: oneOf('queue', 'messageGroup'),
  FifoThroughputLimit: oneOf('perQueue', 'perMessageGroupId'),
};

/** Atributos que a fila calcula, e que só se leem. */
const COMPUTED: readonly string[] = [
  'QueueArn',
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
  'CreatedTimestamp',
  'LastModifiedTimestamp',
];

export function unknownAttribute(name: string): AwsError {
  return new AwsError('InvalidAttributeName', `Unknown Attribute ${name}.`);
}

/** Todos os nomes que `GetQueueAttributes` aceita. */
export function isAttribute(name: string): boolean {
  return (
    name === 'All' ||
    name === 'FifoQueue' ||
    COMPUTED.includes(name) ||
    Object.hasOwn(CONFIGURABLE, name) ||
    Object.hasOwn(FIFO_ONLY, name)
  );
}

/** Os atributos com que uma fila nasce. */
export function defaultAttributes(isFifo: boolean): Readonly<Record<string, string>> {
  return isFifo ? { ...DEFAULTS, ...FIFO_DEFAULTS } : DEFAULTS;
}

/**
 * Os atributos de um pedido, conferidos.
 * @throws `AwsError` `InvalidAttributeName` ou `InvalidAttributeValue`
 */
export function readAttributes(given: JsonObject, isFifo: boolean): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [name, raw] of Object.entries(given)) {
    const value = String(raw);
    if (name === 'FifoQueue') {
      // A AWS não conhece este atributo numa fila comum, nem mesmo com `false`.
      if (!isFifo || value !== 'true') throw unknownAttribute(name);
      continue;
    }
    const checks = isFifo ? { ...CONFIGURABLE, ...FIFO_ONLY } : CONFIGURABLE;
    const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
    if (!check) throw unknownAttribute(name);
    if (!check(value))
      throw new AwsError('InvalidAttributeValue', `Invalid value for the parameter ${name}.`);
    attributes[name] = value;
  }
  if (attributes.KmsMasterKeyId && attributes.SqsManagedSseEnabled === 'true') {
    throw new AwsError(
      'InvalidAttributeName',
      'You can use one type of server-side encryption (SSE) at one time. You can either enable KMS SSE or SQS SSE.',
    );
  }
  // Com chave do KMS, a criptografia do próprio SQS fica desligada.
  return attributes.KmsMasterKeyId ? { ...attributes, SqsManagedSseEnabled: 'false' } : attributes;
}

/** Os atributos guardados depois de um pedido: um texto vazio tira a política ou a chave. */
export function mergeAttributes(
  current: Readonly<Record<string, string>>,
  changes: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(Object.entries({ ...current, ...changes }).filter(([, value]) => value !== ''));
}
