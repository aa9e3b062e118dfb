import { AwsError } from '../../errors.ts';
import type { ServiceContext } from '../../service.ts';

/** Uma linha com o seu tempo, em milissegundos desde 1970. */
export interface TimedLine {
  readonly timestamp: number;
  readonly message: string;
}

async function ignoringExisting(call: Promise<object>): Promise<void> {
  await call.catch((error: unknown) => {
    if (!(error instanceof AwsError) || error.code !== 'ResourceAlreadyExistsException') throw error;
  });
}

/**
 * Guarda as linhas de uma chamada no CloudWatch Logs local. Quem chama a função não espera por isso, e um problema
 * aqui não a falha: sai no terminal.
 */
export function keepLines(
  context: ServiceContext,
  logGroupName: string,
  logStreamName: string,
  logEvents: readonly TimedLine[],
): void {
  const keep = async () => {
    await ignoringExisting(context.call('logs', 'CreateLogGroup', { logGroupName }));
    await ignoringExisting(context.call('logs', 'CreateLogStream', { logGroupName, logStreamName }));
    await context.call('logs', 'PutLogEvents', { logGroupName, logStreamName, logEvents });
  };
  keep().catch((error: unknown) => {
    context.log({ kind: 'problem', message: `As linhas de ${logGroupName} não foram guardadas.`, error });
  });
}
