import { type Action, RawReply } from '../../service.ts';
import { checkWrite } from './conditions.ts';
import { type S3, s3Arn } from './s3.ts';

/** `DeleteObject`, com `If-Match`. Apagar o que não existe também dá certo, como na AWS. */
export const deleteObject: Action<S3> = {
  route: 'DELETE /{Bucket}/{Key+}',
  permission: ({ Bucket, Key }) => ({ action: 's3:DeleteObject', resource: s3Arn(Bucket, Key) }),
  run({ Bucket, Key }, service, { request }) {
    const object = service.objects.get(service.bucket(Bucket).name, String(Key));
    checkWrite(request?.headers ?? {}, String(Key), object);
    if (object) service.delete(object);
    return new RawReply(204, {}, '');
  },
};
