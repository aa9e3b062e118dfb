import type { Asset, StackArtifact } from './assembly.ts';
import { generatedName } from './physical-name.ts';
import { resolve, type Scope } from './resolve.ts';
import type { ResourceContext } from './resource-type.ts';
import type { DeployTarget } from './target.ts';

/** Quem dá a cada recurso de uma pilha o que ele precisa ter à mão. */
export function contextsOf(
  aws: DeployTarget,
  stack: Pick<StackArtifact, 'stackName' | 'assets'>,
  scope?: Scope,
) {
  const assets = new Map<string, Asset>();
  for (const asset of scope ? stack.assets : []) {
    const bucket = scope && resolve({ 'Fn::Sub': asset.bucketName }, scope);
    assets.set(`${String(bucket)}/${asset.objectKey}`, asset);
  }
  return (
    { logicalId, type }: { readonly logicalId: string; readonly type: string },
    generation: number,
  ): ResourceContext => ({
    aws,
    stackName: stack.stackName,
    logicalId,
    generateName: (maxLength) => generatedName(stack.stackName, logicalId, type, generation, maxLength),
    asset: (bucket, key) => assets.get(`${String(bucket)}/${String(key)}`),
  });
}
