import { requiredString } from '../../input.ts';
import type { Action } from '../../service.ts';
import type { Lambda } from './lambda.ts';

/**
 * `AddPermission`: só a resposta. A política da função serve a quem a chama de fora do IAM da conta (S3, SNS,
 * outras contas); aqui quem manda é a política do papel de quem chama.
 */
export const addPermission: Action<Lambda> = {
  route: 'POST /2015-03-31/functions/{FunctionName}/policy',
  status: 201,
  permission: (input, service) => ({
    action: 'lambda:AddPermission',
    resource: service.arnOf(input.FunctionName),
  }),
  run(input, service) {
    const record = service.find(input.FunctionName);
    return {
      Statement: JSON.stringify({
        Sid: requiredString(input, 'StatementId', { min: 1, max: 100 }),
        Effect: 'Allow',
        Principal: { Service: requiredString(input, 'Principal') },
        Action: requiredString(input, 'Action'),
        Resource: record.arn,
      }),
    };
  },
};
