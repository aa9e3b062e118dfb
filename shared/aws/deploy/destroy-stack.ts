import { InvalidTemplate, ResourceFailed } from '../errors.ts';
import type { Change, Deployment, ResourceRecord } from './deployment.ts';
import { importerOf } from './outputs.ts';
import { removeResource } from './remove-resource.ts';
import { contextsOf } from './resource-context.ts';
import { StackState, stacksIn } from './stack-state.ts';
import type { DeployTarget } from './target.ts';

/** @throws `InvalidTemplate` */
function checkCanGo({ context }: DeployTarget, stackName: string): void {
  const record = stacksIn(context.storage).get(stackName);
  if (!record || Object.keys(record.resources).length + record.leftovers.length === 0) {
    const names = [...stacksIn(context.storage).values()]
      .filter(({ resources }) => Object.keys(resources).length > 0)
      .map((stack) => stack.stackName);
    throw new InvalidTemplate(
      `A AWS local não tem a pilha "${stackName}". Pilhas implantadas: ${names.join(', ') || 'nenhuma'}.`,
    );
  }
  for (const name of Object.keys(record.exports)) {
    const importer = importerOf(context.storage, stackName, name);
    if (importer !== undefined)
      throw new InvalidTemplate(`Export ${name} cannot be deleted as it is in use by ${importer}`);
  }
}

/**
 * Apaga uma pilha, do último recurso ao primeiro. O que falha não impede os outros, e continua na pilha para a próxima
 * tentativa, como na AWS.
 * @throws `InvalidTemplate`, `ResourceFailed`
 */
export async function destroyStack(aws: DeployTarget, stackName: string): Promise<Deployment> {
  const started = performance.now();
  checkCanGo(aws, stackName);
  const state = new StackState(aws.context.storage, stackName);
  const contextOf = contextsOf(aws, { stackName, assets: [] });
  const changes: Change[] = [];
  const failures: ResourceFailed[] = [];

  const remove = async (record: ResourceRecord, isRetained: boolean, forget: () => void) => {
    const { logicalId, type, physicalId } = record;
    if (isRetained && !record.isInert) {
      state.retireName(record);
      changes.push({ action: 'kept', logicalId, type, physicalId });
      forget();
      return;
    }
    try {
      await removeResource(record, contextOf(record, record.generation));
      changes.push({ action: 'deleted', logicalId, type, physicalId });
      forget();
    } catch (error) {
      failures.push(new ResourceFailed(logicalId, type, error as Error, 'delete'));
    }
  };

  for (const record of Object.values(state.record.resources).reverse())
    await remove(record, record.retain.onDelete, () => state.remove(record.logicalId));
  for (const old of [...state.record.leftovers].reverse())
    await remove(old, old.retain.onReplace, () => state.dropLeftover(old));
  if (failures[0]) throw failures[0];
  state.update({ outputs: {}, exports: {}, imports: [] });
  return {
    stackName,
    outputs: {},
    resources: [],
    changes,
    unchanged: 0,
    milliseconds: performance.now() - started,
  };
}
