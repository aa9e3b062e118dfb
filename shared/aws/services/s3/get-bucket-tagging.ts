import { AwsError } from '../../errors.ts';
import { XmlReply } from '../../protocols/rest-xml.ts';
import type { Action } from '../../service.ts';
import { type S3, s3Arn } from './s3.ts';
import { shownTags } from './tags.ts';

/** `GetBucketTagging` */
export const getBucketTagging: Action<S3> = {
  route: 'GET /{Bucket}?tagging',
  permission: ({ Bucket }) => ({ action: 's3:GetBucketTagging', resource: s3Arn(Bucket) }),
  run({ Bucket }, service) {
    const { name, tags } = service.bucket(Bucket);
    if (!tags) throw new AwsError('NoSuchTagSet', 'The TagSet does not exist', 404, { BucketName: name });
    return new XmlReply('Tagging', shownTags(tags));
  },
};
