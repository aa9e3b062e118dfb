import { TaskError } from '../../asl/index.ts';
import { isObject } from '../json.ts';
import { fromSdkOutput, isStreamed, operationSchemas, toSdkInput } from './aws-sdk-fields.ts';
import { errorPrefixOf, packageFor, type SdkClient, sdkService } from './aws-sdk-services.ts';
import { type Integration, respond } from './integration.ts';
import { sdkError } from './service-error.ts';

/** O nome do erro de ações que respondem 404 sem corpo, onde o SDK de JavaScript só sabe dizer `NotFound`. */
const namesOfNotFound: Readonly<Record<string, string>> = {
  's3:headBucket': 'NoSuchBucketException',
  's3:headObject': 'NoSuchKeyException',
};

function unsupported(resource: string): TaskError {
  return new TaskError('States.Runtime', `The resource '${resource}' is not supported by this endpoint.`);
}

/**
 * `aws-sdk:SERVIÇO:AÇÃO`: a API como ela é, com os campos em `PascalCase` na ida e na volta, pelo cliente do SDK
 * que estiver instalado.
 * @throws `TaskError` `States.Runtime` quando o cliente do serviço não está instalado ou não tem a ação
 */
export function awsSdk(service: string, action: string): Integration {
  return async (request, context) => {
    const { resource } = request;
    const entry = await sdkService(service);
    if (!entry) {
      context.log?.({
        kind: 'problem',
        message: `${resource} precisa do cliente desse serviço, que não está instalado. Se ele existe na AWS, instale-o com: npm i ${packageFor(service)}`,
      });
      throw unsupported(resource);
    }
    const Command = entry.command(action);
    const schemas = Command && operationSchemas(new Command({}));
    if (!Command || !schemas || isStreamed(schemas.output)) {
      context.log?.({
        kind: 'problem',
        message: `${resource}: o Step Functions não tem a ação "${action}" em "${service}". Confira o nome na referência da API; ele começa com minúscula.`,
      });
      throw unsupported(resource);
    }
    const client = await context.clients.get(
      service,
      async (configuration): Promise<SdkClient> => new entry.Client(configuration),
    );
    return respond(request, context, async () => {
      const input = toSdkInput(request.arguments, schemas.input);
      try {
        const output = await client.send(new Command(isObject(input) ? input : {}), {
          abortSignal: request.signal,
        });
        return await fromSdkOutput(output, schemas.output);
      } catch (error) {
        const prefix = errorPrefixOf(client, service);
        throw sdkError(error, prefix, namesOfNotFound[`${service}:${action}`]);
      }
    });
  };
}
