import { existsSync } from 'node:fs';
import path from 'node:path';
import type { DeployedResource, LocalAws } from '../aws/index.ts';
import { loadModule } from './load-module.ts';

const PREPARATION = 'preparar.ts';

/** O que um `preparar.ts` exporta. Recebe como chegar à AWS, e o nome que cada recurso da pilha tem lá. */
type Preparation = (clientConfig: LocalAws['clientConfig'], names: Record<string, string>) => Promise<void>;

/** O nome de cada recurso na AWS, pelo nome que a pilha lhe dá: sem o sufixo que o CDK acrescenta. */
export function physicalNames(resources: readonly DeployedResource[]): Record<string, string> {
  return Object.fromEntries(
    resources.map(({ logicalId, physicalId }) => [logicalId.replace(/[0-9A-F]{8}$/, ''), physicalId]),
  );
}

/**
 * Põe no lugar os dados de que a pilha da pasta precisa, se a pasta tem um `preparar.ts`.
 * @param clientConfig o que passar a um cliente do SDK
 * @param names o nome de cada recurso, como `physicalNames` os dá
 * @returns se havia o que preparar
 */
export async function prepareFolder(
  folder: string,
  clientConfig: LocalAws['clientConfig'],
  names: Record<string, string>,
): Promise<boolean> {
  if (!existsSync(path.join(folder, PREPARATION))) return false;
  const { preparar } = await loadModule<{ preparar: Preparation }>(folder, PREPARATION);
  await preparar(clientConfig, names);
  return true;
}
