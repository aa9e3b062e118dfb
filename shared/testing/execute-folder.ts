import { existsSync } from 'node:fs';
import path from 'node:path';
import { CreateStateMachineCommand, SFNClient } from '@aws-sdk/client-sfn';
import {
  type DeployedResource,
  type Json,
  type LocalAws,
  startLocalAws,
  VirtualClock,
} from '../aws/index.ts';
import { type JudgedExecution, runMachine } from './judged-execution.ts';
import { loadModule } from './load-module.ts';
import { definitionFiles, deployApp, mainMachine } from './machines-of.ts';
import { CheckProblem } from './problem.ts';
import { relativeToRepository } from './stack-place.ts';

const REPORT = 'relatorio.ts';
const PREPARATION = 'preparar.ts';

/** Quanto esperar por uma execução, em milissegundos de relógio de parede: aqui ninguém julga, e o lote pode ser grande. */
const PATIENCE_MS = 60_000;

/** Uma execução de uma pasta. */
export interface FolderExecution extends JudgedExecution {
  /** As linhas do `relatorio.ts` que a pessoa escreveu, quando a pasta tem um. */
  report?: object[];
}

/**
 * Executa uma vez a máquina de uma pasta, em uma AWS local que só vive enquanto isso. As falhas de
 * `falhas.yaml`, se a pasta o tem, acontecem. O relógio é virtual: ninguém espera por uma pausa. Antes de a
 * máquina começar, o `preparar.ts` da pasta, se ela tem um, põe no lugar os dados de que ela precisa.
 * @param model quem responde no Bedrock, como `ollama`; sem ele, o simulado
 * @throws {CheckProblem} quando a pasta não tem máquina ou ela não entra na AWS local
 */
export async function executeFolder(folder: string, input: Json, model?: string): Promise<FolderExecution> {
  const faults = path.join(folder, 'falhas.yaml');
  const aws = await startLocalAws({
    port: 0,
    storage: 'memory',
    clock: new VirtualClock(),
    model,
    ...(existsSync(faults) ? { faults } : {}),
  });
  const client = new SFNClient({ ...aws.clientConfig, maxAttempts: 1 });
  try {
    const arn = existsSync(path.join(folder, 'cdk.json'))
      ? await deployed(aws, folder)
      : await createFromFile(client, folder);
    if (arn === undefined) throw noMachine(folder);
    const execution = await runMachine(client, arn, input, PATIENCE_MS);
    const report = await reportOf(folder, client, execution.arn);
    return report ? { ...execution, report } : execution;
  } finally {
    client.destroy();
    await aws.close();
  }
}

/** Implanta a pilha da pasta e prepara os dados dela. @returns o ARN da máquina por onde se começa */
async function deployed(aws: LocalAws, folder: string): Promise<string | undefined> {
  const { machines, resources } = await deployApp(aws, folder);
  if (existsSync(path.join(folder, PREPARATION))) {
    const { preparar } = await loadModule<{ preparar: Preparation }>(folder, PREPARATION);
    await preparar(aws.clientConfig, physicalNames(resources));
  }
  return mainMachine(machines)?.arn;
}

/** O que um `preparar.ts` exporta. Recebe como chegar à AWS, e o nome que cada recurso da pilha tem lá. */
type Preparation = (clientConfig: LocalAws['clientConfig'], names: Record<string, string>) => Promise<void>;

/** O nome de cada recurso na AWS, pelo nome que a pilha lhe dá: sem o sufixo que o CDK acrescenta. */
function physicalNames(resources: readonly DeployedResource[]): Record<string, string> {
  return Object.fromEntries(
    resources.map(({ logicalId, physicalId }) => [logicalId.replace(/[0-9A-F]{8}$/, ''), physicalId]),
  );
}

/** O que o `relatorio.ts` da pasta, quando há um, diz de uma execução. */
async function reportOf(
  folder: string,
  client: SFNClient,
  executionArn: string,
): Promise<object[] | undefined> {
  if (!existsSync(path.join(folder, REPORT))) return undefined;
  const { relatorio } = await loadModule<{ relatorio(client: SFNClient, arn: string): Promise<object[]> }>(
    folder,
    REPORT,
  );
  return relatorio(client, executionArn);
}

async function createFromFile(client: SFNClient, folder: string): Promise<string | undefined> {
  const [machine] = await definitionFiles(folder);
  if (machine === undefined) return undefined;
  const roleArn = 'arn:aws:iam::123456789012:role/oficina';
  return (await client.send(new CreateStateMachineCommand({ ...machine, roleArn }))).stateMachineArn;
}

function noMachine(folder: string): CheckProblem {
  return new CheckProblem({
    title: 'A pasta não tem uma máquina de estados',
    detail: `Não há .asl.json nem máquina na pilha de ${relativeToRepository(folder)}.`,
    whatToDo: 'Confira se você está no passo certo.',
  });
}
