import type { Json, JsonObject } from '../../json/json.ts';
import { setOwn } from '../../json/object.ts';
import { javaHashMapOrder } from '../../jsonpath/index.ts';
import { readerFailed } from './errors.ts';

const DELIMITERS: Readonly<Record<string, string>> = {
  COMMA: ',',
  PIPE: '|',
  SEMICOLON: ';',
  SPACE: ' ',
  TAB: '\t',
};

/**
 * Lê um CSV: cada linha vira um objeto de textos. As chaves saem na ordem de um `HashMap` do Java, como a
 * AWS as devolve.
 */
export function readCsv(text: string, config: JsonObject): Json[] {
  const delimiter = DELIMITERS[(config.CSVDelimiter as string | undefined) ?? 'COMMA'] ?? ',';
  const rows = parseRows(text.replace(/^\uFEFF/, ''), delimiter);
  const isGiven = config.CSVHeaderLocation === 'GIVEN';
  const headers = isGiven ? (config.CSVHeaders as string[]) : (rows.shift() ?? []);
  if (new Set(headers).size < headers.length) throw readerFailed('CSV headers cannot contain duplicates.');
  const columns = javaHashMapOrder(headers).map((name) => ({ name, index: headers.indexOf(name) }));
  return rows.map((row) => {
    const item: JsonObject = {};
    for (const { name, index } of columns) setOwn(item, name, row[index] ?? '');
    return item;
  });
}

/** As linhas de um CSV, com aspas como no RFC 4180. Linhas vazias não contam. */
function parseRows(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let isQuoted = false;
  let hasContent = false;
  const endRow = (): void => {
    if (hasContent || row.length > 0) rows.push([...row, field]);
    row = [];
    field = '';
    hasContent = false;
  };
  for (let index = 0; index < text.length; index++) {
    const character = text[index] as string;
    if (isQuoted) {
      if (character !== '"') field += character;
      else if (text[index + 1] === '"') field += text[++index];
      else isQuoted = false;
    } else if (character === '"' && field === '') {
      isQuoted = true;
      hasContent = true;
    } else if (character === delimiter) {
      row.push(field);
      field = '';
    } else if (character === '\n') {
      endRow();
    } else if (character !== '\r' || text[index + 1] !== '\n') {
      field += character;
      hasContent = true;
    }
  }
  endRow();
  return rows;
}
