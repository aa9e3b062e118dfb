import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { InvalidTemplate } from '../../errors.ts';
import { isObject, type JsonObject } from '../../json.ts';
import { hashFolder } from '../../services/lambda/hash-folder.ts';
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
  };
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
  async create(properties, context) {
    const name = nameOf(properties, context);
    const tags = Array.isArray(properties.Tags) ? properties.Tags.filter(isObject) : [];
    await context.aws.call('lambda', 'CreateFunction', {
      FunctionName: name,
      ...configurationOf(properties),
      Architectures: properties.Architectures,
      Tags: Object.fromEntries(tags.map(({ Key, Value }) => [String(Key), String(Value)])),
      Code: codeOf(properties, context),
    });
    return created(name, context);
  },
  async update(physicalId, properties, context) {
    if (nameOf(properties, context) !== physicalId) return 'replace';
    const { aws } = context;
    await aws.call('lambda', 'UpdateFunctionCode', {
      FunctionName: physicalId,
      ...codeOf(properties, context),
    });
    await aws.call('lambda', 'UpdateFunctionConfiguration', {
      FunctionName: physicalId,
      ...configurationOf(properties),
    });
    return created(physicalId, context);
  },
  async delete(physicalId, { aws }) {
    await aws.call('lambda', 'DeleteFunction', { FunctionName: physicalId });
  },
};
