import { XmlReply } from '../../protocols/rest-xml.ts';
import type { Action } from '../../service.ts';
import { type S3, s3Arn } from './s3.ts';

/** `GetBucketVersioning`: nunca foi ligado, e é isso que o vazio diz. */
export const getBucketVersioning: Action<S3> = {
  route: 'GET /{Bucket}?versioning',
  permission: ({ Bucket }) => ({ action: 's3:GetBucketVersioning', resource: s3Arn(Bucket) }),
  run({ Bucket }, service) {
    service.bucket(Bucket);
    return new XmlReply('VersioningConfiguration', {});
  },
};
