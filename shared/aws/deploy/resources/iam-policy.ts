import type { JsonObject } from '../../json.ts';
import type { Created, ResourceContext, ResourceType } from '../resource-type.ts';

/** Marca, no papel, o que veio de uma política à parte. Duas pilhas podem dar o mesmo nome às suas. */
function keyOf(policyName: string, { stackName }: ResourceContext): string {
  return `external:${stackName}/${policyName}`;
}

function detach(policyName: string, context: ResourceContext): void {
  const { iam } = context.aws.context;
  const key = keyOf(policyName, context);
  for (const role of iam.roles()) {
    if (!Object.hasOwn(role.policies, key)) continue;
    const { [key]: _removed, ...policies } = role.policies;
    iam.putRole({ ...role, policies });
  }
}

function attach(policyName: string, properties: JsonObject, context: ResourceContext): Created {
  detach(policyName, context);
  for (const name of Array.isArray(properties.Roles) ? properties.Roles : []) {
    const role = context.aws.context.iam.roleNamed(String(name));
    if (!role) continue;
    context.aws.context.iam.putRole({
      ...role,
      policies: { ...role.policies, [keyOf(policyName, context)]: properties.PolicyDocument },
    });
  }
  return { physicalId: policyName, attributes: { Id: policyName } };
}

/** `AWS::IAM::Policy`: uma política embutida nos papéis de `Roles`. */
export const iamPolicy: ResourceType = {
  create: async (properties, context) => attach(String(properties.PolicyName), properties, context),
  update: async (physicalId, properties, context) =>
    properties.PolicyName === physicalId ? attach(physicalId, properties, context) : 'replace',
  delete: async (physicalId, context) => detach(physicalId, context),
};
