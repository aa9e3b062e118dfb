import { isObject, type Json, type JsonObject } from '../../json.ts';

/** A falha de uma entrada; as outras do mesmo pedido seguem. */
export interface EntryError {
  readonly ErrorCode: string;
  readonly ErrorMessage: string;
}

function missing(name: string): EntryError {
  return {
    ErrorCode: 'InvalidArgument',
    ErrorMessage: `Parameter ${name} is not valid. Reason: ${name} is a required argument.`,
  };
}

/** O `Detail` de uma entrada, que deve ser o texto de um objeto JSON. */
export function detailOf(entry: JsonObject): Json | undefined {
  try {
    const detail: unknown = JSON.parse(String(entry.Detail));
    return isObject(detail) ? (detail as Json) : undefined;
  } catch {
    return undefined;
  }
}

/** O que há de errado com uma entrada de `PutEvents`, nas palavras da AWS. */
export function entryError(entry: JsonObject): EntryError | undefined {
  for (const name of ['Source', 'DetailType', 'Detail']) {
    if (typeof entry[name] !== 'string' || entry[name] === '') return missing(name);
  }
  if (String(entry.Source).startsWith('aws.')) {
    return { ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage: 'Not authorized for the source.' };
  }
  if (detailOf(entry) === undefined) {
    return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
  }
  return undefined;
}

/** Os bytes que uma entrada ocupa, pela conta da AWS: 14 da data, se há, e o texto dos outros campos. */
export function sizeOfEntry(entry: JsonObject): number {
  const resources = Array.isArray(entry.Resources) ? entry.Resources : [];
  const texts = [entry.Source, entry.DetailType, entry.Detail, ...resources];
  const size = texts.reduce<number>(
    (total, text) => total + (typeof text === 'string' ? Buffer.byteLength(text) : 0),
    0,
  );
  return size + (entry.Time === undefined ? 0 : 14);
}
