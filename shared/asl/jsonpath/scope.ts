import type { Json } from '../json/index.ts';

/** Lê variáveis do fluxo pelo nome, sem o `$`. Um `Map` serve. */
export interface VariableReader {
  get(name: string): Json | undefined;
}

/** Onde um caminho procura: `$` é `input`, `$$` é `context`, `$nome` é uma variável. */
export interface PathScope {
  input: Json;
  context: Json;
  variables: VariableReader;
}

export const NO_VARIABLES: VariableReader = { get: () => undefined };
