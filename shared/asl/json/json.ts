/** Um valor JSON. Trate como imutável: valores são compartilhados por referência entre estados e eventos. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Um objeto JSON. */
export type JsonObject = { [key: string]: Json };

/** Texto JSON guardado como texto: `0.0` continua `0.0`, e a ordem e os espaços ficam como vieram. */
export class JsonText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Diz se o valor é um objeto JSON (nem lista, nem `null`). */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** O nome do tipo de um valor, como o JSONata e as mensagens da AWS o chamam. */
export function typeName(value: Json): 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object' {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value as 'boolean' | 'number' | 'string' | 'object';
}
