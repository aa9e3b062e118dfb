import { XmlReply } from '../../protocols/rest-xml.ts';
import type { Action } from '../../service.ts';
import { type S3, s3Arn } from './s3.ts';
import { shownTags } from './tags.ts';

/** `GetObjectTagging` */
export const getObjectTagging: Action<S3> = {
  route: 'GET /{Bucket}/{Key+}?tagging',
  permission: ({ Bucket, Key }) => ({ action: 's3:GetObjectTagging', resource: s3Arn(Bucket, Key) }),
  run({ Bucket, Key, versionId }, service) {
    return new XmlReply('Tagging', shownTags(service.object(Bucket, Key, versionId).tags));
  },
};
