import type { PublishCommandInput, SNSClient } from '@aws-sdk/client-sns';
import type { Json } from '../../asl/index.ts';
import { stringifyJson } from '../../asl/json/index.ts';
import { isObject } from '../json.ts';
import { fromSdkOutput } from './aws-sdk-fields.ts';
import { captureHead, sdkMetadata } from './http-metadata.ts';
import { type Integration, respond } from './integration.ts';
import { optimisedError } from './service-error.ts';

/** Uma mensagem que não é texto vai como texto JSON. */
function inputOf(given: Json): PublishCommandInput {
  const { Message, ...fields } = isObject(given) ? (given as { [key: string]: Json }) : {};
  const text = Message === undefined || typeof Message === 'string' ? Message : stringifyJson(Message);
  return { ...fields, Message: text };
}

/** `sns:publish`: a resposta da API com os metadados do SDK; com `.waitForTaskToken`, a mensagem leva o token. */
export const snsPublish: Integration = async (request, context) => {
  const { PublishCommand, SNSClient } = await import('@aws-sdk/client-sns');
  const client = await context.clients.get(
    'sns',
    async (configuration): Promise<SNSClient> => new SNSClient(configuration),
  );
  return respond(request, context, async () => {
    const command = new PublishCommand(inputOf(request.arguments));
    const head = captureHead(command);
    try {
      const { $metadata: _metadata, ...output } = await client.send(command, { abortSignal: request.signal });
      return { ...((await fromSdkOutput(output)) as { [key: string]: Json }), ...sdkMetadata(head()) };
    } catch (error) {
      throw optimisedError(error, 'SNS', 'AmazonSNS', 'AmazonSNSException');
    }
  });
};
