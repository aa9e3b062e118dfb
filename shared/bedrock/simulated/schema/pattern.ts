import { RE2JS } from 're2js';

/** Se o texto casa com o `pattern` de um schema; o motor é linear, e um padrão que ele não entende não casa. */
export function matchesPattern(text: string, pattern: string): boolean {
  try {
    return RE2JS.compile(pattern).matcher(text).find();
  } catch {
    return false;
  }
}

const LIKELY = [
  '',
  '01310-100',
  '01310100',
  '11999990000',
  '(11) 99999-0000',
  '000.000.000-00',
  '2024-01-01',
  'a',
  'A',
  '0',
  'ABC',
  'abc',
];

/** Um texto que casa com o padrão, o mais simples que se acha; `undefined` quando nenhum serve. */
export function textFor(pattern: string, accepts: (text: string) => boolean): string | undefined {
  const candidates = [sample(pattern), ...LIKELY];
  return candidates.find((text) => matchesPattern(text, pattern) && accepts(text));
}

/** Escreve um exemplo do padrão: a primeira alternativa, o menor número de repetições, a primeira letra da classe. */
function sample(pattern: string): string {
  const reader = { source: pattern.slice(0, 500), at: 0 };
  return alternatives(reader);
}

interface Reader {
  readonly source: string;
  at: number;
}

function alternatives(reader: Reader): string {
  const options = [sequence(reader)];
  while (reader.source[reader.at] === '|') {
    reader.at++;
    options.push(sequence(reader));
  }
  return options[0]!;
}

function sequence(reader: Reader): string {
  let text = '';
  while (reader.at < reader.source.length && !'|)'.includes(reader.source[reader.at]!)) {
    const atom = atomText(reader);
    text += atom.repeat(repetitions(reader));
  }
  return text;
}

function atomText(reader: Reader): string {
  const sign = reader.source[reader.at++]!;
  if (sign === '^' || sign === '$') return '';
  if (sign === '.') return 'a';
  if (sign === '\\') return escaped(reader.source[reader.at++] ?? '');
  if (sign === '[') return classText(reader);
  if (sign !== '(') return sign;
  const prefix = /^\?(?::|<[^>]*>|P<[^>]*>)/.exec(reader.source.slice(reader.at, reader.at + 60));
  reader.at += prefix?.[0].length ?? 0;
  const inside = alternatives(reader);
  reader.at++;
  return inside;
}

function escaped(letter: string): string {
  const classes: Readonly<Record<string, string>> = {
    d: '0',
    w: 'a',
    s: ' ',
    D: 'a',
    W: '-',
    S: 'a',
    b: '',
    B: '',
    t: '\t',
    n: '\n',
  };
  return classes[letter] ?? letter;
}

function classText(reader: Reader): string {
  const end = reader.source.indexOf(']', reader.at + 1);
  const body = reader.source.slice(reader.at, end < 0 ? undefined : end);
  reader.at = end < 0 ? reader.source.length : end + 1;
  if (body.startsWith('^')) return ['a', '0', '-', '~'].find((each) => !body.includes(each)) ?? 'z';
  return body.startsWith('\\') ? escaped(body[1] ?? '') : (body[0] ?? '');
}

function repetitions(reader: Reader): number {
  const found = /^(?:[*?]|\+|\{(\d+)(?:,\d*)?\})\??/.exec(reader.source.slice(reader.at, reader.at + 12));
  if (!found) return 1;
  reader.at += found[0].length;
  if (found[0].startsWith('+')) return 1;
  return found[1] ? Math.min(Number(found[1]), 1000) : 0;
}
