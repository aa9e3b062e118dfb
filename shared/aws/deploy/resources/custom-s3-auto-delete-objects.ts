import { isObject, type JsonObject } from '../../json.ts';
import type { Created, ResourceContext, ResourceType } from '../resource-type.ts';
import { stacksIn } from '../stack-state.ts';
import { propertiesOf } from '../stored-properties.ts';
import { clearObjects } from './s3-objects.ts';

const TAG = 'aws-cdk:auto-delete-objects';

/** O CDK marca o balde; quem tira `autoDeleteObjects` tira a marca, e os objetos ficam. */
function isMarked(bucket: string, { aws, stackName }: ResourceContext): boolean {
  const resources = Object.values(stacksIn(aws.context.storage).get(stackName)?.resources ?? {});
  const record = resources.find(
    ({ type, physicalId }) => type === 'AWS::S3::Bucket' && physicalId === bucket,
  );
  const tags = record && propertiesOf(record).Tags;
  return Array.isArray(tags) && tags.some((tag) => isObject(tag) && tag.Key === TAG && tag.Value === 'true');
}

function describe({ BucketName }: JsonObject): Created {
  return {
    physicalId: `auto-delete-objects-${String(BucketName)}`,
    attributes: {},
    note: 'a AWS local esvazia o balde quando ele for apagado',
  };
}

/** `Custom::S3AutoDeleteObjects`: esvazia o balde logo antes de ele ser apagado. */
export const customS3AutoDeleteObjects: ResourceType = {
  emulatesProvider: true,
  create: async (properties) => describe(properties),
  async update(physicalId, properties) {
    const next = describe(properties);
    return next.physicalId === physicalId ? next : 'replace';
  },
  async delete(_physicalId, context, { BucketName }) {
    const bucket = String(BucketName);
    if (isMarked(bucket, context)) await clearObjects(context.aws, bucket, '');
  },
};
