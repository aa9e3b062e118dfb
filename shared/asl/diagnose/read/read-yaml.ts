import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { type Json, setOwn } from '../../json/index.ts';
import type { Path, Span } from '../finding.ts';
import { bracketsTooDeep, indentTooDeep, MAX_DEPTH, tooDeep, tooManyTags, tooTagged } from './limits.ts';
import { keyOf, type Repair, type Source } from './source.ts';

/** Lê YAML, que o CloudFormation e o SAM aceitam e o console não. */
export function readYaml(text: string, body: Span): Source {
  const inside = text.slice(body.offset, body.offset + body.length);
  const deep = bracketsTooDeep(inside) ?? indentTooDeep(inside);
  if (deep !== undefined) return tooDeep(text, 'yaml', body.offset + deep);
  const tagged = tooManyTags(inside);
  if (tagged !== undefined) return tooTagged(text, body.offset + tagged);
  const parsed = parseDocument(inside, {
    lineCounter: new LineCounter(),
    // A conta da biblioteca compara cada par de nomes; a nossa olha um por vez.
    uniqueKeys: false,
    logLevel: 'silent',
  });
  const repairs: Repair[] = parsed.errors.map(({ pos: [from, to] }) => ({
    rule: 'sintaxe',
    severity: 'error',
    message: 'Isto não se lê como YAML nem como JSON.',
    why: 'Confira o recuo das linhas, os dois-pontos e as aspas.',
    span: { offset: body.offset + from, length: Math.max(1, to - from) },
  }));
  const spans = new Map<string, { key?: Span; value: Span }>();
  const spanOfNode = (node: Node | null | undefined): Span => {
    const [from = 0, to = from] = node?.range ?? [];
    return { offset: body.offset + from, length: to - from };
  };
  const readNode = (node: unknown, path: Path, key?: Node): Json => {
    const value = node as Node | null;
    spans.set(keyOf(path), { value: spanOfNode(value), ...(key ? { key: spanOfNode(key) } : {}) });
    if (path.length > MAX_DEPTH || isAlias(value)) return null;
    if (isSeq(value)) return value.items.map((item, index) => readNode(item, [...path, index]));
    if (isMap(value)) {
      const object: Record<string, Json> = {};
      for (const item of value.items) {
        if (!isPair(item)) continue;
        const name = isScalar(item.key) ? String(item.key.value) : String(item.key);
        if (Object.hasOwn(object, name))
          repairs.push({
            rule: 'campo-repetido',
            severity: 'error',
            message: `"${name}" está escrito duas vezes no mesmo lugar.`,
            why: 'Só um dos dois vale, e quem lê não sabe qual. Apague um.',
            span: spanOfNode(item.key as Node),
          });
        setOwn(object, name, readNode(item.value, [...path, name], item.key as Node));
      }
      return object;
    }
    const plain = isScalar(value) ? value.value : null;
    return typeof plain === 'string' || typeof plain === 'number' || typeof plain === 'boolean'
      ? plain
      : null;
  };
  const definition = parsed.contents ? readNode(parsed.contents, []) : undefined;
  return {
    text,
    syntax: 'yaml',
    ...(definition === undefined ? {} : { definition }),
    spanOf: (path, on) => {
      const found = spans.get(keyOf(path));
      return on === 'key' ? (found?.key ?? found?.value) : found?.value;
    },
    repairs,
  };
}
