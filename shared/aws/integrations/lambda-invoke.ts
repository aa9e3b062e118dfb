import type { InvocationType } from '@aws-sdk/client-lambda';
import { type Json, JsonText } from '../../asl/index.ts';
import { stringifyJson } from '../../asl/json/index.ts';
import { compactJson, isObject } from '../json.ts';
import { captureHead, sdkMetadata } from './http-metadata.ts';
import { type Integration, respond } from './integration.ts';
import { functionError } from './lambda-failure.ts';
import { optimisedError } from './service-error.ts';

function text(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** `lambda:invoke`: a resposta da API, em ordem alfabética, com `Payload` já lido. */
export const lambdaInvoke: Integration = async (request, context) => {
  const parameters = isObject(request.arguments) ? (request.arguments as { [key: string]: Json }) : {};
  const { InvokeCommand } = await import('@aws-sdk/client-lambda');
  const client = await context.clients.lambda();
  return respond(request, context, async () => {
    const command = new InvokeCommand({
      FunctionName: text(parameters.FunctionName),
      Qualifier: text(parameters.Qualifier),
      InvocationType: text(parameters.InvocationType) as InvocationType | undefined,
      ClientContext: text(parameters.ClientContext),
      ...(parameters.Payload === undefined
        ? {}
        : { Payload: Buffer.from(stringifyJson(parameters.Payload)) }),
    });
    const head = captureHead(command);
    try {
      const response = await client.send(command, { abortSignal: request.signal });
      const payload = compactJson(Buffer.from(response.Payload ?? []).toString('utf8'));
      if (response.FunctionError) throw functionError(payload, true);
      const { SdkHttpMetadata, SdkResponseMetadata } = sdkMetadata(head());
      const fields: string[] = [];
      if (response.ExecutedVersion)
        fields.push(`"ExecutedVersion":${JSON.stringify(response.ExecutedVersion)}`);
      // O texto da função entra como veio, para que `0.0` continue `0.0`.
      fields.push(`"Payload":${payload === '' ? '{}' : payload}`);
      fields.push(`"SdkHttpMetadata":${JSON.stringify(SdkHttpMetadata)}`);
      fields.push(`"SdkResponseMetadata":${JSON.stringify(SdkResponseMetadata)}`);
      fields.push(`"StatusCode":${response.StatusCode ?? 200}`);
      return new JsonText(`{${fields.join(',')}}`);
    } catch (error) {
      throw optimisedError(error, 'Lambda', 'AWSLambda', 'AWSLambdaException');
    }
  });
};
