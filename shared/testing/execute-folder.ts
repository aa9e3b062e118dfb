import { existsSync } from 'node:fs';
import path from 'node:path';
import { CreateStateMachineCommand, SFNClient } from '@aws-sdk/client-sfn';
import { type Json, type LocalAws, startLocalAws } from '../aws/index.ts';
import { answerWaits, type HistoryNote } from './answer-waits.ts';
import { GoalNotMet } from './goal-not-met.ts';
import { invokeFunction } from './invoke-function.ts';
import { type JudgedExecution, runMachine } from './judged-execution.ts';
import { loadModule } from './load-module.ts';
import { definitionFiles, deployApp, mainMachine } from './machines-of.ts';
import { physicalNames, prepareFolder } from './prepare-folder.ts';
import { CheckProblem } from './problem.ts';
import { scriptedAnswers } from './scripted-answers.ts';
import { relativeToRepository } from './stack-place.ts';
import { StartedExecution } from './started-execution.ts';
import { SteppedClock } from './stepped-clock.ts';

const REPORT = 'relatorio.ts';

/** Quanto esperar por uma execução, em milissegundos de relógio de parede: aqui ninguém julga, e o lote pode ser grande. */
const PATIENCE_MS = 60_000;

/** Uma execução de uma pasta. */
export interface FolderExecution extends JudgedExecution {
  /** O que as pessoas fizeram enquanto a máquina esperava por elas. */
  notes?: readonly HistoryNote[];
  /** As linhas do `relatorio.ts` que a pessoa escreveu, quando a pasta tem um. */
  report?: object[];
}

/**
 * Executa uma vez a máquina de uma pasta, em uma AWS local que só vive enquanto isso. As falhas de
 * `falhas.yaml`, se a pasta o tem, acontecem. O relógio é virtual: ninguém espera por uma pausa. Antes de a
 * máquina começar, o `preparar.ts` da pasta, se ela tem um, põe no lugar os dados de que ela precisa. Se a máquina
 * espera por alguém, quem responde é o `respostas.yaml`; sem resposta, o prazo vence.
 * @param model quem responde no Bedrock, como `ollama`; sem ele, o simulado
 * @throws {CheckProblem} quando a pasta não tem máquina, ela não entra na AWS local ou espera sem prazo por ninguém
 */
export async function executeFolder(folder: string, input: Json, model?: string): Promise<FolderExecution> {
  const faults = path.join(folder, 'falhas.yaml');
  const clock = new SteppedClock();
  const aws = await startLocalAws({
    port: 0,
    storage: 'memory',
    clock,
    model,
    ...(existsSync(faults) ? { faults } : {}),
  });
  const client = new SFNClient({ ...aws.clientConfig, maxAttempts: 1 });
  try {
    const machine = existsSync(path.join(folder, 'cdk.json'))
      ? await deployed(aws, folder)
      : await createFromFile(client, folder);
    if (machine === undefined) throw noMachine(folder);
    const execution = machine.definition.includes('.waitForTaskToken')
      ? await runAnswering({ aws, client, clock, folder, machine, input })
      : await runMachine(client, machine.arn, input, PATIENCE_MS);
    const report = await reportOf(folder, client, execution.arn);
    return report ? { ...execution, report } : execution;
  } finally {
    client.destroy();
    await aws.close();
  }
}

/** A máquina por onde se começa, e o nome que cada recurso da pilha tem na AWS. */
interface FolderMachine {
  arn: string;
  definition: string;
  names: Record<string, string>;
}

/** Executa uma máquina que espera por pessoas, e responde por elas o que a pasta manda. */
async function runAnswering(run: {
  aws: LocalAws;
  client: SFNClient;
  clock: SteppedClock;
  folder: string;
  machine: FolderMachine;
  input: Json;
}): Promise<FolderExecution> {
  const answers = scriptedAnswers(run.folder);
  const { arn, names } = run.machine;
  const execution = await StartedExecution.start(run.client, run.clock, arn, run.input, PATIENCE_MS);
  try {
    const notes = await answerWaits(execution, answers, (functionName, payload) =>
      invokeFunction(run.aws, names[functionName] ?? functionName, payload),
    );
    return { ...(await execution.end()), notes };
  } catch (error) {
    throw error instanceof GoalNotMet ? stuck(error) : error;
  }
}

/** Implanta a pilha da pasta e prepara os dados dela. */
async function deployed(aws: LocalAws, folder: string): Promise<FolderMachine | undefined> {
  const { machines, resources } = await deployApp(aws, folder);
  const names = physicalNames(resources);
  await prepareFolder(folder, aws.clientConfig, names);
  const machine = mainMachine(machines);
  return machine && { ...machine, names };
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

async function createFromFile(client: SFNClient, folder: string): Promise<FolderMachine | undefined> {
  const [machine] = await definitionFiles(folder);
  if (machine === undefined) return undefined;
  const roleArn = 'arn:aws:iam::123456789012:role/oficina';
  const { stateMachineArn = '' } = await client.send(new CreateStateMachineCommand({ ...machine, roleArn }));
  return { arn: stateMachineArn, definition: machine.definition, names: {} };
}

/** A execução não chegou ao fim: o prazo que falta é da máquina, e a resposta que falta, do arquivo. */
function stuck({ shortfall }: GoalNotMet): CheckProblem {
  return new CheckProblem({
    title: 'A execução não termina',
    detail: shortfall.happened,
    place: shortfall.lookAt?.[0],
    whatToDo:
      'Dê um prazo ao estado que espera (taskTimeout), ou escreva em respostas.yaml o que alguém responde.',
  });
}

function noMachine(folder: string): CheckProblem {
  return new CheckProblem({
    title: 'A pasta não tem uma máquina de estados',
    detail: `Não há .asl.json nem máquina na pilha de ${relativeToRepository(folder)}.`,
    whatToDo: 'Confira se você está no passo certo.',
  });
}
