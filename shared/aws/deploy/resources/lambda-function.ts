import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { InvalidTemplate } from '../../errors.ts';
import { isObject, type JsonObject } from '../../json.ts';
import { hashFolder } from '../../services/lambda/hash-folder.ts';
import type { FunctionRecord } from '../../services/lambda/records.ts';
import type { Created, ResourceContext, ResourceType } from '../resource-type.ts';

function nameOf(properties: JsonObject, context: ResourceContext): string {
  return typeof properties.FunctionName === 'string' ? properties.FunctionName : context.generateName(64);
}

/** O código na forma de `CreateFunction`: a pasta do asset, o zip dele, ou o texto escrito no modelo. */
function codeOf(properties: JsonObject, context: ResourceContext): JsonObject {
  const code = isObject(properties.Code) ? properties.Code : {};
  if (typeof code.ZipFile === 'string') {
    const zip = zipSync({ 'index.js': strToU8(code.ZipFile) }, { mtime: '1980-01-01T00:00:00' });
    return { ZipFile: Buffer.from(zip).toString('base64') };
  }
  const asset = context.asset(code.S3Bucket, code.S3Key);
  if (!asset) {
    throw new InvalidTemplate(
      `O código da função está em ${String(code.S3Bucket)}/${String(code.S3Key)}, que não veio no assembly.`,
    );
  }
  return statSync(asset.path).isDirectory()
    ? { LocalFolder: asset.path }
    : { ZipFile: readFileSync(asset.path).toString('base64') };
}

/** O resumo do código que está no disco: a chave do asset pode não mudar quando ele muda. */
function codeFingerprint(properties: JsonObject, context: ResourceContext): string {
  const code = isObject(properties.Code) ? properties.Code : {};
  const asset = context.asset(code.S3Bucket, code.S3Key);
  if (!asset) return '';
  return statSync(asset.path).isDirectory()
    ? hashFolder(asset.path).hash.digest('hex')
    : createHash('sha256').update(readFileSync(asset.path)).digest('hex');
}

/** @throws `InvalidTemplate` que diz o que fazer com o que a AWS local não roda */
function checkSupported({ Runtime, Layers, PackageType, ImageUri }: JsonObject, logicalId: string): void {
  const refuse = (what: string) => {
    throw new InvalidTemplate(`A função "${logicalId}" ${what}`);
  };
  if (PackageType === 'Image' || ImageUri !== undefined)
    refuse('é uma imagem de contêiner, e a AWS local só roda funções de Node.js com o código num zip.');
  if (typeof Runtime === 'string' && !/^nodejs\d+\.x$/.test(Runtime)) {
    refuse(
      `usa ${Runtime}, e a AWS local só roda Node.js (nodejs20.x, nodejs22.x, nodejs24.x). ` +
        'Escreva-a em TypeScript, ou teste essa parte na AWS de verdade.',
    );
  }
  if (Array.isArray(Layers) && Layers.length > 0) {
    refuse(
      'usa camadas (Layers), que a AWS local não tem. Ponha o que elas trazem no código da função: o NodejsFunction do CDK empacota as dependências.',
    );
  }
}

function numberOf(value: unknown): number | undefined {
  return value === undefined ? undefined : Number(value);
}

/** O que o CloudFormation chama igual à API, menos o código. */
function configurationOf(properties: JsonObject): JsonObject {
  const { Runtime, Handler, Role, Description, Environment } = properties;
  return {
    Runtime,
    Handler,
    Role,
    Description,
    Environment: Environment ?? { Variables: {} },
    Timeout: numberOf(properties.Timeout) ?? 3,
    MemorySize: numberOf(properties.MemorySize) ?? 128,
    DeadLetterConfig: properties.DeadLetterConfig ?? {},
    LoggingConfig: properties.LoggingConfig ?? {},
  };
}

async function reserveConcurrency(FunctionName: string, properties: JsonObject, { aws }: ResourceContext) {
  const ReservedConcurrentExecutions = numberOf(properties.ReservedConcurrentExecutions);
  if (ReservedConcurrentExecutions === undefined)
    await aws.call('lambda', 'DeleteFunctionConcurrency', { FunctionName });
  else await aws.call('lambda', 'PutFunctionConcurrency', { FunctionName, ReservedConcurrentExecutions });
}

function created(name: string, { aws }: ResourceContext): Created {
  return {
    physicalId: name,
    attributes: { Arn: `arn:aws:lambda:${aws.region}:${aws.accountId}:function:${name}` },
  };
}

/** `AWS::Lambda::Function` */
export const lambdaFunction: ResourceType = {
  fingerprint: codeFingerprint,
  nameProperty: 'FunctionName',
  identify: nameOf,
  async create(properties, context) {
    checkSupported(properties, context.logicalId);
    const name = nameOf(properties, context);
    const tags = Array.isArray(properties.Tags) ? properties.Tags.filter(isObject) : [];
    await context.aws.call('lambda', 'CreateFunction', {
      FunctionName: name,
      ...configurationOf(properties),
      Architectures: properties.Architectures,
      Tags: Object.fromEntries(tags.map(({ Key, Value }) => [String(Key), String(Value)])),
      Code: codeOf(properties, context),
    });
    await reserveConcurrency(name, properties, context);
    return created(name, context);
  },
  async update(physicalId, properties, context) {
    if (nameOf(properties, context) !== physicalId) return 'replace';
    checkSupported(properties, context.logicalId);
    const { aws } = context;
    await aws.call('lambda', 'UpdateFunctionCode', {
      FunctionName: physicalId,
      ...codeOf(properties, context),
    });
    await aws.call('lambda', 'UpdateFunctionConfiguration', {
      FunctionName: physicalId,
      ...configurationOf(properties),
    });
    await reserveConcurrency(physicalId, properties, context);
    return created(physicalId, context);
  },
  async remember(physicalId, context, properties) {
    const functions = context.aws.context.storage.collection<FunctionRecord>('lambda/functions');
    const code = functions.get(physicalId)?.code;
    return async () => {
      const { aws } = context;
      await aws.call('lambda', 'UpdateFunctionCode', { FunctionName: physicalId, StoredCode: code });
      await aws.call('lambda', 'UpdateFunctionConfiguration', {
        FunctionName: physicalId,
        ...configurationOf(properties),
      });
      await reserveConcurrency(physicalId, properties, context);
    };
  },
  async delete(physicalId, { aws }) {
    await aws.call('lambda', 'DeleteFunction', { FunctionName: physicalId });
  },
};
