import type { Thread } from '../../execution/thread.ts';
import type { Json, JsonObject } from '../../json/json.ts';
import { parseJson } from '../../json/parse.ts';
import type { Visit } from '../../machine/state-node.ts';
import type { SourcedItem } from '../item-reader.ts';
import { readCsv } from './csv.ts';
import { readerFailed } from './errors.ts';
import { itemsIn, readText } from './object.ts';

/** Os itens que um manifesto aponta: um inventário do S3, ou o resultado de um UNLOAD do Athena. */
export function* readManifest(
  thread: Thread,
  location: JsonObject,
  config: JsonObject,
): Visit<SourcedItem[]> {
  const text = yield* readText(thread, location);
  if (config.ManifestType === 'ATHENA_DATA') return yield* readAthenaFiles(thread, text, config);
  return yield* readInventory(thread, location, text);
}

/** Cada linha do manifesto do Athena é o endereço de um arquivo de itens. */
function* readAthenaFiles(thread: Thread, manifest: string, config: JsonObject): Visit<SourcedItem[]> {
  const items: SourcedItem[] = [];
  for (const line of manifest.split(/\r?\n/)) {
    const [, bucket, key] = /s3:\/\/([^/]+)\/(.+?)"?$/.exec(line.trim()) ?? [];
    if (bucket === undefined || key === undefined) continue;
    const text = yield* readText(thread, { Bucket: bucket, Key: key });
    for (const item of itemsIn(text, config)) items.push({ ...item, source: `s3://${bucket}/${key}` });
  }
  return items;
}

/** O inventário diz as colunas em `fileSchema` e os arquivos CSV, sem cabeçalho, em `files`. */
function* readInventory(thread: Thread, location: JsonObject, text: string): Visit<SourcedItem[]> {
  const manifest = parsed(text);
  const headers = String(manifest.fileSchema ?? '')
    .split(',')
    .map((name) => name.trim());
  const bucket = String(manifest.destinationBucket ?? location.Bucket).replace(/^arn:aws:s3:::/, '');
  const items: SourcedItem[] = [];
  for (const file of (manifest.files ?? []) as JsonObject[]) {
    const rows = yield* readText(thread, { Bucket: bucket, Key: file.key as string });
    const config: JsonObject = { CSVHeaderLocation: 'GIVEN', CSVHeaders: headers };
    for (const value of readCsv(rows, config))
      items.push({ value, source: `s3://${bucket}/${file.key as string}` });
  }
  return items;
}

function parsed(text: string): JsonObject {
  try {
    return parseJson(text) as { [key: string]: Json };
  } catch (error) {
    throw readerFailed((error as Error).message);
  }
}
