import { isObject, type Json } from '../../json/index.ts';
import type { Path } from '../finding.ts';
import { expressionIn, pathReads, type Read } from './reads.ts';
import { closed, open, type Reading, read, type Shape, union } from './shape.ts';

/** Um lugar da definição que lê algo. */
export interface Site {
  /** Onde o texto está na definição. */
  path: Path;
  text: string;
  read: Read;
  reading: Reading;
  /** Um campo que falta pode estar previsto. */
  isGuarded: boolean;
  /** `sends`: a um serviço, ou decide o caminho. `copies`: só leva adiante. */
  use: 'sends' | 'copies';
}

/** Cada variável, e as respostas de modelos que podem estar nela. */
export type Variables = ReadonlyMap<string, ReadonlySet<string>>;

/** De onde um texto pode ler. */
export interface Sources {
  input: Shape;
  result: Shape;
  errorOutput: Shape;
  variables: Variables;
}

function resolve(found: Read, { input, result, errorOutput, variables }: Sources): Reading {
  if (typeof found.root === 'object')
    return { kind: 'found', shape: open(variables.get(found.root.variable)) };
  if (found.root === 'context') return { kind: 'found', shape: open() };
  return read({ input, result, errorOutput }[found.root], found.path);
}

const answersOf = (reading: Reading): ReadonlySet<string> =>
  reading.kind === 'found' ? reading.shape.answers : new Set();

/** Anota o que um estado lê. */
export class Reader {
  readonly sites: Site[] = [];

  /** @returns as respostas de modelos que podem estar no que se leu */
  note(
    text: string,
    path: Path,
    reads: readonly Read[],
    isGuarded: boolean,
    use: Site['use'],
    from: Sources,
  ) {
    for (const found of reads)
      this.sites.push({ path, text, read: found, reading: resolve(found, from), isGuarded, use });
    return union(reads.map((found) => answersOf(resolve(found, from))));
  }

  /** O valor que um modelo de JSONPath monta: só um campo terminado em `.$` lê. */
  pathTemplate(value: Json, path: Path, use: Site['use'], from: Sources, origin: string): Shape {
    if (!isObject(value))
      return open(Array.isArray(value) ? this.pathList(value, path, use, from, origin) : undefined);
    const fields = new Map<string, Shape>();
    for (const [name, inner] of Object.entries(value)) {
      const place = [...path, name];
      if (!name.endsWith('.$') || typeof inner !== 'string')
        fields.set(name, this.pathTemplate(inner, place, use, from, origin));
      else fields.set(name.slice(0, -2), this.pathValue(inner, place, use, from));
    }
    return closed(fields, { kind: 'written', state: origin });
  }

  private pathList(list: Json[], path: Path, use: Site['use'], from: Sources, origin: string) {
    return union(list.map((item, at) => this.pathTemplate(item, [...path, at], use, from, origin).answers));
  }

  /** O valor de um caminho, ou de uma função como States.Format. */
  pathValue(text: string, path: Path, use: Site['use'], from: Sources): Shape {
    const reads = pathReads(text);
    const answers = this.note(text, path, reads, false, use, from);
    const [only] = reads;
    // Um caminho inteiro leva o que está lá; uma função, ou um `[0]`, faz outra coisa com isso.
    const isWhole = only !== undefined && reads.length === 1 && /^\$(\.[\w-]+)*$/.test(text);
    const reading = isWhole ? resolve(only, from) : undefined;
    return reading?.kind === 'found' ? reading.shape : open(answers);
  }

  /** O valor que um modelo de JSONata monta. */
  expressionTemplate(value: Json, path: Path, use: Site['use'], from: Sources, origin: string): Shape {
    if (typeof value === 'string') return this.expressionValue(value, path, use, from);
    if (Array.isArray(value))
      return open(
        union(
          value.map((item, at) => this.expressionTemplate(item, [...path, at], use, from, origin).answers),
        ),
      );
    if (!isObject(value)) return open();
    const fields = Object.entries(value).map(
      ([name, inner]) => [name, this.expressionTemplate(inner, [...path, name], use, from, origin)] as const,
    );
    return closed(new Map(fields), { kind: 'written', state: origin });
  }

  private expressionValue(text: string, path: Path, use: Site['use'], from: Sources): Shape {
    const expression = expressionIn(text);
    if (!expression) return open();
    const answers = this.note(text, path, expression.reads, expression.isGuarded, use, from);
    const reading = expression.only && !text.includes('[') ? resolve(expression.only, from) : undefined;
    return reading?.kind === 'found' ? reading.shape : open(answers);
  }
}
