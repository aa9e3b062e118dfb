import { AwsError } from '../../errors.ts';
import { isObject, type JsonObject } from '../../json.ts';
import { missingParameter } from './errors.ts';
import { queryCodeOf } from './protocol.ts';

const MOST_ENTRIES = 10;

/**
 * As entradas de um lote, com os `Id` conferidos.
 * @throws `AwsError` quando o lote inteiro não serve
 */
export function readEntries(input: JsonObject, action: string): readonly JsonObject[] {
  const entries = Array.isArray(input.Entries) ? input.Entries.filter(isObject) : [];
  if (entries.length === 0) {
    throw new AwsError(
      'EmptyBatchRequest',
      `There should be at least one ${action}RequestEntry in the request.`,
    );
  }
  if (entries.length > MOST_ENTRIES) {
    throw new AwsError(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are ${MOST_ENTRIES}. You have sent ${entries.length}.`,
    );
  }
  const seen = new Set<string>();
  for (const { Id } of entries) {
    if (Id === undefined || Id === null) throw missingParameter(`${action}RequestEntry.1.Id`);
    const id = String(Id);
    if (!/^[\w-]{1,80}$/.test(id)) {
      throw new AwsError(
        'InvalidBatchEntryId',
        'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
      );
    }
    if (seen.has(id)) throw new AwsError('BatchEntryIdsNotDistinct', `Id ${id} repeated.`);
    seen.add(id);
  }
  return entries;
}

/** Faz uma coisa por entrada: as que falham não impedem as outras. */
export function runBatch(
  entries: readonly JsonObject[],
  run: (entry: JsonObject) => JsonObject,
): { Successful: JsonObject[]; Failed: JsonObject[] } {
  const Successful: JsonObject[] = [];
  const Failed: JsonObject[] = [];
  for (const entry of entries) {
    try {
      Successful.push({ Id: entry.Id, ...run(entry) });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      Failed.push({
        Id: entry.Id,
        SenderFault: error.status < 500,
        Code: queryCodeOf(error.code),
        Message: error.message,
      });
    }
  }
  return { Successful, Failed };
}
