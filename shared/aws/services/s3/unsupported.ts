import type { HttpRequest } from '../../service.ts';

/** O que vem depois do verbo no nome de cada ação que não há aqui: a do balde e a do objeto. */
const nouns: Readonly<Record<string, readonly [bucket: string, object?: string]>> = {
  abac: ['BucketAbac'],
  accelerate: ['BucketAccelerateConfiguration'],
  acl: ['BucketAcl', 'ObjectAcl'],
  analytics: ['BucketAnalyticsConfiguration'],
  cors: ['BucketCors'],
  encryption: ['BucketEncryption', 'ObjectEncryption'],
  'intelligent-tiering': ['BucketIntelligentTieringConfiguration'],
  inventory: ['BucketInventoryConfiguration'],
  'legal-hold': ['ObjectLegalHold', 'ObjectLegalHold'],
  lifecycle: ['BucketLifecycleConfiguration'],
  logging: ['BucketLogging'],
  metrics: ['BucketMetricsConfiguration'],
  notification: ['BucketNotificationConfiguration'],
  'object-lock': ['ObjectLockConfiguration'],
  ownershipControls: ['BucketOwnershipControls'],
  policyStatus: ['BucketPolicyStatus'],
  publicAccessBlock: ['PublicAccessBlock'],
  replication: ['BucketReplication'],
  requestPayment: ['BucketRequestPayment'],
  retention: ['ObjectRetention', 'ObjectRetention'],
  torrent: ['ObjectTorrent', 'ObjectTorrent'],
  website: ['BucketWebsite'],
};

const verbs: Readonly<Record<string, string>> = { GET: 'Get', PUT: 'Put', DELETE: 'Delete' };

const others: Readonly<Record<string, string>> = {
  renameObject: 'RenameObject',
  restore: 'RestoreObject',
  select: 'SelectObjectContent',
};

/** O nome da ação do S3 que um pedido chama e que a AWS local não faz; `undefined` quando não é uma delas. */
export function unsupportedAction({ method, path, query }: HttpRequest): string | undefined {
  const verb = verbs[method];
  for (const parameter of query.keys()) {
    if (Object.hasOwn(others, parameter)) return others[parameter];
    if (!verb || !Object.hasOwn(nouns, parameter)) continue;
    const [bucket, object = bucket] = nouns[parameter] ?? [];
    const hasKey = /^\/[^/]+\/./.test(path);
    return `${verb}${hasKey ? object : bucket}`;
  }
  return undefined;
}
