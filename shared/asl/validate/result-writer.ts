import { type Check, checkObject, type Fields, oneOf, string } from './checks.ts';
import { jsonataTemplate } from './jsonata.ts';
import { payloadTemplate } from './payload-template.ts';

/** Os campos de `WriterConfig`. */
export const WRITER_CONFIG: Fields = {
  Transformation: { check: oneOf('NONE', 'COMPACT', 'FLATTEN') },
  OutputType: { check: oneOf('JSON', 'JSONL') },
};

const RESOURCE = /^arn:[^:]+:states:::s3:putObject$/;

const resource: Check = (value, at, context) => {
  string(value, at, context);
  if (typeof value !== 'string' || RESOURCE.test(value)) return;
  context.findings.schema("The field 'Resource' does not match any of the allowed values", at);
};

/** Os campos de `ResultWriter`. */
export const RESULT_WRITER: Fields = {
  Comment: { check: string },
  Resource: { check: resource },
  Parameters: { check: payloadTemplate, only: 'JSONPath' },
  Arguments: { check: jsonataTemplate, only: 'JSONata' },
  WriterConfig: { check: (value, at, context) => checkObject(value, at, context, WRITER_CONFIG) },
};

/** `ResultWriter`: para onde um Map distribuído leva os resultados. */
export const resultWriter: Check = (value, at, context) => {
  checkObject(value, at, context, RESULT_WRITER);
};
