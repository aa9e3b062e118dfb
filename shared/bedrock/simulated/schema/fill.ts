import type { Json } from '../../model.ts';
import { classified, givenText } from '../answers/classify.ts';
import { isObject } from '../reading/embedded-json.ts';
import type { Understanding } from '../understanding.ts';
import { conceptOf, partsOf } from './concept.ts';
import { namedValue, toNumber } from './extract.ts';
import { leastWrong } from './least-wrong.ts';
import { nearestOption } from './option.ts';
import { matchesPattern } from './pattern.ts';
import { listOf, type Schema, Schemas, typesOf } from './schema.ts';
import { conceptValue, type Scope, saidOptions, scopeName, scopesOf } from './values.ts';

/** Um campo obrigatório que a conversa não preenche. */
export interface MissingField {
  readonly name: string;
  readonly description: string;
  readonly concept: string | undefined;
}

/** Um schema preenchido: o valor sempre vale para ele. */
export interface Filled {
  readonly value: Json;
  /** Os campos obrigatórios que ficaram com o valor que menos afirma. */
  readonly missing: readonly MissingField[];
  /** Quantos campos vieram da conversa. */
  readonly known: number;
}

/** Preenche um JSON Schema com o que a conversa diz. */
export function fillSchema(schema: Json, understanding: Understanding): Filled {
  const filler = new Filler(new Schemas(schema), understanding);
  return filler.fill();
}

interface Field {
  readonly name: string;
  readonly schema: Schema;
  readonly scope: Scope;
  readonly required: boolean;
}

const DEEPEST = 10;
/** Conceitos cujo vazio é verdade, e não falta: ninguém tirou ingrediente, não há observação. */
const EMPTY_IS_TRUE = new Set(['sem', 'extras', 'observacao', 'faltando', 'preferencias']);

class Filler {
  readonly #schemas: Schemas;
  readonly #understanding: Understanding;
  readonly #missing: MissingField[] = [];
  #known = 0;

  constructor(schemas: Schemas, understanding: Understanding) {
    this.#schemas = schemas;
    this.#understanding = understanding;
  }

  fill(): Filled {
    const root = this.#schemas.root;
    const value = this.#value({ name: '', schema: root, scope: { kind: 'root' }, required: true }, 0);
    const valid = value !== undefined && this.#schemas.accepts(root, value);
    return {
      value: valid ? value : leastWrong(root, this.#schemas),
      missing: this.#missing,
      known: this.#known,
    };
  }

  /** O valor do campo, ou `undefined` quando a conversa não o diz. */
  #value(field: Field, depth: number): Json | undefined {
    if (depth > DEEPEST) return undefined;
    const schema = this.#schemas.resolve(field.schema);
    if ('const' in schema) return schema.const;
    const branches = this.#schemas.branches(schema);
    for (const branch of branches) {
      const value = this.#value({ ...field, schema: branch, required: false }, depth + 1);
      if (value !== undefined && value !== null && this.#schemas.accepts(schema, value)) return value;
    }
    if (branches.length > 0) return undefined;
    if (Array.isArray(schema.enum)) return this.#counted(this.#option(field, schema));
    const types = typesOf(schema);
    if (types.includes('object')) return this.#object(field, schema, depth);
    if (types.includes('array')) return this.#array(field, schema, depth);
    const said = this.#said(field, schema);
    const value =
      types.length === 0 ? said : types.map((type) => coerced(said, type)).find((each) => each !== undefined);
    const fits = value !== undefined && this.#accepts(schema, value);
    return fits ? this.#counted(value) : undefined;
  }

  #counted(value: Json | undefined): Json | undefined {
    if (value !== undefined) this.#known++;
    return value;
  }

  #accepts(schema: Schema, value: Json): boolean {
    const pattern = schema.pattern;
    if (typeof value === 'string' && typeof pattern === 'string' && !matchesPattern(value, pattern))
      return false;
    return this.#schemas.accepts(schema, value);
  }

  #concept({ name, schema, scope }: Field): string | undefined {
    const concept = conceptOf(name, typeof schema.description === 'string' ? schema.description : '');
    // Fora de uma lista de itens, "nome" é o de quem pede.
    return concept === 'item' && scope.kind === 'root' && /^(nome|name)$/i.test(name) ? 'cliente' : concept;
  }

  /** O dado, antes de caber no tipo. */
  #said(field: Field, schema: Schema): Json | undefined {
    const concept = this.#concept({ ...field, schema });
    const id = concept === 'item' ? menuId(field) : undefined;
    if (id !== undefined) return id;
    const value = concept === undefined ? undefined : conceptValue(concept, field.scope, this.#understanding);
    if (value !== undefined) return isEmpty(value) && !EMPTY_IS_TRUE.has(concept!) ? undefined : value;
    if (field.name === '' || field.scope.kind !== 'root') return undefined;
    const named = namedValue(field.name, this.#understanding.conversation);
    if (named !== undefined) return named;
    if (
      concept === 'itens' ||
      concept === 'pratos' ||
      concept === 'bebidas' ||
      concept === 'recomendacoes' ||
      concept === 'playlist'
    ) {
      const names = scopesOf(concept, this.#understanding)?.map(scopeName).join(', ');
      return names || undefined;
    }
    return undefined;
  }

  #option(field: Field, schema: Schema): Json | undefined {
    const options = listOf(schema.enum);
    const said = this.#said(field, schema);
    if (said !== undefined && options.includes(said)) return said;
    if (typeof said === 'number') return undefined;
    const near = said === undefined ? undefined : nearestOption(String(said), options);
    if (near !== undefined) return near;
    if (field.scope.kind === 'item')
      return this.#concept({ ...field, schema }) === 'item'
        ? nearestOption(scopeName(field.scope), options)
        : undefined;
    const concept = this.#concept({ ...field, schema });
    const guesses =
      concept === undefined || ['categoria', 'sentimento', 'finalidade', 'motivo', 'item'].includes(concept);
    const { conversation } = this.#understanding;
    const text = guesses ? givenText(conversation) : saidText(conversation);
    const named = saidOptions(options, text)[0];
    if (named !== undefined && concept !== 'sentimento') return named;
    if (!guesses || options.some((option) => typeof option !== 'string')) return undefined;
    const found = classified(text, options as string[]);
    return found.cues.length > 0 || concept === 'sentimento' || concept === 'categoria'
      ? found.category
      : undefined;
  }

  #object(field: Field, schema: Schema, depth: number): Json | undefined {
    const properties = isObject(schema.properties) ? schema.properties : {};
    const required = listOf(schema.required);
    const concept = this.#concept({ ...field, schema });
    const scope = this.#scopeOf(field, concept);
    const before = this.#known;
    const missedBefore = this.#missing.length;
    const entries: [string, Json][] = [];
    for (const [name, inner] of Object.entries(properties)) {
      const isRequired = required.includes(name);
      const part: Field = { name, schema: this.#schemas.resolve(inner), scope, required: isRequired };
      const value = this.#value(part, depth + 1);
      if (value !== undefined) entries.push([name, value]);
      else if (isRequired) entries.push([name, this.#absent(part)]);
    }
    for (const name of required) {
      if (typeof name === 'string' && !Object.hasOwn(properties, name))
        entries.push([name, leastWrong({}, this.#schemas)]);
    }
    const empty = this.#known === before && Object.keys(properties).length > 0;
    if (empty && !field.required && depth > 0) {
      this.#missing.length = missedBefore;
      return undefined;
    }
    return Object.fromEntries(entries);
  }

  #scopeOf(field: Field, concept: string | undefined): Scope {
    if (field.scope.kind !== 'root' || field.name === '') return field.scope;
    if (concept === 'item') {
      const item = this.#understanding.order.items[0];
      return item ? { kind: 'item', item } : field.scope;
    }
    return concept === undefined || concept === 'pedido' ? field.scope : { kind: 'root', parent: concept };
  }

  /** Guarda que o campo falta e dá o valor que menos afirma. */
  #absent({ name, schema, scope }: Field): Json {
    const description = typeof schema.description === 'string' ? schema.description : '';
    const concept = this.#concept({ name, schema, scope, required: true });
    const acceptsNull = this.#schemas.accepts(schema, null);
    const harmless = acceptsNull || (concept !== undefined && EMPTY_IS_TRUE.has(concept));
    const isObjectField = typesOf(schema).includes('object');
    if (!harmless && !isObjectField) this.#missing.push({ name, description, concept });
    return leastWrong(schema, this.#schemas);
  }

  #array(field: Field, schema: Schema, depth: number): Json | undefined {
    const concept = this.#concept({ ...field, schema });
    const items = this.#schemas.resolve(schema.items);
    const values = (this.#scoped(field, concept, items, depth) ?? this.#listed(field, concept, items)).filter(
      (value, at, all) =>
        schema.uniqueItems !== true ||
        all.findIndex((other) => JSON.stringify(other) === JSON.stringify(value)) === at,
    );
    const most = typeof schema.maxItems === 'number' ? schema.maxItems : values.length;
    const kept = values.filter((value) => this.#accepts(items, value)).slice(0, most);
    if (kept.length === 0 && !(concept && EMPTY_IS_TRUE.has(concept))) return undefined;
    if (!this.#schemas.accepts(schema, kept)) return undefined;
    this.#known++;
    return kept;
  }

  /** Uma lista de itens, pratos ou recomendações: cada um preenche o schema dos itens. */
  #scoped(field: Field, concept: string | undefined, items: Schema, depth: number): Json[] | undefined {
    if (concept === undefined || field.scope.kind !== 'root') return undefined;
    const { unknown } = this.#understanding.order;
    const left = namesAreClosed(items) ? unknown : [];
    const scopes = scopesOf(concept, this.#understanding)?.filter(
      (each) => each.kind !== 'item' || !left.includes(each.item),
    );
    if (!scopes) return undefined;
    const isObjectItem =
      typesOf(items).includes('object') || items.anyOf !== undefined || items.oneOf !== undefined;
    return scopes.flatMap((scope) => {
      const value = isObjectItem
        ? this.#value({ name: '', schema: items, scope, required: true }, depth + 1)
        : this.#asName(scope, items);
      return value === undefined ? [] : [value];
    });
  }

  #asName(scope: Scope, items: Schema): Json | undefined {
    const name = scopeName(scope);
    const options = listOf(items.enum);
    return options.length > 0 ? nearestOption(name, options) : name;
  }

  #listed(field: Field, concept: string | undefined, items: Schema): Json[] {
    const options = listOf(items.enum);
    const said = concept === undefined ? undefined : conceptValue(concept, field.scope, this.#understanding);
    const named =
      said ??
      (field.scope.kind === 'root' && field.name
        ? namedValue(field.name, this.#understanding.conversation)
        : undefined);
    const values = Array.isArray(named) ? named : named === undefined || named === '' ? [] : [named];
    if (options.length === 0)
      return values.flatMap((value) =>
        typesOf(items).length === 0
          ? [value]
          : (typesOf(items)
              .map((type) => coerced(value, type))
              .find((each) => each !== undefined) ?? []),
      );
    const near = values.flatMap((value) => nearestOption(String(value), options) ?? []);
    return near.length > 0
      ? near
      : field.scope.kind === 'root'
        ? saidOptions(options, this.#understanding.conversation.last)
        : [];
  }
}

/** O código do item no cardápio, quando o campo quer o código, e não o nome. */
function menuId({ name, scope }: Field): string | number | undefined {
  const wantsId = partsOf(name).some((part) => ['id', 'codigo', 'code', 'sku'].includes(part));
  return wantsId && scope.kind === 'item' ? scope.item.menuItem?.id : undefined;
}

/** O que se disse: sem as opções que a pergunta do atendente oferece, que não são resposta do cliente. */
function saidText(conversation: Understanding['conversation']): string {
  const isDialogue = conversation.turns.some((turn) => turn.role === 'assistant');
  if (!isDialogue) return givenText(conversation);
  return conversation.turns.flatMap((turn) => (turn.role === 'user' ? [turn.text] : [])).join('\n');
}

/** Se o schema de um item só aceita os nomes que lista: o que não está no cardápio não cabe. */
function namesAreClosed(items: Schema): boolean {
  const properties = isObject(items.properties) ? items.properties : {};
  return Object.entries(properties).some(
    ([name, field]) => isObject(field) && Array.isArray(field.enum) && conceptOf(name) === 'item',
  );
}

function isEmpty(value: Json): boolean {
  return value === '' || (Array.isArray(value) && value.length === 0);
}

/** O valor no tipo do schema, ou `undefined` quando não cabe nele. */
function coerced(value: Json | undefined, type: string): Json | undefined {
  if (value === undefined || value === null) return undefined;
  if (type === 'string')
    return Array.isArray(value)
      ? value.filter((each) => typeof each === 'string').join(', ')
      : isObject(value)
        ? undefined
        : String(value);
  if (type === 'boolean') return typeof value === 'boolean' ? value : undefined;
  const number = type === 'number' || type === 'integer' ? toNumber(value) : undefined;
  if (type === 'integer') return number === undefined ? undefined : Math.round(number);
  return number;
}
