import { parseXML } from '@aws-sdk/xml-builder';
import { AwsError } from '../../errors.ts';
import { isObject } from '../../json.ts';
import { XmlReply } from '../../protocols/rest-xml.ts';
import type { Action } from '../../service.ts';
import { type S3, s3Arn } from './s3.ts';
import { readUpload } from './upload.ts';

function malformed(): never {
  throw new AwsError(
    'MalformedXML',
    'The XML you provided was not well-formed or did not validate against our published schema',
  );
}

function readDelete(text: string): { keys: string[]; isQuiet: boolean } {
  let document: unknown;
  try {
    document = parseXML(text);
  } catch {
    malformed();
  }
  const root = isObject(document) && isObject(document.Delete) ? document.Delete : malformed();
  const objects = [root.Object].flat().filter(isObject);
  const keys = objects.map(({ Key }) => (Key === undefined ? malformed() : String(Key)));
  if (keys.length === 0 || keys.length > 1000) malformed();
  return { keys, isQuiet: root.Quiet === 'true' };
}

/** `DeleteObjects`: até mil chaves de uma vez. */
export const deleteObjects: Action<S3> = {
  route: 'POST /{Bucket}?delete',
  permission: ({ Bucket }) => ({ action: 's3:DeleteObject', resource: s3Arn(Bucket, '*') }),
  run({ Bucket }, service, call) {
    const { keys, isQuiet } = readDelete(readUpload(call.request).body.toString('utf8'));
    for (const key of keys) service.delete(Bucket, key);
    return new XmlReply('DeleteResult', isQuiet ? {} : { Deleted: keys.map((Key) => ({ Key })) });
  },
};
