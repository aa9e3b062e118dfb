import type { Session } from '../../iam/iam.ts';
import type { ServiceContext } from '../../service.ts';
import { logGroupOf } from './configuration.ts';
import type { FunctionRecord } from './records.ts';

/**
 * As variáveis que uma função vê: as suas, as que o runtime da AWS define, e `AWS_ENDPOINT_URL`, que faz o SDK
 * dentro dela voltar para cá. Nada do ambiente de quem roda o curso.
 */
export function environmentOf(
  record: FunctionRecord,
  context: ServiceContext,
  session: Session,
  logStreamName: string,
): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: context.endpoint,
    ...record.environment,
    _HANDLER: record.handler,
    AWS_REGION: context.region,
    AWS_DEFAULT_REGION: context.region,
    AWS_ACCESS_KEY_ID: session.accessKeyId,
    AWS_SECRET_ACCESS_KEY: session.secretAccessKey,
    AWS_SESSION_TOKEN: session.sessionToken,
    AWS_EXECUTION_ENV: `AWS_Lambda_${record.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: record.name,
    AWS_LAMBDA_FUNCTION_VERSION: record.version,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(record.memorySize),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: logGroupOf(record),
    AWS_LAMBDA_LOG_STREAM_NAME: logStreamName,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    LAMBDA_TASK_ROOT: '/var/task',
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
  };
}
