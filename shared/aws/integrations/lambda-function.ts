import { JsonText } from '../../asl/index.ts';
import { stringifyJson } from '../../asl/json/index.ts';
import type { Integration } from './integration.ts';
import { functionError } from './lambda-failure.ts';
import { optimisedError } from './service-error.ts';

/** `arn:aws:lambda:...:function:NOME`: a entrada vai inteira à função, e o que ela devolve é o resultado. */
export const lambdaFunction: Integration = async (request, { clients }) => {
  const { InvokeCommand } = await import('@aws-sdk/client-lambda');
  const client = await clients.lambda();
  try {
    const response = await client.send(
      new InvokeCommand({
        FunctionName: request.resource,
        Payload: Buffer.from(stringifyJson(request.arguments)),
      }),
      { abortSignal: request.signal },
    );
    const payload = Buffer.from(response.Payload ?? []).toString('utf8');
    if (response.FunctionError) throw functionError(payload, false);
    return new JsonText(payload);
  } catch (error) {
    throw optimisedError(error, 'Lambda', 'AWSLambda', 'AWSLambdaException');
  }
};
