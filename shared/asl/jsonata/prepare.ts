import { type AstNode, visitNodes } from './ast.ts';
import { FUNCTIONS } from './functions/table.ts';
import { LIMITS } from './guard.ts';

/** O que se sabe de uma expressão antes de avaliá-la. */
export interface Prepared {
  /** As variáveis que ela lê e que não são funções. */
  variables: string[];
  /** As funções deste motor que ela usa. */
  functions: string[];
  /** Verdadeiro se ela guarda valores ou define funções: só assim o resultado cresce sem limite. */
  canGrow: boolean;
  /** As variáveis que ela chama como função. */
  called: string[];
  /** Verdadeiro se chama como função algo que pode ser um objeto da entrada, em que a biblioteca escreveria. */
  callsData: boolean;
  hasRegExp: boolean;
  /** Quantas avaliações podem estar abertas ao mesmo tempo. */
  maxDepth: number;
}

/** Nomes que todo objeto do JavaScript herda: só contam quando são dados. */
const INHERITED = new Set(Object.getOwnPropertyNames(Object.prototype));
/** Nomes que são guardados com outro: os que a biblioteca confundiria com os do JavaScript, e os envolvidos. */
const RENAMED = new Set(['hasOwnProperty', '__proto__', 'toMillis']);

/** O nome com que uma variável é guardada no ambiente da biblioteca. */
export function environmentName(name: string): string {
  return RENAMED.has(name) ? ` ${name}` : name;
}

/**
 * Reescreve a árvore, no lugar, para que nada do JavaScript apareça como dado e para que os intervalos
 * sejam contados; e levanta o que a avaliação precisa saber.
 */
export function prepare(ast: AstNode): Prepared {
  const variables = new Set<string>();
  const bound = new Set<string>();
  const called: AstNode[] = [];
  const prepared = { canGrow: false, hasRegExp: false };
  let parallel = 0;
  let hasLambda = false;
  visitNodes(ast, (node) => {
    if (node.type === 'name' && INHERITED.has(String(node.value))) readOwn(node);
    else if (node.type === 'binary' && node.value === '..') countedRange(node);
    else if (node.type === 'variable') renameVariable(node);
    else if (node.type === 'regex') prepared.hasRegExp = true;
    else if (node.type === 'lambda' || node.type === 'bind') prepared.canGrow = true;
    if (node.type === 'lambda') hasLambda = true;
    if (isLongList(node)) gatheredList(node);
    parallel += sideBySide(node);
    if (node.type === 'variable') variables.add(String(node.value));
    if (node.type === 'lambda')
      for (const argument of node.arguments ?? []) bound.add(String(argument.value));
    if (node.type === 'bind') bound.add(environmentName(String((node.lhs as AstNode | undefined)?.value)));
    if ((node.type === 'function' || node.type === 'partial') && node.procedure) called.push(node.procedure);
  });
  const functions = [...variables].filter((name) => Object.hasOwn(FUNCTIONS, name));
  return {
    ...prepared,
    maxDepth: hasLambda && parallel > 0 ? LIMITS.parallelDepth : LIMITS.depth * (1 + parallel),
    variables: [...variables].filter((name) => name !== '' && name !== '$'),
    functions,
    called: called.filter(({ type }) => type === 'variable').map(({ value }) => String(value)),
    callsData: called.some((procedure) => !isSurelyFunction(procedure, bound)),
  };
}

/** Os itens de listas e objetos escritos são avaliados lado a lado, e contam como abertos juntos. */
function sideBySide(node: AstNode): number {
  if (node.type !== 'unary') return 0;
  const items = (node.value === '[' ? node.expressions : node.value === '{' ? node.lhs : undefined) as
    | unknown[]
    | undefined;
  return Math.max(0, (items?.length ?? 0) - 1);
}

function isSurelyFunction(procedure: AstNode, bound: Set<string>): boolean {
  if (procedure.type === 'lambda') return true;
  return procedure.type === 'variable' && !bound.has(String(procedure.value));
}

function renameVariable(node: AstNode): void {
  node.value = environmentName(String(node.value));
}

/** `a.constructor` vira uma chamada que só lê propriedades próprias. */
function readOwn(node: AstNode): void {
  const name = node.value;
  callInstead(node, ' own', [{ type: 'string', value: name, position: node.position }]);
}

/** `a..b` vira uma chamada que conta os itens antes de criá-los. */
function countedRange(node: AstNode): void {
  callInstead(node, ' sequence', [node.lhs as AstNode, node.rhs as AstNode]);
  delete node.lhs;
  delete node.rhs;
}

/** De quantos itens em diante a biblioteca gasta tempo demais para montar uma lista escrita. */
const LONG_LIST = 32;

function isLongList(node: AstNode): boolean {
  return node.type === 'unary' && node.value === '[' && (node.expressions as AstNode[]).length > LONG_LIST;
}

/** `[a, b, …]` comprida vira uma chamada que junta os itens de uma vez; a biblioteca recopia a cada um. */
function gatheredList(node: AstNode): void {
  const items = node.expressions as AstNode[];
  const shape = { isNested: items.map(({ value }) => value === '['), isConstructed: node.consarray === true };
  callInstead(node, ' list', [{ type: 'value', value: shape }, ...items]);
  delete node.expressions;
}

function callInstead(node: AstNode, name: string, args: AstNode[]): void {
  node.type = 'function';
  node.value = '(';
  node.procedure = { type: 'variable', value: name, position: node.position };
  node.arguments = args;
}
