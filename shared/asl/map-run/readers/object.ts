import type { Thread } from '../../execution/thread.ts';
import type { Json, JsonObject } from '../../json/json.ts';
import type { Visit } from '../../machine/state-node.ts';
import { callTask } from '../call-task.ts';
import { readCsv } from './csv.ts';
import { ITEM_READER_FAILED, readerFailed } from './errors.ts';
import { type ReadItem, readJson, readJsonLines } from './json.ts';

const GET_OBJECT = 'arn:aws:states:::s3:getObject';

/** O texto de um objeto do S3. A tarefa responde `{ Body: texto }`. */
export function* readText(thread: Thread, location: Json): Visit<string> {
  const answer = yield* callTask(thread, GET_OBJECT, location, ITEM_READER_FAILED);
  const body = (answer as JsonObject).Body;
  return typeof body === 'string' ? body : JSON.stringify(body ?? null);
}

/** Os itens que um texto contém, pelo `InputType`. */
export function itemsIn(text: string, config: JsonObject): ReadItem[] {
  switch (config.InputType) {
    case 'CSV':
      return readCsv(text, config).map((value) => ({ value }));
    case 'JSONL':
      return readJsonLines(text);
    case 'PARQUET':
      throw readerFailed('PARQUET files are not supported by this engine');
    default:
      return readJson(text, config);
  }
}
