import { existsSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { InvalidTemplate } from '../errors.ts';
import { isObject, type JsonObject } from '../json.ts';

/** Um arquivo ou pasta que a pilha publicaria no S3. */
export interface Asset {
  /** Nome do bucket como no manifesto, ainda com `${AWS::AccountId}` e `${AWS::Region}`. */
  readonly bucketName: string;
  readonly objectKey: string;
  /** Caminho absoluto. */
  readonly path: string;
  readonly packaging: 'zip' | 'file';
}

/** Uma pilha de um assembly do CDK: o modelo e os arquivos de que ele precisa. */
export interface StackArtifact {
  readonly stackName: string;
  readonly template: JsonObject;
  readonly assets: readonly Asset[];
}

function readJson(file: string): JsonObject {
  if (!existsSync(file)) {
    throw new InvalidTemplate(`Não encontrei ${file}. A pasta é a que o "cdk synth" escreve (cdk.out)?`);
  }
  const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isObject(value)) throw new InvalidTemplate(`${file} não é um objeto JSON.`);
  return value;
}

function objectsIn(value: unknown): [string, JsonObject][] {
  return Object.entries(isObject(value) ? value : {}).filter((entry): entry is [string, JsonObject] =>
    isObject(entry[1]),
  );
}

/** Um caminho do assembly, que não pode sair da pasta dele. */
function inside(directory: string, path: unknown): string {
  const root = resolve(directory);
  const file = resolve(root, String(path));
  if (file !== root && !file.startsWith(root + sep)) {
    throw new InvalidTemplate(`O assembly cita ${String(path)}, que fica fora da sua pasta.`);
  }
  return file;
}

function assetsIn(directory: string, manifestFile: string): Asset[] {
  return objectsIn(readJson(manifestFile).files).flatMap(([, file]) => {
    const source = isObject(file.source) ? file.source : {};
    return objectsIn(file.destinations).map(([, destination]) => ({
      bucketName: String(destination.bucketName),
      objectKey: String(destination.objectKey),
      path: inside(directory, source.path),
      packaging: source.packaging === 'zip' ? ('zip' as const) : ('file' as const),
    }));
  });
}

/**
 * Lê as pilhas que o `cdk synth` deixou numa pasta.
 * @throws `InvalidTemplate` quando a pasta não é um assembly
 */
export function readAssembly(directory: string): readonly StackArtifact[] {
  const artifacts = objectsIn(readJson(join(directory, 'manifest.json')).artifacts);
  return artifacts.flatMap(([id, artifact]) => {
    if (artifact.type !== 'aws:cloudformation:stack') return [];
    const properties = isObject(artifact.properties) ? artifact.properties : {};
    const assetManifest = artifacts.find(([name]) => name === `${id}.assets`)?.[1];
    const manifestProperties = isObject(assetManifest?.properties) ? assetManifest.properties : {};
    return [
      {
        stackName: typeof properties.stackName === 'string' ? properties.stackName : id,
        template: readJson(inside(directory, properties.templateFile)),
        assets: manifestProperties.file
          ? assetsIn(directory, inside(directory, manifestProperties.file))
          : [],
      },
    ];
  });
}
