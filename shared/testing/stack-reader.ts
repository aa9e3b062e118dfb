import type { DeployedResource, Deployment, LocalAws } from '../aws/index.ts';
import type { Environment, ModelExchange, Notice, TableItem } from './environment.ts';
import { invokeFunction } from './invoke-function.ts';

/**
 * Um recurso da pilha. O CDK acrescenta um sufixo ao nome lógico: `Cobrancas` vira `Cobrancas3F2A…`.
 * @throws {Error} quando a pilha não tem o recurso: o teste do passo pediu um que o ponto de partida não traz
 */
function resourceOf(deployment: Deployment | undefined, logicalId: string): DeployedResource {
  const name = new RegExp(`^${logicalId}[0-9A-F]{8}$`);
  const found = deployment?.resources.find((resource) => name.test(resource.logicalId));
  if (found === undefined) throw new Error(`A pilha não tem um recurso com o nome ${logicalId}.`);
  return found;
}

/** O ARN de um recurso, como a política de um papel o escreve. */
function arnOf(aws: LocalAws, { type, physicalId }: DeployedResource): string {
  const place = `${aws.region}:${aws.accountId}`;
  const arns: Readonly<Record<string, string>> = {
    'AWS::DynamoDB::Table': `arn:aws:dynamodb:${place}:table/${physicalId}`,
    'AWS::Lambda::Function': `arn:aws:lambda:${place}:function:${physicalId}`,
    'AWS::S3::Bucket': `arn:aws:s3:::${physicalId}`,
  };
  return arns[type] ?? physicalId;
}

/** Um pedido ao modelo, como a AWS local o anota. */
interface ModelRequest extends Omit<ModelExchange, 'prompt' | 'answer'> {
  messages?: { content: { text?: string }[] }[];
  answer?: { text: string };
}

/** Como um teste olha o que a pilha deixou: chama funções, lê tabelas e a caixa de saída. */
export function stackReader(
  aws: LocalAws,
  deployment: Deployment | undefined,
  stateMachineArn: string,
): Pick<
  Environment,
  | 'allows'
  | 'invoke'
  | 'item'
  | 'modelExchanges'
  | 'object'
  | 'objectKeys'
  | 'outbox'
  | 'putObject'
  | 'withFaults'
> {
  /** Um balde da pilha e com que falar com ele. */
  const bucketOf = async (logicalId: string) => {
    const client = await import('@aws-sdk/client-s3');
    const s3 = new client.S3Client({ ...aws.clientConfig, forcePathStyle: true, maxAttempts: 1 });
    return { client, s3, Bucket: resourceOf(deployment, logicalId).physicalId };
  };
  return {
    invoke: (logicalId, payload) =>
      invokeFunction(aws, resourceOf(deployment, logicalId).physicalId, payload),
    async item(logicalId, key) {
      const TableName = resourceOf(deployment, logicalId).physicalId;
      const answer = await aws.call('dynamodb', 'GetItem', { TableName, Key: key, ConsistentRead: true });
      return (answer as { Item?: TableItem }).Item;
    },
    async object(logicalId, key) {
      const { s3, client, Bucket } = await bucketOf(logicalId);
      try {
        const answer = await s3.send(new client.GetObjectCommand({ Bucket, Key: key }));
        return await answer.Body?.transformToString();
      } catch (error) {
        if (error instanceof client.NoSuchKey) return undefined;
        throw error;
      } finally {
        s3.destroy();
      }
    },
    async putObject(logicalId, key, text) {
      const { s3, client, Bucket } = await bucketOf(logicalId);
      await s3.send(new client.PutObjectCommand({ Bucket, Key: key, Body: text }));
      s3.destroy();
    },
    async objectKeys(logicalId, prefix) {
      const { s3, client, Bucket } = await bucketOf(logicalId);
      const keys: string[] = [];
      for await (const { Contents } of client.paginateListObjectsV2(
        { client: s3 },
        { Bucket, Prefix: prefix },
      ))
        keys.push(...(Contents ?? []).flatMap(({ Key }) => Key ?? []));
      s3.destroy();
      return keys;
    },
    async allows(action, resource) {
      const { roleArn } = (await aws.call('states', 'DescribeStateMachine', { stateMachineArn })) as {
        roleArn: string;
      };
      const [logicalId = '', ...key] = resource.split('/');
      const arn = arnOf(aws, resourceOf(deployment, logicalId));
      return aws.context.iam.allows(roleArn, action, [arn, ...key].join('/'));
    },
    async withFaults(faults, work) {
      await aws.call('local', 'PutFaults', { faults });
      try {
        return await work();
      } finally {
        await aws.call('local', 'DeleteFaults', {});
      }
    },
    async modelExchanges() {
      const { requests } = (await aws.call('local', 'ListModelRequests', {})) as { requests: ModelRequest[] };
      return requests.map(({ messages = [], answer, ...rest }) => ({
        ...rest,
        prompt: messages.flatMap(({ content }) => content.flatMap((block) => block.text ?? [])).join('\n\n'),
        answer: answer?.text ?? '',
      }));
    },
    async outbox() {
      const { messages } = (await aws.call('local', 'ListOutbox', {})) as {
        messages: (Notice & { kind: string })[];
      };
      return messages.filter(({ kind }) => kind === 'notification');
    },
  };
}
