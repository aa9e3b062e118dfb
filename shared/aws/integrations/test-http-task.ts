import { aws } from './test-machine.ts';

// O que os testes de `http:invoke` têm em comum: uma conexão do EventBridge e uma tarefa que a usa.

let count = 0;
/** Cria uma conexão e devolve o ARN. */
export async function connection(
  AuthorizationType: 'API_KEY' | 'BASIC' | 'OAUTH_CLIENT_CREDENTIALS',
  AuthParameters: object,
): Promise<string> {
  const input = { Name: `conexao-${++count}`, AuthorizationType, AuthParameters };
  const created = await aws.call('events', 'CreateConnection', input);
  return (created as { ConnectionArn: string }).ConnectionArn;
}

/** Uma HTTP Task que chama `url`; sem conexão dada, com uma chave em `X-Chave`. */
export async function httpTask(url: string, more: object = {}, ConnectionArn?: string): Promise<object> {
  const key = { ApiKeyAuthParameters: { ApiKeyName: 'X-Chave', ApiKeyValue: 'segredo' } };
  return {
    Type: 'Task',
    Resource: 'arn:aws:states:::http:invoke',
    Parameters: {
      ApiEndpoint: url,
      Method: 'GET',
      InvocationConfig: { ConnectionArn: ConnectionArn ?? (await connection('API_KEY', key)) },
      ...more,
    },
    End: true,
  };
}
