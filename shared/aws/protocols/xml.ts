import { isObject } from '../json.ts';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#xD;',
};

function escapeText(text: string): string {
  return text.replace(/[&<>"\r]/g, (character) => escapes[character] ?? character);
}

function element(name: string, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map((item) => element(name, item)).join('');
  const content = isObject(value)
    ? Object.entries(value)
        .map(([key, item]) => element(key, item))
        .join('')
    : escapeText(String(value));
  return `<${name}>${content}</${name}>`;
}

/**
 * Escreve um documento XML: um objeto vira elementos, uma lista vira elementos repetidos.
 * @param namespace vai em `xmlns` na raiz
 */
export function writeXml(root: string, value: object, namespace?: string): string {
  const document = element(root, value);
  const opened = namespace ? document.replace(`<${root}>`, `<${root} xmlns="${namespace}">`) : document;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${opened}`;
}
