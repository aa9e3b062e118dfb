import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Json } from '../../asl/index.ts';
import { isObject } from '../json.ts';
import { fromSdkOutput } from './aws-sdk-fields.ts';
import { checkAttributeValues } from './dynamodb-values.ts';
import { captureHead, sdkMetadata } from './http-metadata.ts';
import type { Integration } from './integration.ts';
import { optimisedError } from './service-error.ts';

/** As ações do DynamoDB que o Step Functions otimiza. */
export type DynamoDbAction = 'GetItem' | 'PutItem' | 'UpdateItem' | 'DeleteItem';

/** `dynamodb:getItem`, `putItem`, `updateItem` e `deleteItem`: a resposta da API com os metadados do SDK. */
export function dynamodb(action: DynamoDbAction): Integration {
  return async (request, { clients }) => {
    const module = await import('@aws-sdk/client-dynamodb');
    const client = await clients.get(
      'dynamodb',
      async (configuration): Promise<DynamoDBClient> => new module.DynamoDBClient(configuration),
    );
    const Command = module[`${action}Command`] as typeof module.PutItemCommand;
    const input = isObject(request.arguments) ? (request.arguments as { [key: string]: Json }) : {};
    checkAttributeValues(input);
    const command = new Command(input as unknown as ConstructorParameters<typeof module.PutItemCommand>[0]);
    const head = captureHead(command);
    try {
      const output = await client.send(command, { abortSignal: request.signal });
      const { $metadata: _metadata, ...fields } = output;
      const result = {
        ...((await fromSdkOutput(fields)) as { [key: string]: Json }),
        ...sdkMetadata(head()),
      };
      return Object.fromEntries(Object.entries(result).sort(([a], [b]) => (a < b ? -1 : 1)));
    } catch (error) {
      throw optimisedError(error, 'DynamoDB', 'AmazonDynamoDBv2', 'AmazonDynamoDBException');
    }
  };
}
