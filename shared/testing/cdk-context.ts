import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * O contexto que o `cdk.json` de uma pasta dá ao CDK, como os nomes das opções que ele liga. A linha de comando
 * do CDK o leria; aqui a pilha é montada sem ela.
 * @returns vazio quando a pasta não tem `cdk.json`, ou ele não tem contexto
 */
export function cdkContext(folder: string): Record<string, unknown> {
  const file = path.join(folder, 'cdk.json');
  if (!existsSync(file)) return {};
  return (JSON.parse(readFileSync(file, 'utf8')) as { context?: Record<string, unknown> }).context ?? {};
}
