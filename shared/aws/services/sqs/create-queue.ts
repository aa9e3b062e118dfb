import { AwsError } from '../../errors.ts';
import { isObject } from '../../json.ts';
import type { Action } from '../../service.ts';
import { defaultAttributes, mergeAttributes, readAttributes } from './attributes.ts';
import { missingParameter } from './errors.ts';
import type { Sqs } from './sqs.ts';
import { readTags } from './tags.ts';

/** Compara dois valores de atributo; os que são JSON, pelo conteúdo. */
function isSame(a: string | undefined, b: string): boolean {
  if (a === b) return true;
  try {
    return JSON.stringify(JSON.parse(a ?? '')) === JSON.stringify(JSON.parse(b));
  } catch {
    return false;
  }
}

function readName(value: unknown, isFifo: boolean): string {
  if (typeof value !== 'string') throw missingParameter('QueueName');
  const pattern = isFifo ? /^(?=.{1,80}$)[\w-]+\.fifo$/ : /^[\w-]{1,80}$/;
  if (pattern.test(value)) return value;
  throw new AwsError(
    'InvalidParameterValueException',
    isFifo
      ? 'The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length.'
      : 'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
  );
}

/**
 * `CreateQueue`: repetir com os mesmos atributos devolve a fila que já existe. O minuto que a AWS faz esperar
 * depois de apagar uma fila não é imitado: aqui só atrasaria quem recomeça.
 */
export const createQueue: Action<Sqs> = {
  permission: (input, service) => ({
    action: 'sqs:createqueue',
    resource: service.arn(String(input.QueueName)),
  }),
  run(input, service) {
    const given = isObject(input.Attributes) ? input.Attributes : {};
    const isFifo = String(given.FifoQueue) === 'true';
    const name = readName(input.QueueName, isFifo);
    const attributes = readAttributes(given, isFifo);
    const existing = service.named(name);
    if (existing) {
      for (const [attribute, value] of Object.entries(attributes)) {
        if (!isSame(existing.record.attributes[attribute], value)) {
          throw new AwsError(
            'QueueNameExists',
            `A queue already exists with the same name and a different value for attribute ${attribute}`,
          );
        }
      }
      return { QueueUrl: service.url(name) };
    }
    service.checkRedrivePolicy(attributes, isFifo);
    service.create(name, mergeAttributes(defaultAttributes(isFifo), attributes), readTags(input.tags));
    return { QueueUrl: service.url(name) };
  },
};
