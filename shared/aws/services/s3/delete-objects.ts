import { isObject } from '../../json.ts';
import { XmlReply } from '../../protocols/rest-xml.ts';
import type { Action } from '../../service.ts';
import { type S3, s3Arn } from './s3.ts';
import { malformedXml, readXml } from './xml-body.ts';

/** `DeleteObjects`: até mil chaves de uma vez. */
export const deleteObjects: Action<S3> = {
  route: 'POST /{Bucket}?delete',
  permission: ({ Bucket }) => ({ action: 's3:DeleteObject', resource: s3Arn(Bucket, '*') }),
  async run({ Bucket }, service, { request }) {
    const { name } = service.bucket(Bucket);
    const asked = await readXml(request, 'Delete');
    const keys = [asked.Object]
      .flat()
      .filter(isObject)
      .map(({ Key }) => (Key === undefined ? malformedXml() : String(Key)));
    if (keys.length === 0 || keys.length > 1000) malformedXml();
    for (const key of keys) {
      const object = service.objects.get(name, key);
      if (object) service.delete(object);
    }
    const isQuiet = String(asked.Quiet).toLowerCase() === 'true';
    return new XmlReply('DeleteResult', isQuiet ? {} : { Deleted: keys.map((Key) => ({ Key })) });
  },
};
