import type { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import type { Json, Model, RealBedrock } from '../../../bedrock/model.ts';
import { parseArn } from '../../arn.ts';
import { AwsError } from '../../errors.ts';
import type { JsonObject } from '../../json.ts';
import type { Call, Permission, ServiceContext } from '../../service.ts';
import type { Journal } from '../../storage/storage.ts';
import { Gate } from './access.ts';
import { lookUp, modelArn, profileOf, resolveModel, type Target } from './catalogue.ts';
import { modelFailure } from './model-failure.ts';
import { requestJournal } from './request-journal.ts';

/** O estado do Bedrock local. */
export class Bedrock {
  readonly context: ServiceContext;
  readonly gate: Gate;
  readonly requests: Journal;
  #realClient: Promise<BedrockRuntimeClient> | undefined;

  constructor(context: ServiceContext) {
    this.context = context;
    this.gate = new Gate(context);
    this.requests = requestJournal(context.storage);
  }

  /** @throws `AwsError` `ServiceUnavailableException` quando o modelo escolhido não existe */
  async model(): Promise<Model> {
    try {
      return await this.context.model();
    } catch (error) {
      throw modelFailure(error);
    }
  }

  /** O cliente do Bedrock de verdade. Ignora `AWS_ENDPOINT_URL`, que quase sempre aponta para cá. */
  realClient({ region, endpoint }: RealBedrock): Promise<BedrockRuntimeClient> {
    this.#realClient ??= import('@aws-sdk/client-bedrock-runtime').then(
      ({ BedrockRuntimeClient }) =>
        new BedrockRuntimeClient({
          region,
          ignoreConfiguredEndpointUrls: true,
          maxAttempts: 1,
          ...(endpoint === undefined ? {} : { endpoint }),
        }),
    );
    return this.#realClient;
  }

  async close(): Promise<void> {
    this.requests.release();
    (await this.#realClient)?.destroy();
  }

  /** O modelo que um pedido cita. @throws `AwsError` `ValidationException` */
  resolve(modelId: unknown): Target {
    return resolveModel(String(modelId), this.context.region);
  }

  /**
   * O modelo de um `CountTokens`: citado sem perfil, e sem precisar responder sob demanda.
   * @throws `AwsError` `ValidationException`
   */
  resolveForCounting(modelId: unknown): Target {
    const target = lookUp(String(modelId));
    if (!target) return this.resolve(modelId);
    if (target.profile || !target.entry.supports.countTokens)
      throw new AwsError('ValidationException', "The provided model doesn't support counting tokens");
    return target;
  }

  /** Um defeito nosso no meio de uma resposta que já começou. */
  readonly reportProblem = (error: unknown): void => {
    const message = 'Uma resposta do Bedrock local parou no meio por um defeito.';
    this.context.log({ kind: 'problem', message, error });
  };

  /**
   * As permissões que a AWS confere: com um perfil, a dele e a do modelo em cada região para onde ele leva.
   * @param action `bedrock:InvokeModel`
   */
  permissions({ modelId }: JsonObject, action: string): Permission[] {
    const { region, accountId } = this.context;
    const target = lookUpOrNothing(String(modelId));
    if (!target) {
      const reference = String(modelId);
      return [{ action, resource: parseArn(reference) ? reference : modelArn(reference, region) }];
    }
    if (!target.profile) return [{ action, resource: modelArn(target.entry.id, region) }];
    const { arn, modelArns } = profileOf(target.entry, target.profile.geography, region, accountId);
    return [arn, ...modelArns].map((resource) => ({ action, resource }));
  }
}

/** Um ARN malformado é recusado depois, com o erro dele; aqui só interessa o recurso. */
function lookUpOrNothing(modelId: string): Target | undefined {
  try {
    return lookUp(modelId);
  } catch {
    return undefined;
  }
}

/** O que a resposta repete do pedido em cabeçalhos: como ele quis ser servido. */
const ECHOED = ['x-amzn-bedrock-performanceconfig-latency', 'x-amzn-bedrock-service-tier'];

/** Os cabeçalhos de toda resposta: quem respondeu, e o que ela repete do pedido. */
export function replyHeaders(model: { readonly name: string }, { request }: Call): Record<string, string> {
  const echoed = ECHOED.flatMap((name) => {
    const value = request?.headers[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { 'x-local-model': model.name, ...Object.fromEntries(echoed) };
}

/** Onde a resposta do `Converse` diz quem respondeu: o lugar em que a AWS diz o modelo que um roteador escolheu. */
export function modelTrace(model: { readonly name: string }): { [key: string]: Json } {
  return { promptRouter: { invokedModelId: model.name } };
}
