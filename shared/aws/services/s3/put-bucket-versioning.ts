import { AwsError } from '../../errors.ts';
import { type Action, RawReply } from '../../service.ts';
import { type S3, s3Arn } from './s3.ts';
import { readXml } from './xml-body.ts';

/** `PutBucketVersioning`: suspender o que nunca ligou dá certo; ligar é recusado, porque aqui não há versões. */
export const putBucketVersioning: Action<S3> = {
  route: 'PUT /{Bucket}?versioning',
  permission: ({ Bucket }) => ({ action: 's3:PutBucketVersioning', resource: s3Arn(Bucket) }),
  async run({ Bucket }, service, { request }) {
    const { Status } = await readXml(request, 'VersioningConfiguration');
    service.bucket(Bucket);
    if (Status === 'Enabled') {
      throw new AwsError(
        'NotImplemented',
        'PutBucketVersioning with Status Enabled is not supported by this endpoint.',
        501,
      );
    }
    return new RawReply(200, {}, '');
  },
};
