import { AwsError } from '../../errors.ts';
import type { ServiceContext } from '../../service.ts';

/** O que o Step Functions precisa para ligar os registros de uma máquina. */
const LOG_ACTIONS = [
  'logs:CreateLogDelivery',
  'logs:GetLogDelivery',
  'logs:UpdateLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:DescribeResourcePolicies',
  'logs:DescribeLogGroups',
];

/**
 * O que a AWS confere no papel ao criar ou mudar uma máquina: que ele confia no Step Functions, e que alcança o
 * destino dos registros. Um papel que a AWS local não conhece passa.
 * @param logging `loggingConfiguration`, com `level`
 * @throws `AwsError` `AccessDeniedException`
 */
export function checkExecutionRole(
  { iam }: ServiceContext,
  machineArn: string,
  roleArn: string,
  logging: object,
): void {
  if (!iam.trustsService(roleArn, 'states', machineArn)) {
    throw new AwsError(
      'AccessDeniedException',
      'Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.',
    );
  }
  const isLogging = 'level' in logging && logging.level !== 'OFF';
  if (isLogging && !LOG_ACTIONS.every((action) => iam.allows(roleArn, action, '*'))) {
    throw new AwsError(
      'AccessDeniedException',
      'The state machine IAM Role is not authorized to access the Log Destination',
    );
  }
}
