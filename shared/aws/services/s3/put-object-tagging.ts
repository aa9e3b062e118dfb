import { type Action, RawReply } from '../../service.ts';
import { type S3, s3Arn } from './s3.ts';
import { tagsOfXml } from './tags.ts';
import { readXml } from './xml-body.ts';

/** `PutObjectTagging`: troca todas as etiquetas do objeto. */
export const putObjectTagging: Action<S3> = {
  route: 'PUT /{Bucket}/{Key+}?tagging',
  permission: ({ Bucket, Key }) => ({ action: 's3:PutObjectTagging', resource: s3Arn(Bucket, Key) }),
  async run({ Bucket, Key, versionId }, service, { request }) {
    const tags = tagsOfXml(await readXml(request, 'Tagging'), 10);
    service.objects.set({ ...service.object(Bucket, Key, versionId), tags });
    return new RawReply(200, {}, '');
  },
};
