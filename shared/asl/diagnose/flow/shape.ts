/**
 * O que se sabe de um valor sem executar nada: os campos que ele tem, quando se conhecem todos, e de que chamadas a
 * modelos ele pode trazer a resposta. Na dúvida, um valor é aberto: pode ter qualquer campo.
 */

/** De onde veio um valor cujos campos se conhecem. */
export type Origin =
  | { kind: 'catch'; state: string; index: number; language: 'JSONata' | 'JSONPath' }
  | { kind: 'task'; state: string; service: string }
  | { kind: 'written'; state: string };

export interface Shape {
  /** Os estados cuja resposta de modelo pode estar aqui, ou dentro daqui. */
  readonly answers: ReadonlySet<string>;
  /** Os campos que se conhecem. */
  readonly fields: ReadonlyMap<string, Shape>;
  /** As respostas que podem estar nos campos que não se conhecem; sem elas, não há outros campos. */
  readonly others?: ReadonlySet<string>;
  readonly origin?: Origin;
}

const NONE: ReadonlySet<string> = new Set();
/** Depois desta fundura, e deste número de campos, um valor volta a ser aberto. */
const MAX_DEPTH = 8;
const MAX_FIELDS = 60;

/** Todos os elementos de vários conjuntos. */
export const union = (sets: readonly ReadonlySet<string>[]): ReadonlySet<string> => {
  const filled = sets.filter(({ size }) => size > 0);
  return filled.length === 0
    ? NONE
    : filled.length === 1
      ? (filled[0] ?? NONE)
      : new Set(filled.flatMap((set) => [...set]));
};

const NO_FIELDS: ReadonlyMap<string, Shape> = new Map();

/** Um valor de que não se conhecem os campos. */
export const open = (answers: ReadonlySet<string> = NONE): Shape => ({
  answers,
  fields: NO_FIELDS,
  others: answers,
});

/** Um objeto de que se conhecem todos os campos. */
export const closed = (fields: ReadonlyMap<string, Shape>, origin?: Origin): Shape =>
  build(fields, undefined, origin);

function build(
  fields: ReadonlyMap<string, Shape>,
  others: ReadonlySet<string> | undefined,
  origin: Origin | undefined,
): Shape {
  const answers = union([...[...fields.values()].map((field) => field.answers), others ?? NONE]);
  if (fields.size > MAX_FIELDS) return open(answers);
  return { answers, fields, ...(others ? { others } : {}), ...(origin ? { origin } : {}) };
}

/** O que se lê em um caminho de campos. */
export type Reading =
  | { kind: 'found'; shape: Shape }
  /** O campo na posição `at` do caminho não existe em `inside`, de que se conhecem todos os campos. */
  | { kind: 'missing'; at: number; inside: Shape };

/** O que há em um caminho, ou o primeiro campo dele que não pode haver. */
export function read(shape: Shape, path: readonly string[]): Reading {
  let now = shape;
  for (const [at, name] of path.entries()) {
    const next = now.fields.get(name) ?? (now.others && open(now.others));
    if (!next) return { kind: 'missing', at, inside: now };
    now = next;
  }
  return { kind: 'found', shape: now };
}

/** O valor com outro posto em um caminho, como `ResultPath` faz. */
export function put(shape: Shape, path: readonly string[], value: Shape): Shape {
  const [first, ...rest] = path;
  if (first === undefined) return value;
  const fields = new Map(shape.fields);
  const inside = fields.get(first) ?? (shape.others ? open(shape.others) : closed(NO_FIELDS));
  fields.set(first, put(inside, rest, value));
  return build(fields, shape.others, shape.origin);
}

/** O que vale quando se chega por um caminho ou por outro. */
export function join(one: Shape | undefined, other: Shape, depth = 0): Shape {
  if (!one || one === other) return other;
  if (depth >= MAX_DEPTH) return open(union([one.answers, other.answers]));
  const fields = new Map<string, Shape>();
  for (const name of new Set([...one.fields.keys(), ...other.fields.keys()])) {
    const either = [one, other].flatMap((shape) => {
      const field = shape.fields.get(name) ?? (shape.others && open(shape.others));
      return field ? [field] : [];
    });
    fields.set(
      name,
      either.reduce((joined, field) => join(joined, field, depth + 1)),
    );
  }
  const others = one.others || other.others ? union([one.others ?? NONE, other.others ?? NONE]) : undefined;
  const isSameOrigin = JSON.stringify(one.origin) === JSON.stringify(other.origin);
  return build(fields, others, isSameOrigin ? one.origin : undefined);
}

/** Um texto igual para valores iguais. */
export function keyOf({ fields, others, origin }: Shape): string {
  const inner = [...fields].map(([name, shape]) => `${JSON.stringify(name)}:${keyOf(shape)}`).sort();
  return `{${inner.join(',')}}${others ? `?${[...others].sort()}` : ''}${JSON.stringify(origin ?? '')}`;
}

/** Onde, dentro do valor, está a resposta de um estado: o caminho mais curto. */
export function placeOf(shape: Shape, answer: string): string[] | undefined {
  if (!shape.answers.has(answer)) return undefined;
  for (const [name, field] of shape.fields) {
    const inside = placeOf(field, answer);
    if (inside) return [name, ...inside];
  }
  return [];
}
