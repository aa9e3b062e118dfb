import type { Change, Deployment } from './deployment.ts';

/** Como pintar as palavras; quem chama decide as cores, ou nenhuma. */
export interface Paint {
  /** O que foi feito com um recurso. */
  action(text: string, action: Change['action']): string;
  warning(text: string): string;
  dim(text: string): string;
}

const plain: Paint = { action: (text) => text, warning: (text) => text, dim: (text) => text };

const DONE = {
  created: ['criado', 'criados'],
  updated: ['atualizado', 'atualizados'],
  replaced: ['substituído', 'substituídos'],
  deleted: ['apagado', 'apagados'],
  kept: ['mantido', 'mantidos'],
} as const;

function lineOf({ action, logicalId, type, physicalId, note, warning }: Change, paint: Paint): string[] {
  const verb = paint.action(DONE[action][0].padEnd('substituído'.length), action);
  const kept = action === 'kept' ? [`    continua na AWS local como ${physicalId}`] : [];
  return [
    `  ${verb} ${logicalId} ${paint.dim(type)}${note === undefined ? '' : paint.dim(` (${note})`)}`,
    ...kept.map(paint.dim),
    ...(warning === undefined ? [] : [paint.warning(`    ${warning}`)]),
  ];
}

/** `2 criados, 1 mantido` */
function countsOf({ changes, unchanged }: Deployment): string {
  const counts = Object.entries(DONE).flatMap(([action, [one, many]]) => {
    const count = changes.filter((change) => change.action === action).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  if (unchanged > 0) counts.push(`${unchanged} sem mudança`);
  return counts.join(', ') || 'nenhum recurso';
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1).replace('.', ',')} s`;
}

/**
 * O que um deploy mudou, em português: uma linha por recurso, os avisos, a conta e o tempo, e as saídas.
 * @returns linhas separadas por `\n`
 */
export function describeChanges(deployment: Deployment, paint: Paint = plain): string {
  const { stackName, changes, outputs, milliseconds } = deployment;
  return [
    `Pilha ${stackName}: ${countsOf(deployment)}, em ${seconds(milliseconds)}.`,
    ...changes.flatMap((change) => lineOf(change, paint)),
    ...Object.entries(outputs).map(([name, value]) => `  ${name} = ${value}`),
  ].join('\n');
}
