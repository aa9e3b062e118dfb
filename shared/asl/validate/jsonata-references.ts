import type { AstNode } from '../jsonata/index.ts';

/** O que uma expressão pode ler de `$states`, além de `input` e `context`. */
interface Reads {
  readonly result: boolean;
  readonly errorOutput: boolean;
}

/**
 * As leituras que a AWS recusa: nomes soltos, `$` e `$$` fora de um caminho, e campos de `$states` que não
 * existem ali. Uma mensagem para cada leitura diferente.
 */
export function unsupportedReferences(ast: AstNode, reads: Reads): string[] {
  const messages = new Set<string>();
  const pending: { node: AstNode; hasContext: boolean }[] = [{ node: ast, hasContext: false }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { node, hasContext } = next;
    const reference = topLevelReference(node, hasContext);
    if (reference !== undefined)
      messages.add(`Reference to '${reference}' at the top level is not supported.`);
    const field = missingStatesField(node, reads);
    if (field !== undefined) messages.add(`Field '$states.${field}' does not exist.`);
    for (const child of childrenOf(node, hasContext).reverse()) pending.push(child);
  }
  return [...messages];
}

function topLevelReference(node: AstNode, hasContext: boolean): string | undefined {
  if (node.type === 'name') return hasContext ? undefined : String(node.value);
  if (node.type !== 'variable') return undefined;
  if (node.value === '$') return '$$';
  return node.value === '' && !hasContext ? '$' : undefined;
}

function missingStatesField(node: AstNode, reads: Reads): string | undefined {
  const [first, second] = node.type === 'path' ? (node.steps ?? []) : [];
  if (first?.type !== 'variable' || first.value !== 'states' || second?.type !== 'name') return undefined;
  const field = String(second.value);
  if (field === 'input' || field === 'context') return undefined;
  if (field === 'result' && reads.result) return undefined;
  return field === 'errorOutput' && reads.errorOutput ? undefined : field;
}

interface Child {
  node: AstNode;
  hasContext: boolean;
}

/** Os campos de um nó que são avaliados sobre cada item, e não sobre o que está em volta. */
const OVER_ITEMS = new Set(['stages', 'predicate', 'group', 'terms', 'pattern', 'update', 'delete']);
/** Os campos que não são expressões. */
const NOT_EXPRESSIONS = new Set(['value', 'slot', 'ancestor', 'seekingParent', 'signature', 'errors']);

function childrenOf(node: AstNode, hasContext: boolean): Child[] {
  // Os argumentos de uma função escrita são nomes de parâmetros.
  if (node.type === 'lambda') return nodesIn(node.body, hasContext);
  return Object.keys(node).flatMap((field) => {
    if (NOT_EXPRESSIONS.has(field)) return [];
    if (field === 'steps') {
      return (node.steps ?? []).flatMap((step, index) => nodesIn(step, hasContext || index > 0));
    }
    return nodesIn(node[field], hasContext || OVER_ITEMS.has(field));
  });
}

/** Os nós que um campo guarda: um, uma lista, ou listas de pares. */
function nodesIn(value: unknown, hasContext: boolean): Child[] {
  if (Array.isArray(value)) return value.flatMap((item) => nodesIn(item, hasContext));
  if (typeof value !== 'object' || value === null || value instanceof RegExp) return [];
  if (typeof (value as AstNode).type === 'string') return [{ node: value as AstNode, hasContext }];
  return Object.values(value).flatMap((member) => nodesIn(member, hasContext));
}
