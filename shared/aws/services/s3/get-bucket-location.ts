import { XmlReply } from '../../protocols/rest-xml.ts';
import type { Action } from '../../service.ts';
import { type S3, s3Arn } from './s3.ts';

/** `GetBucketLocation`: us-east-1 é o vazio, como na AWS. */
export const getBucketLocation: Action<S3> = {
  route: 'GET /{Bucket}?location',
  permission: ({ Bucket }) => ({ action: 's3:GetBucketLocation', resource: s3Arn(Bucket) }),
  run({ Bucket }, service) {
    service.bucket(Bucket);
    return new XmlReply('LocationConstraint', {});
  },
};
