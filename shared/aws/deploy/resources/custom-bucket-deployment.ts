import { createHash } from 'node:crypto';
import type { JsonObject } from '../../json.ts';
import type { Created, ResourceContext, ResourceType } from '../resource-type.ts';
import { deploymentFiles } from './bucket-deployment-files.ts';
import { clearObjects, rememberObjects, withS3 } from './s3-objects.ts';

const types: Readonly<Record<string, string>> = {
  css: 'text/css',
  csv: 'text/csv',
  html: 'text/html',
  jpg: 'image/jpeg',
  js: 'text/javascript',
  json: 'application/json',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  xml: 'application/xml',
};

function contentType(key: string): string {
  return types[key.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
}

function prefixOf({ DestinationBucketKeyPrefix }: JsonObject): string {
  const prefix = String(DestinationBucketKeyPrefix ?? '').replace(/^\/|\/$/g, '');
  return prefix === '' ? '' : `${prefix}/`;
}

async function copy(properties: JsonObject, context: ResourceContext): Promise<Created> {
  const bucket = String(properties.DestinationBucketName);
  const files = deploymentFiles(properties, context);
  await withS3(context.aws, async (client, { PutObjectCommand }) => {
    for (const [Key, Body] of files)
      await client.send(new PutObjectCommand({ Bucket: bucket, Key, Body, ContentType: contentType(Key) }));
  });
  if (String(properties.Prune ?? 'true') === 'true')
    await clearObjects(context.aws, bucket, prefixOf(properties), new Set(files.keys()));
  return {
    physicalId: `aws.cdk.s3deployment.${createHash('sha256').update(`${context.stackName}/${context.logicalId}`).digest('hex').slice(0, 32)}`,
    attributes: { DestinationBucketArn: `arn:aws:s3:::${bucket}`, SourceObjectKeys: '' },
    note: `a AWS local copiou ${files.size} ${files.size === 1 ? 'arquivo' : 'arquivos'} para ${bucket}; na AWS uma função em Python faz isso`,
  };
}

/** O resumo do que seria copiado: a chave do asset não diz se os marcadores mudaram. */
function fingerprint(properties: JsonObject, context: ResourceContext): string {
  const hash = createHash('sha256');
  for (const [key, bytes] of deploymentFiles(properties, context)) hash.update(`${key}\0`).update(bytes);
  return hash.digest('hex');
}

/**
 * `Custom::CDKBucketDeployment`, o `BucketDeployment` do CDK: copia os arquivos do assembly para o balde. Como na
 * AWS, apagá-lo só apaga os arquivos com `RetainOnDelete: false`.
 */
export const customBucketDeployment: ResourceType = {
  emulatesProvider: true,
  fingerprint,
  create: copy,
  update: (_physicalId, properties, context) => copy(properties, context),
  remember: (_physicalId, { aws }, properties) =>
    rememberObjects(aws, String(properties.DestinationBucketName), prefixOf(properties)),
  async delete(_physicalId, { aws }, properties) {
    if (String(properties.RetainOnDelete) !== 'false') return;
    await clearObjects(aws, String(properties.DestinationBucketName), prefixOf(properties));
  },
};
