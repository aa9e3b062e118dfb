import type { Deployment, Json, LocalAws } from '../aws/index.ts';
import type { Environment, Notice, TableItem } from './environment.ts';

/**
 * O nome físico de um recurso da pilha. O CDK acrescenta um sufixo ao nome lógico: `Cobrancas` vira `Cobrancas3F2A…`.
 * @throws {Error} quando a pilha não tem o recurso: o teste do passo pediu um que o ponto de partida não traz
 */
function physicalId(deployment: Deployment | undefined, type: string, logicalId: string): string {
  const name = new RegExp(`^${logicalId}[0-9A-F]{8}$`);
  const found = deployment?.resources.find(
    (resource) => resource.type === type && name.test(resource.logicalId),
  );
  if (found === undefined) throw new Error(`A pilha não tem ${type} com o nome ${logicalId}.`);
  return found.physicalId;
}

/** Como um teste olha o que a pilha deixou: chama funções, lê tabelas e a caixa de saída. */
export function stackReader(
  aws: LocalAws,
  deployment: Deployment | undefined,
): Pick<Environment, 'invoke' | 'item' | 'outbox' | 'withFaults'> {
  return {
    async invoke(logicalId, payload) {
      const client = await import('@aws-sdk/client-lambda');
      const lambda = new client.LambdaClient({ ...aws.clientConfig, maxAttempts: 1 });
      const FunctionName = physicalId(deployment, 'AWS::Lambda::Function', logicalId);
      const answer = await lambda.send(
        new client.InvokeCommand({ FunctionName, Payload: Buffer.from(JSON.stringify(payload)) }),
      );
      lambda.destroy();
      return JSON.parse(answer.Payload?.transformToString() || 'null') as Json;
    },
    async item(logicalId, key) {
      const TableName = physicalId(deployment, 'AWS::DynamoDB::Table', logicalId);
      const answer = await aws.call('dynamodb', 'GetItem', { TableName, Key: key, ConsistentRead: true });
      return (answer as { Item?: TableItem }).Item;
    },
    async withFaults(faults, work) {
      await aws.call('local', 'PutFaults', { faults });
      try {
        return await work();
      } finally {
        await aws.call('local', 'DeleteFaults', {});
      }
    },
    async outbox() {
      const { messages } = (await aws.call('local', 'ListOutbox', {})) as {
        messages: (Notice & { kind: string })[];
      };
      return messages.filter(({ kind }) => kind === 'notification');
    },
  };
}
