import type { Json } from '../../asl/index.ts';
import { stringifyJson } from '../../asl/json/index.ts';
import { isObject } from '../json.ts';

/** Como uma lista vira chaves de formulário. */
export const arrayFormats = ['INDICES', 'REPEAT', 'COMMAS', 'BRACKETS'] as const;
export type ArrayFormat = (typeof arrayFormats)[number];

function scalar(value: Json): string {
  return value === null ? '' : typeof value === 'string' ? value : stringifyJson(value);
}

function itemKey(key: string, index: number, format: ArrayFormat): string {
  switch (format) {
    case 'INDICES':
      return `${key}[${index}]`;
    case 'BRACKETS':
      return `${key}[]`;
    default:
      return key;
  }
}

function pairs(key: string, value: Json, format: ArrayFormat): string[] {
  if (Array.isArray(value)) {
    if (format === 'COMMAS') {
      const values = value.map((item) => encodeURIComponent(scalar(item))).join(',');
      return [`${encodeURIComponent(key)}=${values}`];
    }
    return value.flatMap((item, index) => pairs(itemKey(key, index, format), item, format));
  }
  if (isObject(value)) {
    return Object.entries(value).flatMap(([name, item]) => pairs(`${key}[${name}]`, item as Json, format));
  }
  return [`${encodeURIComponent(key)}=${encodeURIComponent(scalar(value))}`];
}

/** O corpo `application/x-www-form-urlencoded` de um objeto: `a=1&b%5Bc%5D=2`. */
export function encodeForm(body: { readonly [key: string]: Json }, format: ArrayFormat): string {
  return Object.entries(body)
    .flatMap(([key, value]) => pairs(key, value, format))
    .join('&');
}
