/** Os nomes que um fluxo conhece: as variáveis que os seus estados atribuem, e as de fora. */
export class Scope {
  readonly parent: Scope | undefined;
  readonly variables = new Set<string>();
  /** Os nomes de estados e de rótulos já vistos na máquina inteira. */
  readonly machine: MachineNames;

  constructor(machine: MachineNames, parent?: Scope) {
    this.machine = machine;
    this.parent = parent;
  }

  /** Diz se um fluxo de fora atribui esta variável. */
  isOuter(name: string): boolean {
    for (let outer = this.parent; outer; outer = outer.parent) if (outer.variables.has(name)) return true;
    return false;
  }
}

export interface MachineNames {
  readonly states: Set<string>;
  readonly labels: Set<string>;
}
