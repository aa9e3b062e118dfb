import { parseXML } from '@aws-sdk/xml-builder';
import { AwsError } from '../../errors.ts';
import { isObject, type JsonObject } from '../../json.ts';
import type { HttpRequest } from '../../service.ts';
import { readUpload } from './upload.ts';

export function malformedXml(): never {
  throw new AwsError(
    'MalformedXML',
    'The XML you provided was not well-formed or did not validate against our published schema',
  );
}

/**
 * O elemento `root` do corpo de um pedido, com as somas conferidas. Um elemento vazio é um objeto vazio.
 * @throws `AwsError` `MalformedXML`, `BadDigest`
 */
export async function readXml(request: HttpRequest | undefined, root: string): Promise<JsonObject> {
  const { body } = await readUpload(request);
  let document: unknown;
  try {
    document = parseXML(body.toString('utf8'));
  } catch {
    malformedXml();
  }
  const element = isObject(document) ? document[root] : undefined;
  if (element === '') return {};
  return isObject(element) ? element : malformedXml();
}
