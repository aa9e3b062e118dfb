import { type Action, RawReply } from '../../service.ts';
import { type S3, s3Arn } from './s3.ts';
import { tagsOfXml } from './tags.ts';
import { readXml } from './xml-body.ts';

/** `PutBucketTagging`: troca todas as etiquetas do balde. */
export const putBucketTagging: Action<S3> = {
  route: 'PUT /{Bucket}?tagging',
  permission: ({ Bucket }) => ({ action: 's3:PutBucketTagging', resource: s3Arn(Bucket) }),
  async run({ Bucket }, service, { request }) {
    const tags = tagsOfXml(await readXml(request, 'Tagging'), 50);
    const bucket = service.bucket(Bucket);
    service.buckets.set(bucket.name, { ...bucket, tags });
    return new RawReply(204, {}, '');
  },
};
