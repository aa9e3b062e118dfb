import { AwsError } from '../../errors.ts';
import type { JsonObject } from '../../json.ts';
import { missingParameter } from './errors.ts';

/** O que um recibo diz: a fila, a mensagem e a vez em que ela foi recebida. */
export interface ReceiptHandle {
  readonly queueId: string;
  readonly messageId: string;
  readonly receipt: string;
}

export function writeReceiptHandle({ queueId, messageId, receipt }: ReceiptHandle): string {
  return Buffer.from(`${queueId} ${messageId} ${receipt}`).toString('base64');
}

/** @throws `AwsError` `ReceiptHandleIsInvalid` quando o texto não é um recibo desta fila */
export function readReceiptHandle(text: string, queueId: string): ReceiptHandle {
  const parts = Buffer.from(text, 'base64').toString('utf8').split(' ');
  const [queue, messageId, receipt] = parts;
  if (parts.length !== 3 || queue !== queueId || !messageId || !receipt) {
    throw new AwsError(
      'ReceiptHandleIsInvalid',
      `The input receipt handle "${text}" is not a valid receipt handle.`,
    );
  }
  return { queueId, messageId, receipt };
}

/** O recibo de um pedido, ainda por ler. */
export function requiredHandle(input: JsonObject): string {
  const { ReceiptHandle } = input;
  if (typeof ReceiptHandle !== 'string' || ReceiptHandle === '') throw missingParameter('ReceiptHandle');
  return ReceiptHandle;
}
