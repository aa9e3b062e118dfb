import type { Json, LocalAws } from '../aws/index.ts';

/** Chama uma função pelo nome que ela tem na AWS. @returns o que ela devolveu, ou o erro dela: `{ errorType, errorMessage }` */
export async function invokeFunction(aws: LocalAws, FunctionName: string, payload: Json): Promise<Json> {
  const client = await import('@aws-sdk/client-lambda');
  const lambda = new client.LambdaClient({ ...aws.clientConfig, maxAttempts: 1 });
  try {
    const answer = await lambda.send(
      new client.InvokeCommand({ FunctionName, Payload: Buffer.from(JSON.stringify(payload)) }),
    );
    return JSON.parse(answer.Payload?.transformToString() || 'null') as Json;
  } finally {
    lambda.destroy();
  }
}
