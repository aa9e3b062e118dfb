import { resourceTypes } from '../deploy/resources/index.ts';
import { integrations } from '../integrations/index.ts';
import { models } from '../services/bedrock/models/index.ts';
import type { ModelEntry } from '../services/bedrock/models/model-entry.ts';
import { services } from '../services/index.ts';

/** O que a AWS local faz, lido das mesmas tabelas que a fazem: a documentação não tem como ficar velha. */
export interface Capabilities {
  /** As ações de cada serviço, em ordem alfabética, pelo nome da pasta dele. */
  readonly services: Readonly<Record<string, readonly string[]>>;
  /** Integrações otimizadas e os padrões que cada uma aceita; `''` é a que só espera a resposta. */
  readonly integrations: Readonly<Record<string, readonly string[]>>;
  readonly resourceTypes: readonly { readonly type: string; readonly isInert: boolean }[];
  readonly models: readonly ModelEntry[];
}

/** Lê as tabelas da AWS local. Carrega todos os serviços. */
export async function capabilities(): Promise<Capabilities> {
  const actions = await Promise.all(
    Object.entries(services).map(async ([name, entry]) => {
      const definition = await entry.load();
      return [name, Object.keys(definition.actions).sort()] as const;
    }),
  );
  return {
    services: Object.fromEntries(actions),
    integrations: Object.fromEntries(
      Object.entries(integrations).map(([resource, { patterns }]) => [resource, patterns]),
    ),
    resourceTypes: Object.entries(resourceTypes).map(([type, { isInert }]) => ({
      type,
      isInert: isInert === true,
    })),
    models,
  };
}
