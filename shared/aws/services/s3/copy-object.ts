import { AwsError } from '../../errors.ts';
import { XmlReply } from '../../protocols/rest-xml.ts';
import type { Action } from '../../service.ts';
import { type S3, s3Arn } from './s3.ts';
import { readUpload } from './upload.ts';

/** `CopyObject`: os metadados vêm da origem, ou do pedido com `x-amz-metadata-directive: REPLACE`. */
export const copyObject: Action<S3> = {
  route: 'PUT /{Bucket}/{Key+} [x-amz-copy-source]',
  permission: ({ Bucket, Key }) => ({ action: 's3:PutObject', resource: s3Arn(Bucket, Key) }),
  run({ Bucket, Key }, service, call) {
    const headers = call.request?.headers ?? {};
    const [, bucket, key] = /^\/?([^/]+)\/(.+)$/s.exec(headers['x-amz-copy-source'] ?? '') ?? [];
    if (!bucket || !key)
      throw new AwsError('InvalidArgument', 'Copy Source must mention the source bucket and key');
    const source = service.object(bucket, decodeURIComponent(key));
    const isReplaced = headers['x-amz-metadata-directive'] === 'REPLACE';
    const stored = isReplaced ? readUpload(call.request).headers : source.headers;
    const object = service.put(Bucket, String(Key), service.contents(source), stored);
    return new XmlReply('CopyObjectResult', {
      ETag: object.etag,
      LastModified: new Date(object.lastModified).toISOString(),
    });
  },
};
