import type { Findings } from './findings.ts';
import type { Scope } from './scope.ts';

export type QueryLanguage = 'JSONPath' | 'JSONata';

/** O que as regras de um estado precisam saber do lugar em que ele está. */
export interface Context {
  readonly findings: Findings;
  readonly machineType: 'STANDARD' | 'EXPRESS';
  /** A linguagem da máquina inteira; os estados de ramos e de itens herdam dela. */
  readonly machineLanguage: QueryLanguage;
  /** A linguagem deste estado. */
  readonly language: QueryLanguage;
  /** O fluxo em que o estado está. */
  readonly scope: Scope;
  /** O que as expressões deste campo podem ler de `$states`, além de `input` e `context`. */
  readonly reads: { readonly result: boolean; readonly errorOutput: boolean };
  /** Valida o fluxo de um ramo ou dos itens de um Map. */
  validateFlow(flow: import('../json/json.ts').JsonObject, at: string, options: FlowOptions): void;
}

/** Como um fluxo interno difere da máquina. */
export interface FlowOptions {
  /** Campos além de `StartAt` e `States`. */
  fields: readonly string[];
  /** Um Map distribuído não enxerga as variáveis de fora. */
  isolated: boolean;
}
