/** Um nó da árvore que a biblioteca jsonata 2.0.6 produz. Só o que este motor lê ou reescreve está aqui. */
export interface AstNode {
  type: string;
  value?: unknown;
  position?: number;
  procedure?: AstNode;
  arguments?: AstNode[];
  steps?: AstNode[];
  [field: string]: unknown;
}

/** Visita todos os nós, de cima para baixo. Não usa a pilha do JavaScript. */
export function visitNodes(root: AstNode, visit: (node: AstNode) => void): void {
  const seen = new Set<object>();
  const pending: unknown[] = [root];
  while (pending.length > 0) {
    const next = pending.pop();
    if (typeof next !== 'object' || next === null || seen.has(next) || next instanceof RegExp) continue;
    seen.add(next);
    if (!Array.isArray(next) && typeof (next as AstNode).type === 'string') visit(next as AstNode);
    // Um a um: uma lista grande demais não cabe nos argumentos de uma chamada.
    for (const child of Object.values(next).reverse()) pending.push(child);
  }
}
