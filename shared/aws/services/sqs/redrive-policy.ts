import { isObject, type JsonObject } from '../../json.ts';
import { invalidParameter } from './errors.ts';

/** Quando uma mensagem deixa de ser tentada, e para onde vai. */
export interface RedrivePolicy {
  readonly deadLetterTargetArn: string;
  readonly maxReceiveCount: number;
}

function parse(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A política de uma fila, de um texto que já foi conferido; vazio é nenhuma. */
export function readRedrivePolicy(text: string | undefined): RedrivePolicy | undefined {
  const policy = text ? parse(text) : undefined;
  return (
    policy && {
      deadLetterTargetArn: String(policy.deadLetterTargetArn),
      maxReceiveCount: Number(policy.maxReceiveCount),
    }
  );
}

/**
 * Confere a política que alguém pede para uma fila.
 * @param typeOf se a fila com este ARN é FIFO; `undefined` quando ela não existe
 * @throws `AwsError` `InvalidParameterValueException`
 */
export function checkRedrivePolicy(
  text: string,
  isFifo: boolean,
  typeOf: (arn: string) => boolean | undefined,
): void {
  const refuse = (reason: string) => invalidParameter('RedrivePolicy', text, reason);
  const policy = parse(text);
  if (!policy) throw refuse("Amazon SQS can't create the redrive policy, as it's in an unsupported format.");
  for (const field of ['deadLetterTargetArn', 'maxReceiveCount']) {
    if (policy[field] === undefined)
      throw refuse(`Redrive policy does not contain mandatory attribute: ${field}.`);
  }
  const arn = String(policy.deadLetterTargetArn);
  if (!/^arn:[a-z-]+:sqs:[a-z0-9-]+:\d{12}:[\w.-]+$/.test(arn))
    throw refuse('Invalid value for deadLetterTargetArn.');
  const count = Number(policy.maxReceiveCount);
  if (!Number.isInteger(count) || count < 1 || count > 1000) {
    throw refuse(
      `Invalid value for maxReceiveCount: ${String(policy.maxReceiveCount)}, valid values are from 1 to 1000 both inclusive.`,
    );
  }
  const targetIsFifo = typeOf(arn);
  if (targetIsFifo === undefined) throw refuse('Dead letter target does not exist.');
  if (targetIsFifo !== isFifo) throw refuse('Dead-letter queue must be same type of queue as the source.');
}
