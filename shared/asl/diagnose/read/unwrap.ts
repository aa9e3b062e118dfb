import { getOwn, isObject, type Json, type JsonObject } from '../../json/index.ts';
import type { Path } from '../finding.ts';

/** Onde uma definição costuma vir dentro de outra coisa. */
const WRAPPERS = ['definition', 'Definition', 'DefinitionBody', 'DefinitionString', 'definicao'];

const isMachine = (value: Json | undefined): boolean =>
  value !== undefined && isObject(value) && ('States' in value || 'StartAt' in value || 'Estados' in value);

/** Um embrulho em volta da definição: um modelo do CloudFormation ou do SAM, ou a resposta de uma API. */
export type Wrapping =
  | { kind: 'none' }
  | { kind: 'object'; path: Path }
  /** A definição veio como texto, dentro de um campo. */
  | { kind: 'string'; path: Path; text: string }
  /** Um modelo sem a definição: `path` é o campo que diz onde ela está ou, sem ele, os recursos. */
  | { kind: 'elsewhere'; path: Path };

/** Dizem em que arquivo a definição está. */
const POINTERS = ['DefinitionUri', 'DefinitionS3Location'];

/** Procura a definição dentro do que se leu. */
export function findWrapping(value: Json): Wrapping {
  if (!isObject(value) || isMachine(value)) return { kind: 'none' };
  const direct = inWrapper(value, []);
  if (direct) return direct;
  const resources = getOwn(value, 'Resources');
  if (resources === undefined || !isObject(resources)) return { kind: 'none' };
  const described = Object.entries(resources).flatMap(([name, resource]) => {
    const properties = isObject(resource) ? getOwn(resource, 'Properties') : undefined;
    const path: Path = ['Resources', name, 'Properties'];
    return properties !== undefined && isObject(properties) ? [{ properties, path }] : [];
  });
  for (const { properties, path } of described) {
    const found = inWrapper(properties, path);
    if (found) return found;
  }
  const pointers = described.flatMap(({ properties, path }) =>
    POINTERS.filter((name) => getOwn(properties, name) !== undefined).map((name): Path => [...path, name]),
  );
  return { kind: 'elsewhere', path: pointers[0] ?? ['Resources'] };
}

function inWrapper(object: JsonObject, at: Path): Wrapping | undefined {
  for (const name of WRAPPERS) {
    const inner = getOwn(object, name);
    if (isMachine(inner)) return { kind: 'object', path: [...at, name] };
    const written = inner === undefined ? undefined : writtenText(inner, [...at, name]);
    if (written && /StartAt|States|Estados/.test(written.text)) return { kind: 'string', ...written };
  }
  return undefined;
}

/** Um texto, e onde ele está; com `Fn::Join`, montado de pedaços, e o lugar é o da função inteira. */
interface WrittenText {
  path: Path;
  text: string;
}

/** O texto de um campo do CloudFormation: escrito ali, ou por `Fn::Sub` e `Fn::Join`, na forma longa e na `!`. */
function writtenText(value: Json, path: Path): WrittenText | undefined {
  if (typeof value === 'string') return { path, text: value };
  if (Array.isArray(value)) return joined(value, path) ?? writtenText(value[0] ?? null, [...path, 0]);
  if (!isObject(value)) return undefined;
  for (const name of ['Fn::Sub', 'Fn::Join']) {
    const inner = getOwn(value, name);
    if (inner !== undefined) return writtenText(inner, [...path, name]);
  }
  return undefined;
}

/** `["", ["{\"StartAt\": ", { "Ref": "Nome" }, "…"]]`: é assim que o CDK escreve uma definição. */
function joined([separator, pieces]: readonly Json[], path: Path): WrittenText | undefined {
  if (typeof separator !== 'string' || !Array.isArray(pieces)) return undefined;
  return { path, text: pieces.map(pieceText).join(separator) };
}

/** O que se sabe de toda conta; o resto fica como o `Fn::Sub` o escreveria. */
const PSEUDO_PARAMETERS: ReadonlyMap<string, string> = new Map([
  ['AWS::Partition', 'aws'],
  ['AWS::Region', 'us-east-1'],
  ['AWS::AccountId', '123456789012'],
]);

function pieceText(piece: Json): string {
  if (typeof piece === 'string') return piece;
  const [reference] = isObject(piece) ? Object.values(piece) : [];
  const name = Array.isArray(reference) ? reference.join('.') : String(reference ?? '');
  return PSEUDO_PARAMETERS.get(name) ?? `\${${name}}`;
}
