import { isObject, type JsonObject } from '../../json.ts';
import type { Created, ResourceContext, ResourceType } from '../resource-type.ts';

function nameOf(properties: JsonObject, context: ResourceContext): string {
  return typeof properties.RoleName === 'string' ? properties.RoleName : context.generateName(64);
}

function put(name: string, properties: JsonObject, { aws }: ResourceContext): Created {
  const path = typeof properties.Path === 'string' ? properties.Path : '/';
  const arn = `arn:aws:iam::${aws.accountId}:role${path}${name}`;
  const inline = Array.isArray(properties.Policies) ? properties.Policies.filter(isObject) : [];
  const attached = Array.isArray(properties.ManagedPolicyArns)
    ? properties.ManagedPolicyArns.map(String)
    : [];
  const current = aws.context.iam.role(arn);
  aws.context.iam.putRole({
    arn,
    name,
    assumeRolePolicy: properties.AssumeRolePolicyDocument,
    // As políticas de `AWS::IAM::Policy` moram no papel, e não se perdem quando ele muda.
    policies: {
      ...Object.fromEntries(
        Object.entries(current?.policies ?? {}).filter(([key]) => key.startsWith('external:')),
      ),
      ...Object.fromEntries(inline.map((policy) => [String(policy.PolicyName), policy.PolicyDocument])),
    },
    managedPolicyArns: attached,
    ...(typeof properties.PermissionsBoundary === 'string'
      ? { permissionsBoundaryArn: properties.PermissionsBoundary }
      : {}),
  });
  return {
    physicalId: name,
    attributes: {
      Arn: arn,
      RoleId: `AROA${name
        .toUpperCase()
        .replace(/[^A-Z0-9]/g, '')
        .slice(0, 17)}`,
    },
  };
}

/** `AWS::IAM::Role` */
export const iamRole: ResourceType = {
  nameProperty: 'RoleName',
  identify: nameOf,
  create: async (properties, context) => put(nameOf(properties, context), properties, context),
  update: async (physicalId, properties, context) =>
    nameOf(properties, context) === physicalId ? put(physicalId, properties, context) : 'replace',
  async delete(physicalId, context) {
    const { iam } = context.aws.context;
    const role = iam.roleNamed(physicalId);
    if (role) iam.deleteRole(role.arn);
  },
};
