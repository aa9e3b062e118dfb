import { isObject } from '../../json.ts';
import { invalidValue } from './errors.ts';
import type { MessageAttribute } from './records.ts';

function checkName(name: string): void {
  const isValid =
    /^[A-Za-z0-9_.-]{1,256}$/.test(name) && !/^\.|\.$|\.\./.test(name) && !/^(aws|amazon)\./i.test(name);
  if (!isValid) {
    throw invalidValue(
      'Invalid attribute name. Attribute names can contain A-Z, a-z, 0-9, underscore (_), hyphen (-), and period (.), and must not begin with AWS. or Amazon.',
    );
  }
}

function checkValue(name: string, type: string, value: string): void {
  if (type === 'Number' && (value.trim() === '' || Number.isNaN(Number(value)))) {
    throw invalidValue(`Could not cast message attribute '${name}' value to number.`);
  }
  if (type === 'String.Array') {
    try {
      if (Array.isArray(JSON.parse(value))) return;
    } catch {
      // Cai no erro abaixo.
    }
    throw invalidValue(`Invalid value for '${name}': a String.Array must be a valid JSON array.`);
  }
}

/**
 * Os atributos de uma mensagem, de `{ DataType, StringValue | BinaryValue }` para o que a notificação mostra.
 * @throws `AwsError` `ParameterValueInvalid`
 */
export function messageAttributesOf(value: unknown): Record<string, MessageAttribute> {
  const attributes: [string, MessageAttribute][] = [];
  for (const [name, item] of Object.entries(isObject(value) ? value : {})) {
    checkName(name);
    const { DataType, StringValue, BinaryValue } = isObject(item) ? item : {};
    const type = String(DataType ?? '');
    if (type === '')
      throw invalidValue(`The message attribute '${name}' must contain message attribute type.`);
    if (!/^(String|Number|Binary)(\.|$)/.test(type)) {
      throw invalidValue(
        `The message attribute '${name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.`,
      );
    }
    const given = type.startsWith('Binary') ? BinaryValue : StringValue;
    if (typeof given !== 'string' || given === '') {
      throw invalidValue(
        `The message attribute '${name}' must contain non-empty message attribute value for message attribute type '${type}'.`,
      );
    }
    checkValue(name, type, given);
    attributes.push([name, { Type: type, Value: given }]);
  }
  return Object.fromEntries(attributes);
}

/** Quanto os atributos ocupam na mensagem: nomes, tipos e valores, em bytes. */
export function sizeOfAttributes(attributes: Readonly<Record<string, MessageAttribute>>): number {
  let size = 0;
  for (const [name, { Type, Value }] of Object.entries(attributes)) {
    size += Buffer.byteLength(name) + Buffer.byteLength(Type);
    size += Type.startsWith('Binary') ? Buffer.from(Value, 'base64').length : Buffer.byteLength(Value);
  }
  return size;
}
