import { AwsError } from '../../errors.ts';
import { isObject, type JsonObject } from '../../json.ts';
import { RawReply, type ServiceContext } from '../../service.ts';
import type { Collection } from '../../storage/storage.ts';
import { CodeStore } from './code.ts';
import type { FunctionRecord } from './records.ts';
import { Runner } from './runner.ts';

/** O estado da Lambda local: as funções, o código delas e as threads que as rodam. */
export class Lambda {
  readonly context: ServiceContext;
  readonly functions: Collection<FunctionRecord>;
  readonly code: CodeStore;
  readonly runner: Runner;

  constructor(context: ServiceContext) {
    this.context = context;
    this.functions = context.storage.collection('lambda/functions');
    this.code = new CodeStore(context.storage.folder('lambda/code'));
    this.runner = new Runner(context, this.code);
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

  /** O ARN que uma permissão nomeia, com o nome já resolvido. */
  arnOf(reference: unknown): string {
    return this.arn(this.nameOf(reference));
  }

  /** @throws `AwsError` `ResourceNotFoundException` */
  find(reference: unknown, qualifier?: unknown): FunctionRecord {
    const name = this.nameOf(reference);
    const record = this.functions.get(name);
    const suffix = typeof qualifier === 'string' ? `:${qualifier}` : '';
    if (!record || !['', ':$LATEST'].includes(suffix)) {
      throw new AwsError('ResourceNotFoundException', `Function not found: ${this.arn(name)}${suffix}`, 404, {
        Type: 'User',
      });
    }
    return record;
  }

  /** O código que o pedido traz (um zip, um objeto do S3 ou uma pasta), guardado. */
  async storeCode(code: unknown): Promise<FunctionRecord['code']> {
    const source = isObject(code) ? code : {};
    if (typeof source.ZipFile === 'string') return this.code.putZip(Buffer.from(source.ZipFile, 'base64'));
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
    await this.runner.close();
  }
}
