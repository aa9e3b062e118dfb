import { isObject, type Json, setOwn } from '../../json/index.ts';
import type { Path, Span } from '../finding.ts';
import { embeddingOf } from './embedding.ts';
import { openEnvelope } from './envelope.ts';
import { readJson } from './read-json.ts';
import { readYaml } from './read-yaml.ts';
import { keyOf, type Repair, type Source } from './source.ts';
import { translatedKey, translatedType } from './translated-keys.ts';
import { findWrapping } from './unwrap.ts';

/**
 * Lê uma definição como as pessoas a têm: JSON ou YAML, com comentários, cerca, aspas curvas, campos traduzidos,
 * ou dentro de um modelo. Nunca lança; o que não se lê vira um conserto a fazer.
 */
export function readDefinition(text: string): Source {
  const { body, repairs } = openEnvelope(text);
  const inside = text.slice(body.offset, body.offset + body.length);
  const source = /^\s*([{["“]|\/\/|\/\*)/.test(inside) ? readJson(text, body) : readYaml(text, body);
  const read = translated(unwrapped({ ...source, repairs: [...repairs, ...source.repairs] }));
  const isSaid = read.repairs.some(({ rule }) => rule === 'sem-definicao');
  if (isSaid || (read.definition !== undefined && isObject(read.definition))) return read;
  return {
    ...read,
    definition: undefined,
    repairs: [
      ...read.repairs,
      {
        rule: 'sem-definicao',
        severity: 'error',
        message: 'Não há uma máquina de estados neste texto.',
        why: 'Uma definição é um objeto com StartAt e States. Cole a definição inteira, da primeira chave à última.',
        span: { offset: 0, length: Math.min(1, text.length) },
      },
    ],
  };
}

/** A definição que estava dentro de outra coisa, com os lugares contados a partir dela. */
function unwrapped(source: Source): Source {
  if (source.definition === undefined) return source;
  const wrapping = findWrapping(source.definition);
  if (wrapping.kind === 'none') return source;
  if (wrapping.kind === 'elsewhere') return withoutDefinition(source, wrapping.path);
  const span = source.spanOf(wrapping.path, 'key') ?? { offset: 0, length: 1 };
  const repair: Repair = {
    rule: 'dentro-de-outro-arquivo',
    severity: 'hint',
    message: `A definição está em ${wrapping.path.join('.')}.`,
    why: 'Examinei só ela. O resto do arquivo é de outra ferramenta, como o CloudFormation.',
    span,
  };
  if (wrapping.kind === 'object') {
    let definition: Json = source.definition;
    for (const part of wrapping.path) definition = (definition as Record<string, Json>)[String(part)] ?? null;
    return {
      ...source,
      definition,
      spanOf: (path, on) => source.spanOf([...wrapping.path, ...path], on),
      repairs: [...source.repairs, repair],
    };
  }
  return embedded(source, source.spanOf(wrapping.path, 'value') ?? span, wrapping.text, repair);
}

/** Um modelo que não traz a definição; `path` é o campo que diz onde ela está, ou os recursos dele. */
function withoutDefinition(source: Source, path: Path): Source {
  const isElsewhere = path.length > 1;
  const { definition, ...rest } = source;
  return {
    ...rest,
    repairs: [
      ...source.repairs,
      {
        rule: 'sem-definicao',
        severity: 'error',
        message: isElsewhere
          ? 'Este modelo não traz a definição: ela está em outro arquivo.'
          : 'Este modelo não tem uma máquina de estados.',
        why: isElsewhere
          ? `${path.at(-1)} diz só onde ela está. Diagnostique o arquivo da definição, que costuma terminar em .asl.json.`
          : 'Nenhum recurso dele traz uma definição. Cole a definição, com StartAt e States.',
        span: source.spanOf(path, 'key') ?? { offset: 0, length: 1 },
      },
    ],
  };
}

/** A definição que veio como texto dentro de um campo. */
function embedded(source: Source, place: Span, text: string, repair: Repair): Source {
  const embedding = embeddingOf(source.text, place, text);
  const inner = translated(readJson(text, { offset: 0, length: text.length }));
  const canEdit = embedding.editsInFile([]) !== undefined;
  const why = canEdit
    ? repair.why
    : `${repair.why} Como ela está escrita em um texto de outro formato, todo lugar é o do campo, e não há conserto a fazer daqui: cole só a definição.`;
  const repairs = inner.repairs.map(({ fix, ...rest }): Repair => {
    const edits = fix && embedding.editsInFile(fix.edits);
    return {
      ...rest,
      span: embedding.spanInFile(rest.span),
      ...(fix && edits ? { fix: { ...fix, edits } } : {}),
    };
  });
  return { ...inner, embedding, repairs: [...source.repairs, { ...repair, why }, ...repairs] };
}

/** Os campos traduzidos voltam a ter o nome da AWS; os lugares continuam os do texto. */
function translated(source: Source): Source {
  if (source.definition === undefined) return source;
  const original = new Map<string, Path>();
  const repairs: Repair[] = [];
  const note = (found: string, name: string, span: Span | undefined) => {
    if (!span) return;
    const text = source.syntax === 'json' ? JSON.stringify(name) : name;
    repairs.push({
      rule: 'campo-traduzido',
      severity: 'error',
      message: `"${found}" está em português; a AWS só conhece "${name}".`,
      why: 'Um tradutor automático trocou o nome do campo. A AWS recusa um campo que não conhece.',
      span,
      fix: { title: `Escrever ${name}`, edits: [{ ...span, text }] },
    });
  };
  const visit = (value: Json, from: Path, to: Path, names: Names): Json => {
    original.set(keyOf(to), from);
    if (Array.isArray(value))
      return value.map((item, index) => visit(item, [...from, index], [...to, index], names));
    if (!isObject(value)) return value;
    const result: Record<string, Json> = {};
    for (const [name, inner] of Object.entries(value)) {
      const known = names === 'fields' ? translatedKey(name) : undefined;
      const isTranslated = known !== undefined && !Object.hasOwn(value, known);
      const own = isTranslated ? known : name;
      if (isTranslated) note(name, known, source.spanOf([...from, name], 'key'));
      const type =
        own === 'Type' && typeof inner === 'string' && names === 'fields' ? translatedType(inner) : undefined;
      if (type) note(String(inner), type, source.spanOf([...from, name], 'value'));
      setOwn(result, own, type ?? visit(inner, [...from, name], [...to, own], namesInside(own, names)));
      original.set(keyOf([...to, own]), [...from, name]);
    }
    return result;
  };
  const definition = visit(source.definition, [], [], 'fields');
  return {
    ...source,
    definition,
    repairs: [...source.repairs, ...repairs],
    spanOf: (path, on) => source.spanOf(original.get(keyOf(path)) ?? path, on),
  };
}

/** De quem são os nomes de um objeto: da AWS, dos estados que a pessoa nomeou, ou dos dados dela. */
type Names = 'fields' | 'states' | 'data';

const DATA = new Set([
  'Parameters',
  'Arguments',
  'Result',
  'ResultSelector',
  'Output',
  'Assign',
  'ItemSelector',
]);

function namesInside(field: string, names: Names): Names {
  if (names === 'data' || (names === 'fields' && DATA.has(field))) return 'data';
  return names === 'fields' && field === 'States' ? 'states' : 'fields';
}
