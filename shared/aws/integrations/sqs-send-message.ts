import type { MessageAttributeValue, SendMessageCommandInput, SQSClient } from '@aws-sdk/client-sqs';
import type { Json } from '../../asl/index.ts';
import { stringifyJson } from '../../asl/json/index.ts';
import { isObject } from '../json.ts';
import { captureHead, sdkMetadata } from './http-metadata.ts';
import { type Integration, respond } from './integration.ts';
import { optimisedError } from './service-error.ts';

/** O SDK quer bytes onde o JSON só tem base64. */
function attributesOf(value: Json | undefined): Record<string, MessageAttributeValue> | undefined {
  if (!isObject(value)) return undefined;
  return Object.fromEntries(
    Object.entries(value).map(([name, attribute]) => {
      const fields = isObject(attribute) ? attribute : {};
      const { BinaryValue, ...rest } = fields;
      const bytes =
        typeof BinaryValue === 'string' ? { BinaryValue: Buffer.from(BinaryValue, 'base64') } : {};
      return [name, { ...rest, ...bytes } as MessageAttributeValue];
    }),
  );
}

/** O que a AWS aproveita dos parâmetros; um `MessageBody` que não é texto vai como texto JSON. */
function inputOf(given: Json): SendMessageCommandInput {
  const parameters = isObject(given) ? (given as { [key: string]: Json }) : {};
  const { MessageBody: body, QueueUrl, DelaySeconds, MessageGroupId, MessageDeduplicationId } = parameters;
  const MessageBody =
    body === undefined || body === null || typeof body === 'string' ? body : stringifyJson(body);
  return {
    QueueUrl,
    MessageBody: MessageBody ?? undefined,
    MessageAttributes: attributesOf(parameters.MessageAttributes),
    DelaySeconds,
    MessageGroupId,
    MessageDeduplicationId,
  } as SendMessageCommandInput;
}

/** `sqs:sendMessage`: a resposta da API com os metadados do SDK; com `.waitForTaskToken`, a mensagem leva o token. */
export const sqsSendMessage: Integration = async (request, context) => {
  const { SendMessageCommand, SQSClient, SQSServiceException } = await import('@aws-sdk/client-sqs');
  const client = await context.clients.get(
    'sqs',
    async (configuration): Promise<SQSClient> => new SQSClient(configuration),
  );
  return respond(request, context, async () => {
    const command = new SendMessageCommand(inputOf(request.arguments));
    const head = captureHead(command);
    try {
      const { $metadata: _metadata, ...output } = await client.send(command, { abortSignal: request.signal });
      const fields = Object.entries(output).filter(([, value]) => value !== undefined);
      return {
        ...(Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1))) as { [key: string]: Json }),
        ...sdkMetadata(head(), { connection: 'connection' }),
      };
    } catch (error) {
      // O cliente dá a classe comum aos erros que o modelo do SQS não declara, como MissingParameter.
      const isModelled = error instanceof Error && error.constructor !== SQSServiceException;
      throw optimisedError(error, 'SQS', 'AmazonSQS', 'AmazonSQSException', isModelled);
    }
  });
};
