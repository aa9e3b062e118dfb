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

/** Os artefatos de que um depende, antes dele: uma pilha usa o que outra exporta. */
function inOrder(artifacts: readonly [string, JsonObject][]): [string, JsonObject][] {
  const byId = new Map(artifacts);
  const ordered = new Map<string, JsonObject>();
  const visit = (id: string, path: readonly string[]): void => {
    const artifact = byId.get(id);
    if (!artifact || ordered.has(id) || path.includes(id)) return;
    for (const needed of Array.isArray(artifact.dependencies) ? artifact.dependencies : [])
      visit(String(needed), [...path, id]);
    ordered.set(id, artifact);
  };
  for (const [id] of artifacts) visit(id, []);
  return [...ordered];
}

function stackOf(directory: string, id: string, artifacts: ReadonlyMap<string, JsonObject>): StackArtifact {
  const { properties } = artifacts.get(id) ?? {};
  const declared = isObject(properties) ? properties : {};
  const assetManifest = artifacts.get(`${id}.assets`)?.properties;
  const assetFile = isObject(assetManifest) ? assetManifest.file : undefined;
  return {
    stackName: typeof declared.stackName === 'string' ? declared.stackName : id,
    template: readJson(inside(directory, declared.templateFile)),
    assets: assetFile ? assetsIn(directory, inside(directory, assetFile)) : [],
  };
}

/**
 * Lê as pilhas que o `cdk synth` deixou numa pasta, cada uma depois das que ela usa.
 * @throws `InvalidTemplate` quando a pasta não é um assembly
 */
export function readAssembly(directory: string): readonly StackArtifact[] {
  const artifacts = objectsIn(readJson(join(directory, 'manifest.json')).artifacts);
  return inOrder(artifacts).flatMap(([id, { type, properties }]) => {
    if (type === 'cdk:cloud-assembly' && isObject(properties))
      return readAssembly(inside(directory, properties.directoryName));
    return type === 'aws:cloudformation:stack' ? [stackOf(directory, id, new Map(artifacts))] : [];
  });
}

/**
 * A pilha pedida, ou a única que há.
 * @throws `InvalidTemplate` que diz quais pilhas o assembly tem
 */
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
