import { AwsError } from '../../errors.ts';
import { isObject, type JsonObject } from '../../json.ts';
import { RawReply, type ServiceContext } from '../../service.ts';
import type { Collection } from '../../storage/storage.ts';
import { AsyncInvocations } from './async-invocations.ts';
import { CodeStore } from './code.ts';
import { EventSources } from './event-sources.ts';
import type { AliasRecord, EventInvokeConfig, FunctionRecord } from './records.ts';
import { Runner } from './runner.ts';

/** O estado da Lambda local: as funções, o código delas e as threads que as rodam. */
export class Lambda {
  readonly context: ServiceContext;
  readonly functions: Collection<FunctionRecord>;
  /** As versões publicadas, por `nome:número`. */
  readonly versions: Collection<FunctionRecord>;
  /** Por `nome:apelido`. */
  readonly aliases: Collection<AliasRecord>;
  readonly eventConfigs: Collection<EventInvokeConfig>;
  readonly code: CodeStore;
  readonly runner: Runner;
  readonly eventSources: EventSources;
  readonly events: AsyncInvocations;

  constructor(context: ServiceContext) {
    this.context = context;
    this.functions = context.storage.collection('lambda/functions');
    this.code = new CodeStore(context.storage.folder('lambda/code'));
    this.versions = context.storage.collection('lambda/versions');
    this.aliases = context.storage.collection('lambda/aliases');
    this.eventConfigs = context.storage.collection('lambda/event-invoke-configs');
    this.runner = new Runner(context, this.code);
    this.eventSources = new EventSources(this);
    this.events = new AsyncInvocations(this);
    this.events.resume();
  }

  arn(name: string): string {
    return `arn:aws:lambda:${this.context.region}:${this.context.accountId}:function:${name}`;
  }

  /**
   * O nome de uma função, tirado de tudo que a API aceita: nome, ARN inteiro ou `conta:função`, com ou sem qualificador.
   * @throws `AwsError` `ValidationException`
   */
  nameOf(reference: unknown): string {
    const text = typeof reference === 'string' ? reference : '';
    const match =
      /^(?:arn:[a-z-]+:lambda:[a-z0-9-]+:)?(?:\d{12}:)?(?:function:)?([A-Za-z0-9_-]{1,64})(?::(\$LATEST|[A-Za-z0-9_-]+))?$/.exec(
        text,
      );
    if (!match?.[1]) {
      throw new AwsError(
        'ValidationException',
        `1 validation error detected: Value '${text}' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: (arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?`,
      );
    }
    return match[1];
  }

  /** O ARN que uma permissão nomeia, com o nome já resolvido e o qualificador, se veio. */
  arnOf(reference: unknown, qualifier?: unknown): string {
    const given = qualifier ?? this.qualifierIn(reference);
    return `${this.arn(this.nameOf(reference))}${given === undefined ? '' : `:${String(given)}`}`;
  }

  /** O qualificador escrito no fim do nome ou do ARN: `minha-funcao:3`. */
  qualifierIn(reference: unknown): string | undefined {
    const text = String(reference);
    return /function:[^:]+:([^:]+)$|^[A-Za-z0-9_-]+:([^:]+)$/.exec(text)?.slice(1).find(Boolean);
  }

  /**
   * A função, uma versão dela ou a versão de um apelido.
   * @param choice de 0 a 1: escolhe entre as versões de um apelido com pesos
   * @throws `AwsError` `ResourceNotFoundException`
   */
  find(reference: unknown, qualifier?: unknown, choice: number = 1): FunctionRecord {
    const name = this.nameOf(reference);
    const given = qualifier ?? this.qualifierIn(reference);
    const latest = this.functions.get(name);
    const wanted = given === undefined ? '$LATEST' : String(given);
    const alias = this.aliases.get(`${name}:${wanted}`);
    const version = alias ? chooseVersion(alias, choice) : wanted;
    const record = version === '$LATEST' ? latest : this.versions.get(`${name}:${version}`);
    if (!latest || !record) {
      const suffix = given === undefined ? '' : `:${wanted}`;
      throw new AwsError('ResourceNotFoundException', `Function not found: ${this.arn(name)}${suffix}`, 404, {
        Type: 'User',
      });
    }
    // A reserva é da função inteira, e não de cada versão.
    return { ...record, version, reservedConcurrency: latest.reservedConcurrency };
  }

  /** As versões publicadas de uma função, da mais antiga à mais nova. */
  versionsOf(name: string): readonly FunctionRecord[] {
    return [...this.versions.values()]
      .filter((record) => record.name === name)
      .sort((a, b) => Number(a.version) - Number(b.version));
  }

  aliasesOf(name: string): readonly AliasRecord[] {
    return [...this.aliases.values()]
      .filter((alias) => alias.functionName === name)
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** @throws `AwsError` `ResourceNotFoundException` */
  alias(reference: unknown, name: unknown): AliasRecord {
    const functionName = this.nameOf(reference);
    const alias = this.aliases.get(`${functionName}:${String(name)}`);
    if (!alias) {
      throw new AwsError(
        'ResourceNotFoundException',
        `Cannot find alias arn: ${this.arn(functionName)}:${String(name)}`,
        404,
      );
    }
    return alias;
  }

  /** O código que o pedido traz (um zip, um objeto do S3 ou uma pasta), guardado. */
  async storeCode(code: unknown): Promise<FunctionRecord['code']> {
    const source = isObject(code) ? code : {};
    if (typeof source.ZipFile === 'string') return this.code.putZip(Buffer.from(source.ZipFile, 'base64'));
    // Um código que já está aqui: é assim que um deploy desfeito volta ao anterior.
    if (isCode(source.StoredCode)) return source.StoredCode;
    if (typeof source.LocalFolder === 'string') return this.code.putFolder(source.LocalFolder);
    if (typeof source.S3Bucket === 'string') return this.code.putZip(await this.#download(source));
    throw new AwsError('InvalidParameterValueException', 'Please provide a source for function code.');
  }

  async #download({ S3Bucket, S3Key }: JsonObject): Promise<Uint8Array> {
    try {
      const object = await this.context.call('s3', 'GetObject', { Bucket: S3Bucket, Key: S3Key });
      return object instanceof RawReply ? Buffer.from(object.body) : Buffer.alloc(0);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      throw new AwsError(
        'InvalidParameterValueException',
        `Error occurred while GetObject. S3 Error Code: ${error.code}. S3 Error Message: ${error.message}`,
      );
    }
  }

  async close(): Promise<void> {
    this.events.close();
    this.eventSources.close();
    await this.runner.close();
  }
}

function chooseVersion({ version, weights }: AliasRecord, choice: number): string {
  let passed = 0;
  for (const [other, weight] of Object.entries(weights)) {
    passed += weight;
    if (choice < passed) return other;
  }
  return version;
}

function isCode(value: unknown): value is FunctionRecord['code'] {
  return isObject(value) && typeof value.folder === 'string' && /^[0-9a-f]{32}$/.test(value.folder);
}
