import { XmlReply } from '../../protocols/rest-xml.ts';
import type { Action } from '../../service.ts';
import type { S3 } from './s3.ts';

/** `ListBuckets` */
export const listBuckets: Action<S3> = {
  route: 'GET /',
  permission: () => ({ action: 's3:ListAllMyBuckets', resource: '*' }),
  run(_input, service) {
    const buckets = [...service.buckets.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    return new XmlReply('ListAllMyBucketsResult', {
      Buckets: {
        Bucket: buckets.map(({ name, creationDate }) => ({
          Name: name,
          CreationDate: new Date(creationDate).toISOString(),
        })),
      },
      Owner: { ID: service.context.accountId },
    });
  },
};
