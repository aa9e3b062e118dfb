import type { JsonObject } from '../../json.ts';
import type { Created, ResourceContext, ResourceType } from '../resource-type.ts';

function arnOf(properties: JsonObject, context: ResourceContext): string {
  const name =
    typeof properties.ManagedPolicyName === 'string'
      ? properties.ManagedPolicyName
      : context.generateName(128);
  const path = typeof properties.Path === 'string' ? properties.Path : '/';
  return `arn:aws:iam::${context.aws.accountId}:policy${path}${name}`;
}

function detach(arn: string, { aws }: ResourceContext): void {
  for (const role of aws.context.iam.roles()) {
    if (!role.managedPolicyArns.includes(arn)) continue;
    aws.context.iam.putRole({
      ...role,
      managedPolicyArns: role.managedPolicyArns.filter((item) => item !== arn),
    });
  }
}

function put(arn: string, properties: JsonObject, context: ResourceContext): Created {
  const { iam } = context.aws.context;
  iam.putManagedPolicy({ arn, document: properties.PolicyDocument });
  for (const name of Array.isArray(properties.Roles) ? properties.Roles : []) {
    const role = context.aws.context.iam.roleNamed(String(name));
    if (role) iam.putRole({ ...role, managedPolicyArns: [...new Set([...role.managedPolicyArns, arn])] });
  }
  return { physicalId: arn, attributes: { PolicyArn: arn } };
}

/** `AWS::IAM::ManagedPolicy` */
export const iamManagedPolicy: ResourceType = {
  nameProperty: 'ManagedPolicyName',
  identify: arnOf,
  create: async (properties, context) => put(arnOf(properties, context), properties, context),
  async update(physicalId, properties, context) {
    if (arnOf(properties, context) !== physicalId) return 'replace';
    detach(physicalId, context);
    return put(physicalId, properties, context);
  },
  async delete(physicalId, context) {
    detach(physicalId, context);
    context.aws.context.iam.deleteManagedPolicy(physicalId);
  },
};
