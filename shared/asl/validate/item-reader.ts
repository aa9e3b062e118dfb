import { isObject, type Json, type JsonObject } from '../json/index.ts';
import {
  type Check,
  checkObject,
  type Fields,
  integer,
  listOf,
  oneOf,
  orExpression,
  string,
} from './checks.ts';
import type { Context } from './context.ts';
import { jsonataTemplate } from './jsonata.ts';
import { path } from './paths.ts';
import { payloadTemplate } from './payload-template.ts';

const INPUT_TYPES = ['CSV', 'JSON', 'JSONL', 'PARQUET', 'MANIFEST'];
const RESOURCE = /^arn:[^:]+:states:::s3:(?:getObject|listObjectsV2)$/;

const resource: Check = (value, at, context) => {
  string(value, at, context);
  if (typeof value !== 'string' || RESOURCE.test(value)) return;
  context.findings.schema("The field 'Resource' does not match any of the allowed values", at);
};

const pointer: Check = (value, at, context) => {
  string(value, at, context);
  if (typeof value !== 'string' || value === '' || value.startsWith('/')) return;
  const message = `Invalid input: JSON Pointer expression must start with '/': "${value}"`;
  context.findings.schema(message, at);
};

const BASE: Fields = {
  InputType: { check: oneOf(...INPUT_TYPES) },
  Transformation: { check: oneOf('NONE', 'LOAD_AND_FLATTEN') },
  MaxItems: { check: orExpression(integer(0)) },
  MaxItemsPath: { check: path, only: 'JSONPath' },
};
const MANIFEST: Fields = { ManifestType: { check: oneOf('ATHENA_DATA', 'S3_INVENTORY') } };
const CSV: Fields = {
  CSVHeaderLocation: { check: oneOf('FIRST_ROW', 'GIVEN') },
  CSVHeaders: { check: listOf(string) },
  CSVDelimiter: { check: oneOf('COMMA', 'PIPE', 'SEMICOLON', 'SPACE', 'TAB') },
};

/** Os campos de `ReaderConfig`, sejam quais forem os itens. */
export const READER_CONFIG: Fields = { ...BASE, ...MANIFEST, ...CSV, ItemsPointer: { check: pointer } };

/** Os campos que cada tipo de arquivo aceita. */
const BY_INPUT_TYPE: Readonly<Record<string, Fields>> = {
  CSV: { ...BASE, ...MANIFEST, ...CSV },
  JSON: { ...BASE, ItemsPointer: { check: pointer } },
  JSONL: { ...BASE, ...MANIFEST },
  PARQUET: { ...BASE, ...MANIFEST },
  MANIFEST: { ...BASE, ...MANIFEST },
};

const config: Check = (value, at, context) => {
  if (!isObject(value)) {
    context.findings.schema('Expected value of type Object', at);
    return;
  }
  const missing = missingField(value);
  if (missing !== undefined) {
    context.findings.schema(missing, at);
    return;
  }
  const inputType = typeof value.InputType === 'string' ? value.InputType : '';
  const fields = Object.hasOwn(BY_INPUT_TYPE, inputType)
    ? BY_INPUT_TYPE[inputType]!
    : { ...BASE, ...MANIFEST };
  checkObject(value, at, context, fields);
};

/** O que falta para o resto fazer sentido: a AWS para aqui. */
function missingField(config: JsonObject): string | undefined {
  if (config.Transformation === 'LOAD_AND_FLATTEN' && !Object.hasOwn(config, 'InputType')) {
    return "The field 'InputType' is required";
  }
  if (config.InputType !== 'CSV') return undefined;
  if (!Object.hasOwn(config, 'CSVHeaderLocation')) return "The field 'CSVHeaderLocation' is required";
  if (config.CSVHeaderLocation === 'GIVEN' && !Object.hasOwn(config, 'CSVHeaders')) {
    return 'These fields are required: [CSVHeaders]';
  }
  return undefined;
}

/** Os campos de `ItemReader`. */
export const ITEM_READER: Fields = {
  Comment: { check: string },
  Resource: { check: resource },
  ReaderConfig: { check: config },
  Parameters: { check: payloadTemplate, only: 'JSONPath' },
  Arguments: { check: jsonataTemplate, only: 'JSONata' },
};

/** `ItemReader`: de onde um Map distribuído lê os itens. */
export const itemReader: Check = (value: Json, at: string, context: Context) => {
  checkObject(value, at, context, ITEM_READER, ['Resource']);
};
