import { visitNodes } from '../../jsonata/ast.ts';
import { type AstNode, isJsonata, parseJsonata } from '../../jsonata/index.ts';
import { parsePathPrefix } from '../../jsonpath/parse.ts';
import type { PathToken } from '../../jsonpath/tokens.ts';

/** Algo que um texto lê: de onde, e os campos até lá. */
export interface Read {
  root: 'input' | 'result' | 'errorOutput' | 'context' | { variable: string };
  /** Só até o primeiro passo que não é um nome (`[0]`, `[*]`, um filtro). */
  path: readonly string[];
}

/** Os nomes do começo de um caminho. */
function leadingNames(tokens: readonly PathToken[]): string[] {
  const names: string[] = [];
  for (const token of tokens) {
    if (token.kind !== 'property' || token.names.length !== 1) return names;
    names.push(token.names[0] ?? '');
  }
  return names;
}

/** O que lê um caminho de JSONPath, ou uma função como `States.Format('{}', $.nome)`. */
export function pathReads(text: string): Read[] {
  const reads: Read[] = [];
  for (let at = 0; at < text.length; ) {
    if (text[at] === "'") {
      at = endOfQuote(text, at);
      continue;
    }
    if (text[at] !== '$') {
      at += 1;
      continue;
    }
    try {
      const { root, tokens, end } = parsePathPrefix(text, at);
      const path = leadingNames(tokens);
      if (root.kind === 'variable') reads.push({ root: { variable: root.name }, path });
      else reads.push({ root: root.kind, path });
      at = Math.max(end, at + 1);
    } catch {
      // Um caminho que não se lê: quem valida a definição já diz isso.
      return [];
    }
  }
  return reads;
}

function endOfQuote(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] !== "'") at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

/** O que se sabe de uma expressão JSONata. */
export interface Expression {
  reads: Read[];
  /** Há um `?`, um `$exists` ou um predicado: um campo que falta pode estar previsto. */
  isGuarded: boolean;
  /** A expressão inteira é um caminho só, sem nada em volta. */
  only?: Read;
}

const GUARDS = new Set(['exists', 'boolean', 'count', 'lookup', 'type', 'keys', 'spread', 'not', 'eval']);

/** O que lê um texto `{% … %}`; `undefined` quando não é uma expressão, ou não se lê. */
export function expressionIn(text: string): Expression | undefined {
  if (!isJsonata(text)) return undefined;
  let ast: AstNode;
  try {
    ast = parseJsonata(text);
  } catch {
    return undefined;
  }
  const bound = boundNames(ast);
  const reads: Read[] = [];
  const inPaths = new Set<AstNode>();
  let isGuarded = false;
  visitNodes(ast, (node) => {
    if (isGuard(node)) isGuarded = true;
    if (node.type === 'path') {
      const found = readOfPath(node, bound);
      const [first] = node.steps ?? [];
      if (found && first) {
        inPaths.add(first);
        reads.push(found);
      }
    }
    if (node.type === 'function' || node.type === 'partial') inPaths.add(node.procedure as AstNode);
  });
  visitNodes(ast, (node) => {
    if (node.type !== 'variable' || inPaths.has(node)) return;
    const found = readOfPath({ type: 'path', steps: [node] }, bound);
    if (found) reads.push(found);
  });
  const only = ast.type === 'path' || ast.type === 'variable' ? reads : [];
  return { reads, isGuarded, ...(only.length === 1 && only[0] ? { only: only[0] } : {}) };
}

function isGuard(node: AstNode): boolean {
  if (node.type === 'condition' || 'group' in node || choosesItems(node)) return true;
  if (node.type === 'binary' && ['=', '!=', 'in', 'and', 'or', '?:', '??'].includes(String(node.value)))
    return true;
  return node.type === 'function' && GUARDS.has(String(node.procedure?.value));
}

/** Há `[…]` com algo que não é a posição de um item. */
function choosesItems({ predicate, stages }: AstNode): boolean {
  const filters = [predicate, stages].flat().filter((filter) => filter !== undefined) as AstNode[];
  return filters.some(({ expr }) => (expr as AstNode | undefined)?.type !== 'number');
}

/** Os nomes que a própria expressão dá: `$x := …` e os parâmetros das funções. */
function boundNames(ast: AstNode): Set<string> {
  const names = new Set<string>();
  visitNodes(ast, (node) => {
    if (node.type === 'bind') names.add(String((node.lhs as AstNode | undefined)?.value));
    if (node.type === 'lambda')
      for (const parameter of node.arguments ?? []) names.add(String(parameter.value));
  });
  return names;
}

function readOfPath({ steps = [] }: AstNode, bound: ReadonlySet<string>): Read | undefined {
  const [first, ...rest] = steps;
  if (first?.type !== 'variable' || typeof first.value !== 'string') return undefined;
  const names = plainNames(first, rest);
  if (first.value === '' || first.value === '$' || bound.has(first.value)) return undefined;
  if (first.value !== 'states') return { root: { variable: first.value }, path: names };
  const [root, ...path] = names;
  if (root === 'input' || root === 'result' || root === 'errorOutput' || root === 'context')
    return { root, path };
  return undefined;
}

/** Os nomes que seguem uma variável, até o primeiro passo que escolhe ou transforma. */
function plainNames(first: AstNode, steps: readonly AstNode[]): string[] {
  const names: string[] = [];
  if ('predicate' in first || 'stages' in first) return names;
  for (const step of steps) {
    if (step.type !== 'name' || typeof step.value !== 'string') return names;
    names.push(step.value);
    if ('predicate' in step || 'stages' in step || 'group' in step || 'focus' in step) return names;
  }
  return names;
}
