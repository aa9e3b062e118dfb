import { createHash } from 'node:crypto';
import type { MessageAttributes } from './records.ts';

/** MD5 de um texto em UTF-8, em hexadecimal: os clientes o conferem. */
export function md5Of(text: string): string {
  return createHash('md5').update(text, 'utf8').digest('hex');
}

function withLength(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/**
 * MD5 dos atributos de uma mensagem, `undefined` quando não há nenhum. Por ordem de nome, cada um é: nome, tipo,
 * um byte (1 texto, 2 binário) e valor, com o tamanho de cada parte em quatro bytes antes dela.
 * Fonte: "Calculating the MD5 message digest for message attributes", no guia do SQS.
 */
export function md5OfAttributes(attributes: MessageAttributes): string | undefined {
  const names = Object.keys(attributes).sort();
  if (names.length === 0) return undefined;
  const hash = createHash('md5');
  for (const name of names) {
    const attribute = attributes[name];
    const isBinary = attribute?.BinaryValue !== undefined;
    hash.update(withLength(Buffer.from(name)));
    hash.update(withLength(Buffer.from(attribute?.DataType ?? '')));
    hash.update(Buffer.from([isBinary ? 2 : 1]));
    hash.update(
      withLength(
        isBinary
          ? Buffer.from(attribute?.BinaryValue ?? '', 'base64')
          : Buffer.from(attribute?.StringValue ?? ''),
      ),
    );
  }
  return hash.digest('hex');
}

/** SHA-256 do corpo: o identificador de repetição quando a fila o tira do conteúdo. */
export function contentDigest(body: string): string {
  return createHash('sha256').update(body, 'utf8').digest('hex');
}
