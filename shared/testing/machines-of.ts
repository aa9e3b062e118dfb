import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type DeployedResource, deployAssembly, type LocalAws, startLocalAws } from '../aws/index.ts';
import { withAppAssembly } from './app-assembly.ts';
import type { MachineDrawing } from './report.ts';

/**
 * As máquinas que uma pasta descreve: arquivos `.asl.json`, ou a pilha que o `app.ts` dela monta. A máquina da pilha
 * por onde se começa vem primeiro.
 * @param folder pasta de um passo ou de uma solução, em caminho absoluto
 */
export async function machinesOf(folder: string): Promise<MachineDrawing[]> {
  if (!existsSync(path.join(folder, 'cdk.json'))) return definitionFiles(folder);
  const aws = await startLocalAws({ port: 0, storage: 'memory' });
  try {
    const { machines } = await deployApp(aws, folder);
    return mainFirst(machines).map(({ name, definition }) => ({ name, definition }));
  } finally {
    await aws.close();
  }
}

/** A máquina por onde se começa: a que nenhuma outra da pilha inicia; entre várias, a última declarada. */
export function mainMachine<Machine extends { arn: string; definition: string }>(
  machines: readonly Machine[],
): Machine | undefined {
  const isStartedBy = (other: Machine, { arn }: Machine) =>
    other.arn !== arn && other.definition.includes(`"${arn}"`);
  return machines.findLast((machine) => !machines.some((other) => isStartedBy(other, machine)));
}

/** As mesmas máquinas, com aquela por onde se começa na frente. */
export function mainFirst<Machine extends { arn: string; definition: string }>(
  machines: readonly Machine[],
): Machine[] {
  const main = mainMachine(machines);
  return machines.toSorted((one, other) => Number(other === main) - Number(one === main));
}

/** Os arquivos `.asl.json` de uma pasta, em ordem alfabética. */
export function definitionFiles(folder: string): Promise<MachineDrawing[]> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.asl.json'));
  return Promise.all(
    files.sort().map(async (name) => ({
      name: name.replace(/\.asl\.json$/, ''),
      definition: await readFile(path.join(folder, name), 'utf8'),
    })),
  );
}

/** Implanta o `app.ts` de uma pasta na AWS local e devolve o que ele criou; as máquinas, com a definição. */
export async function deployApp(
  aws: LocalAws,
  folder: string,
): Promise<{ machines: (MachineDrawing & { arn: string })[]; resources: readonly DeployedResource[] }> {
  const { resources } = await withAppAssembly(folder, (assembly) => deployAssembly(aws, assembly));
  const found = resources.filter(({ type }) => type === 'AWS::StepFunctions::StateMachine');
  const machines = await Promise.all(
    found.map(async ({ logicalId, physicalId }) => {
      const described = await aws.call('states', 'DescribeStateMachine', { stateMachineArn: physicalId });
      return {
        name: logicalId,
        arn: physicalId,
        definition: (described as { definition: string }).definition,
      };
    }),
  );
  return { machines, resources };
}
