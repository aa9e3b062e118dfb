import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { unzipSync } from 'fflate';
import { InvalidTemplate } from '../../errors.ts';
import { isObject, type JsonObject } from '../../json.ts';
import type { ResourceContext } from '../resource-type.ts';

/** Os arquivos de uma pasta, ou de um zip, pelo caminho com `/`. */
function filesIn(path: string): Map<string, Buffer> {
  if (!statSync(path).isDirectory()) {
    const entries = Object.entries(unzipSync(readFileSync(path))).filter(([name]) => !name.endsWith('/'));
    return new Map(entries.map(([name, bytes]) => [name, Buffer.from(bytes)]));
  }
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map(({ parentPath, name }) => {
      const file = join(parentPath, name);
      return [relative(path, file).split(sep).join('/'), readFileSync(file)];
    }),
  );
}

/** Troca os marcadores que o CDK deixa no lugar de valores que só o deploy conhece. */
function withMarkers(bytes: Buffer, markers: unknown, config: unknown): Buffer {
  const entries = Object.entries(isObject(markers) ? markers : {});
  if (entries.length === 0) return bytes;
  const isJson = isObject(config) && config.jsonEscape !== undefined && String(config.jsonEscape) === 'true';
  let text = bytes.toString('utf8');
  for (const [marker, value] of entries) {
    const shown = String(value);
    text = text.replaceAll(marker, () => (isJson ? JSON.stringify(shown).slice(1, -1) : shown));
  }
  return Buffer.from(text);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/**
 * Os objetos que um `BucketDeployment` põe no balde, pela chave.
 * @throws `InvalidTemplate` quando uma fonte não veio no assembly
 */
export function deploymentFiles(properties: JsonObject, context: ResourceContext): Map<string, Buffer> {
  const { SourceMarkers, SourceMarkersConfig, DestinationBucketKeyPrefix, Extract } = properties;
  const prefix = String(DestinationBucketKeyPrefix ?? '').replace(/^\/|\/$/g, '');
  const objects = new Map<string, Buffer>();
  for (const [index, key] of listOf(properties.SourceObjectKeys).entries()) {
    const bucket = listOf(properties.SourceBucketNames)[index];
    const asset = context.asset(bucket, key);
    if (!asset) {
      throw new InvalidTemplate(
        `O BucketDeployment "${context.logicalId}" copia ${String(bucket)}/${String(key)}, que não veio no assembly.`,
      );
    }
    const files =
      String(Extract) === 'false' ? new Map([[String(key), readFileSync(asset.path)]]) : filesIn(asset.path);
    for (const [name, bytes] of files) {
      const content = withMarkers(bytes, listOf(SourceMarkers)[index], listOf(SourceMarkersConfig)[index]);
      objects.set(prefix === '' ? name : `${prefix}/${name}`, content);
    }
  }
  return objects;
}
