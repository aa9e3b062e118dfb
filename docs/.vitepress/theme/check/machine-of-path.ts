import type { MachineDrawing, PathStop } from '../../../../shared/course/data.ts';

/**
 * A máquina em que uma execução andou: a primeira que tem todos os estados do caminho. Um passo pode ter várias.
 * @returns `undefined` quando o caminho está vazio ou nenhuma máquina o tem
 */
export function machineOfPath(
  machines: readonly MachineDrawing[],
  path: readonly PathStop[],
): MachineDrawing | undefined {
  if (path.length === 0) return undefined;
  return machines.find(({ definition }) => {
    const names = stateNames(definition);
    return path.every(({ state }) => names.has(state));
  });
}

/** Os nomes dos estados de uma definição, também os de dentro de Parallel e Map. */
function stateNames(definition: string): Set<string> {
  const names = new Set<string>();
  JSON.parse(definition, (key, value: unknown) => {
    if (key === 'States' && value !== null && typeof value === 'object')
      for (const name of Object.keys(value)) names.add(name);
    return value;
  });
  return names;
}
