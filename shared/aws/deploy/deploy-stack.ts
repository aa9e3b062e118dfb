import { createHash } from 'node:crypto';
import { InvalidTemplate, ResourceFailed, UnsupportedResource } from '../errors.ts';
import { isObject, type JsonObject } from '../json.ts';
import type { LocalAws } from '../local-aws.ts';
import { type Asset, readAssembly, type StackArtifact } from './assembly.ts';
import type { Change, DeployedResource, Deployment, ResourceRecord, StackRecord } from './deployment.ts';
import { orderOf } from './order.ts';
import { resolve } from './resolve.ts';
import type { Created, ResourceContext, ResourceType } from './resource-type.ts';
import { ignoredTypes, resourceTypes } from './resources/index.ts';
import { Template } from './template.ts';

function typeOf(logicalId: string, resource: unknown): string {
  if (isObject(resource) && typeof resource.Type === 'string') return resource.Type;
  throw new InvalidTemplate(`O recurso "${logicalId}" não diz o seu tipo.`);
}

function handlerOf(logicalId: string, type: string): ResourceType {
  const handler = Object.hasOwn(resourceTypes, type) ? resourceTypes[type] : undefined;
  if (!handler) throw new UnsupportedResource(logicalId, type);
  return handler;
}

/** A pilha pedida, ou a única que há. */
export function chooseStack(directory: string, stackName: string | undefined): StackArtifact {
  const stacks = readAssembly(directory);
  const names = stacks.map((stack) => stack.stackName).join(', ') || 'nenhuma';
  const [stack, ...others] = stackName ? stacks.filter((item) => item.stackName === stackName) : stacks;
  if (!stack) {
    throw new InvalidTemplate(
      stackName
        ? `O assembly ${directory} não tem a pilha "${stackName}". Pilhas: ${names}.`
        : `O assembly ${directory} não tem nenhuma pilha.`,
    );
  }
  if (others.length > 0)
    throw new InvalidTemplate(`O assembly tem mais de uma pilha (${names}). Diga qual em stackName.`);
  return stack;
}

function generatedName(stackName: string, logicalId: string, type: string, maxLength: number): string {
  const suffix = createHash('sha256')
    .update(`${stackName}/${logicalId}`)
    .digest('hex')
    .slice(0, 12)
    .toUpperCase();
  // O CloudFormation nomeia uma máquina só pelo nome lógico; os outros recursos, pela pilha e por ele.
  const prefix = type === 'AWS::StepFunctions::StateMachine' ? logicalId : `${stackName}-${logicalId}`;
  return `${prefix.slice(0, maxLength - suffix.length - 1)}-${suffix}`;
}

/** Um deploy em andamento: aplica a diferença entre a pilha guardada e a nova. */
class Deploy {
  readonly #aws: LocalAws;
  readonly #stack: StackArtifact;
  readonly #created = new Map<string, Created>();
  readonly #records: Record<string, ResourceRecord>;
  readonly #changes: Change[] = [];
  readonly #template: Template;
  readonly #assets = new Map<string, Asset>();

  constructor(aws: LocalAws, stack: StackArtifact, previous: StackRecord | undefined) {
    this.#aws = aws;
    this.#stack = stack;
    this.#records = { ...previous?.resources };
    this.#template = new Template(stack.template, stack.stackName, aws, this.#created);
    for (const asset of stack.assets) {
      const bucket = resolve({ 'Fn::Sub': asset.bucketName }, this.#template.scope);
      this.#assets.set(`${String(bucket)}/${asset.objectKey}`, asset);
    }
  }

  async run(): Promise<Deployment> {
    const { resources } = this.#template;
    const wanted = orderOf(resources).filter(
      (logicalId) => !ignoredTypes.has(typeOf(logicalId, resources[logicalId])),
    );
    // Um tipo que falta aparece antes de qualquer mudança, e não no meio dela.
    for (const logicalId of wanted) handlerOf(logicalId, typeOf(logicalId, resources[logicalId]));
    try {
      for (const logicalId of wanted) await this.#apply(logicalId, resources[logicalId] as JsonObject);
      for (const logicalId of Object.keys(this.#records).reverse()) {
        if (!wanted.includes(logicalId)) await this.#remove(logicalId, 'deleted');
      }
    } finally {
      this.#save();
    }
    return {
      stackName: this.#stack.stackName,
      outputs: this.#outputs(),
      resources: wanted.map((logicalId) => this.#described(logicalId)),
      changes: this.#changes,
    };
  }

  async #apply(logicalId: string, resource: JsonObject): Promise<void> {
    const type = typeOf(logicalId, resource);
    const handler = handlerOf(logicalId, type);
    const properties = resolve(resource.Properties ?? {}, this.#template.scope) as JsonObject;
    const context = this.#contextOf(logicalId, type);
    const previous = this.#records[logicalId];
    try {
      const shape = JSON.stringify([properties, handler.fingerprint?.(properties, context) ?? '']);
      if (previous?.type === type && previous.properties === shape) {
        this.#created.set(logicalId, previous);
        return;
      }
      let action: Change['action'] = 'created';
      let created: Created | 'replace' = 'replace';
      if (previous?.type === type) {
        created = await handler.update(previous.physicalId, properties, context);
        action = 'updated';
      }
      if (created === 'replace') {
        if (previous) {
          await this.#remove(logicalId, undefined);
          action = 'replaced';
        }
        created = await handler.create(properties, context);
      }
      this.#created.set(logicalId, created);
      this.#records[logicalId] = { type, ...created, properties: shape };
      this.#changes.push({ action, logicalId, type, physicalId: created.physicalId });
    } catch (error) {
      if (error instanceof InvalidTemplate || error instanceof ResourceFailed || !(error instanceof Error))
        throw error;
      throw new ResourceFailed(logicalId, type, error);
    }
  }

  /** @param action o que dizer da remoção; nada, quando ela é metade de uma substituição */
  async #remove(logicalId: string, action: Change['action'] | undefined): Promise<void> {
    const record = this.#records[logicalId];
    if (!record) return;
    await handlerOf(logicalId, record.type).delete(
      record.physicalId,
      this.#contextOf(logicalId, record.type),
    );
    delete this.#records[logicalId];
    if (action) this.#changes.push({ action, logicalId, type: record.type, physicalId: record.physicalId });
  }

  #contextOf(logicalId: string, type: string): ResourceContext {
    const { stackName } = this.#stack;
    return {
      aws: this.#aws,
      stackName,
      logicalId,
      generateName: (maxLength) => generatedName(stackName, logicalId, type, maxLength),
      asset: (bucket, key) => this.#assets.get(`${String(bucket)}/${String(key)}`),
    };
  }

  #outputs(): Record<string, string> {
    const entries = Object.entries(this.#template.outputs).flatMap(([name, output]) => {
      if (!isObject(output)) return [];
      if (typeof output.Condition === 'string' && !this.#template.scope.condition(output.Condition))
        return [];
      return [[name, String(resolve(output.Value, this.#template.scope))]];
    });
    return Object.fromEntries(entries);
  }

  #described(logicalId: string): DeployedResource {
    const record = this.#records[logicalId];
    return { logicalId, type: record?.type ?? '', physicalId: record?.physicalId ?? '' };
  }

  #save(): void {
    const stacks = this.#aws.context.storage.collection<StackRecord>('stacks');
    stacks.set(this.#stack.stackName, { stackName: this.#stack.stackName, resources: this.#records });
  }
}

/** Aplica uma pilha sobre o que o deploy anterior dela deixou. */
export function deployStack(aws: LocalAws, stack: StackArtifact): Promise<Deployment> {
  const previous = aws.context.storage.collection<StackRecord>('stacks').get(stack.stackName);
  return new Deploy(aws, stack, previous).run();
}
