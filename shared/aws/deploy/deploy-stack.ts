import { AwsError, InvalidTemplate, ResourceFailed } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import type { StackArtifact } from './assembly.ts';
import type { Change, Deployment, ResourceRecord } from './deployment.ts';
import { exportsOf, outputsOf } from './outputs.ts';
import { type PlannedResource, planOf } from './plan.ts';
import { removeResource } from './remove-resource.ts';
import { resolve } from './resolve.ts';
import { contextsOf } from './resource-context.ts';
import type { Created, ResourceContext, ResourceType } from './resource-type.ts';
import { outcomeOf, Rollback } from './rollback.ts';
import { StackState } from './stack-state.ts';
import { propertiesOf } from './stored-properties.ts';
import type { DeployTarget } from './target.ts';
import { Template } from './template.ts';

/** Valores dos `Parameters` do modelo, por nome. */
type Parameters = Readonly<Record<string, string>>;

/** Um deploy em andamento: aplica a diferença entre a pilha guardada e a nova. */
class Deploy {
  readonly #aws: DeployTarget;
  readonly #stack: StackArtifact;
  readonly #state: StackState;
  readonly #created = new Map<string, Created>();
  readonly #changes: Change[] = [];
  readonly #rollback = new Rollback();
  readonly #template: Template;
  readonly #contextOf: ReturnType<typeof contextsOf>;

  constructor(aws: DeployTarget, stack: StackArtifact, parameters: Parameters) {
    this.#aws = aws;
    this.#stack = stack;
    this.#state = new StackState(aws.context.storage, stack.stackName);
    this.#template = new Template(stack.template, stack.stackName, aws, this.#created, parameters);
    this.#contextOf = contextsOf(aws, stack, this.#template.scope);
  }

  async run(): Promise<Deployment> {
    const started = performance.now();
    const planned = planOf(this.#template.resources);
    try {
      for (const resource of planned) await this.#apply(resource);
      this.#saveOutputs(planned);
    } catch (error) {
      const outcome = this.#rollback.isEmpty ? '' : outcomeOf(await this.#rollback.run());
      if (error instanceof ResourceFailed) throw error.withOutcome(outcome);
      if (error instanceof InvalidTemplate) throw new InvalidTemplate(`${error.message}${outcome}`);
      throw error;
    }
    await this.#cleanUp(planned);
    const changed = new Set(this.#changes.map(({ logicalId }) => logicalId));
    return {
      stackName: this.#stack.stackName,
      outputs: this.#state.record.outputs,
      resources: planned.map(({ logicalId, type }) => ({
        logicalId,
        type,
        physicalId: this.#created.get(logicalId)?.physicalId ?? '',
      })),
      changes: this.#changes,
      unchanged: planned.filter(({ logicalId }) => !changed.has(logicalId)).length,
      milliseconds: performance.now() - started,
    };
  }

  async #apply(planned: PlannedResource): Promise<void> {
    const { logicalId, type, resource } = planned;
    const properties = (resolve(resource.Properties ?? {}, this.#template.scope) ?? {}) as JsonObject;
    const previous = this.#state.resource(logicalId);
    const isUpdate = previous?.status === 'complete';
    try {
      if (isUpdate) await this.#change(planned, properties, previous);
      else await this.#create(planned, properties, previous);
    } catch (error) {
      if (error instanceof InvalidTemplate || !(error instanceof Error)) throw error;
      throw new ResourceFailed(logicalId, type, error, isUpdate ? 'update' : 'create');
    }
  }

  async #create(
    planned: PlannedResource,
    properties: JsonObject,
    abandoned: ResourceRecord | undefined,
  ): Promise<void> {
    const { logicalId, handler } = planned;
    const generation = this.#state.generationOf(logicalId);
    const context = this.#contextOf(planned, generation);
    if (abandoned) await removeResource(abandoned, context);
    const draft = this.#recordOf(planned, properties, generation, context);
    // Registrado antes de existir: se o deploy morrer aqui, o próximo sabe o que procurar.
    this.#state.put(draft);
    const created = await handler.create(properties, context).catch((error: unknown) => {
      this.#state.remove(logicalId);
      throw error;
    });
    const record = complete(draft, created);
    this.#state.put(record);
    this.#rollback.add(logicalId, async () => {
      await removeResource(record, context);
      this.#state.remove(logicalId);
    });
    this.#done(planned, created, 'created');
  }

  async #change(planned: PlannedResource, properties: JsonObject, previous: ResourceRecord): Promise<void> {
    const { logicalId, type, handler } = planned;
    const context = this.#contextOf(planned, previous.generation);
    const draft = this.#recordOf(planned, properties, previous.generation, context);
    if (previous.type === type && previous.properties === draft.properties) {
      this.#created.set(logicalId, previous);
      if (JSON.stringify(previous.retain) !== JSON.stringify(draft.retain))
        this.#state.put({ ...previous, retain: draft.retain });
      return;
    }
    if (previous.type === type && previous.isInert === draft.isInert) {
      const restore = await this.#restorerOf(handler, previous, context);
      this.#rollback.add(logicalId, async () => {
        await restore();
        this.#state.put(previous);
      });
      const updated = await handler.update(previous.physicalId, properties, context);
      if (updated !== 'replace') {
        this.#state.put(complete(draft, updated));
        this.#done(planned, updated, 'updated');
        return;
      }
    }
    await this.#replace(planned, properties, previous);
  }

  /** Cria o substituto; o antigo só é apagado quando o deploy inteiro deu certo. */
  async #replace(planned: PlannedResource, properties: JsonObject, previous: ResourceRecord): Promise<void> {
    const { logicalId, type, handler } = planned;
    const fixedName = handler.nameProperty && properties[handler.nameProperty];
    if (
      fixedName !== undefined &&
      previous.type === type &&
      fixedName === propertiesOf(previous)[handler.nameProperty ?? '']
    ) {
      throw new AwsError(
        'ValidationError',
        `CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename ${String(fixedName)} and update the stack again.`,
      );
    }
    this.#state.retireName(previous);
    const generation = this.#state.generationOf(logicalId);
    const context = this.#contextOf(planned, generation);
    const created = await handler.create(properties, context);
    const record = complete(this.#recordOf(planned, properties, generation, context), created);
    this.#rollback.add(logicalId, async () => {
      // Criar por cima do mesmo nome é mudar: o antigo volta por cima dele.
      if (record.physicalId === previous.physicalId)
        await handler.update(previous.physicalId, propertiesOf(previous), context);
      else await removeResource(record, context);
      this.#state.restore(previous);
    });
    this.#state.replace(previous, record);
    const loss = previous.retain.onReplace ? undefined : handler.lossWhenReplaced;
    this.#done(planned, created, 'replaced', loss);
  }

  /** Apaga o que foi substituído e o que saiu do modelo. Uma falha aqui não desfaz o deploy, como na AWS. */
  async #cleanUp(planned: readonly PlannedResource[]): Promise<void> {
    const wanted = new Set(planned.map(({ logicalId }) => logicalId));
    for (const old of [...this.#state.record.leftovers].reverse()) {
      const current = this.#state.resource(old.logicalId);
      if (current?.type !== old.type || current.physicalId !== old.physicalId)
        await this.#discard(old, old.retain.onReplace, false);
      this.#state.dropLeftover(old);
    }
    for (const record of Object.values(this.#state.record.resources).reverse()) {
      if (wanted.has(record.logicalId)) continue;
      await this.#discard(record, record.retain.onDelete, true);
      this.#state.remove(record.logicalId);
    }
    const ordered = planned.flatMap(({ logicalId }) => {
      const record = this.#state.resource(logicalId);
      return record ? [[logicalId, record] as const] : [];
    });
    this.#state.update({ resources: Object.fromEntries(ordered) });
  }

  /** @param isChange se apagar é uma mudança por si, e não o fim de uma substituição */
  async #discard(record: ResourceRecord, isRetained: boolean, isChange: boolean): Promise<void> {
    const { logicalId, type, physicalId } = record;
    const change = { logicalId, type, physicalId };
    if (isRetained && !record.isInert) {
      this.#state.retireName(record);
      this.#changes.push({ action: 'kept', ...change });
      return;
    }
    try {
      await removeResource(record, this.#contextOf(record, record.generation));
      if (isChange) this.#changes.push({ action: 'deleted', ...change });
    } catch (error) {
      this.#state.retireName(record);
      const { name, message } = error as Error;
      this.#changes.push({ action: 'kept', ...change, warning: `Não pôde ser apagado: ${name}: ${message}` });
    }
  }

  async #restorerOf(
    handler: ResourceType,
    previous: ResourceRecord,
    context: ResourceContext,
  ): Promise<() => Promise<unknown>> {
    const properties = propertiesOf(previous);
    if (handler.remember) return handler.remember(previous.physicalId, context, properties);
    return () => handler.update(previous.physicalId, properties, context);
  }

  #recordOf(
    { logicalId, type, resource, handler }: PlannedResource,
    properties: JsonObject,
    generation: number,
    context: ResourceContext,
  ): ResourceRecord {
    return {
      logicalId,
      type,
      physicalId: '',
      attributes: {},
      properties: JSON.stringify([properties, handler.fingerprint?.(properties, context) ?? '']),
      generation,
      status: 'creating',
      isInert: handler.isInert ?? false,
      retain: {
        onDelete: String(resource.DeletionPolicy).startsWith('Retain'),
        onReplace: String(resource.UpdateReplacePolicy).startsWith('Retain'),
      },
    };
  }

  #done(
    { logicalId, type }: PlannedResource,
    created: Created,
    action: Change['action'],
    warning?: string,
  ): void {
    this.#created.set(logicalId, created);
    const { physicalId, note } = created;
    this.#changes.push({
      action,
      logicalId,
      type,
      physicalId,
      ...(note === undefined ? {} : { note }),
      ...(warning === undefined ? {} : { warning }),
    });
  }

  #saveOutputs(planned: readonly PlannedResource[]): void {
    const { scope, outputs } = this.#template;
    const exports = exportsOf(this.#aws.context.storage, this.#stack.stackName, outputs, scope);
    if (planned.length === 0 && Object.keys(this.#state.record.resources).length === 0) return;
    this.#state.update({ outputs: outputsOf(outputs, scope), exports, imports: [...this.#template.imports] });
  }
}

function complete(draft: ResourceRecord, { physicalId, attributes }: Created): ResourceRecord {
  return { ...draft, physicalId, attributes, status: 'complete' };
}

/**
 * Aplica uma pilha sobre o que o deploy anterior dela deixou.
 * @throws `InvalidTemplate`, `UnsupportedResource`, `ResourceFailed`; nos três, a pilha volta ao que era
 */
export function deployStack(
  aws: DeployTarget,
  stack: StackArtifact,
  parameters: Parameters = {},
): Promise<Deployment> {
  return new Deploy(aws, stack, parameters).run();
}
