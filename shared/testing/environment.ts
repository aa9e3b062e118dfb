import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import {
  CreateStateMachineCommand,
  DescribeStateMachineCommand,
  SFNClient,
  UpdateStateMachineCommand,
  ValidateStateMachineDefinitionCommand,
} from '@aws-sdk/client-sfn';
import {
  type Deployment,
  type Diagnostic,
  deployAssembly,
  type Fault,
  type Json,
  type LocalAws,
  startLocalAws,
} from '../aws/index.ts';
import { refusedDefinition } from './aws-refusal.ts';
import { explainDeployError } from './deploy-problem.ts';
import { ExecutionRunner } from './execution-runner.ts';
import { type JudgedExecution, runMachine } from './judged-execution.ts';
import { loadModule } from './load-module.ts';
import { mainMachine } from './machines-of.ts';
import { type Memory, recitingDefinition } from './memory.ts';
import { CheckProblem } from './problem.ts';
import type { MachineDrawing } from './report.ts';
import { missingFile, type StackSource, synthesiseStack } from './stack-assembly.ts';
import { relativeToRepository } from './stack-place.ts';
import { stackReader } from './stack-reader.ts';
import type { StartedExecution } from './started-execution.ts';
import { SteppedClock } from './stepped-clock.ts';

/** O papel das máquinas que não vêm de uma pilha: a AWS local não confere permissões para ele. */
const LEARNER_ROLE = 'arn:aws:iam::123456789012:role/oficina';

/** Uma máquina pronta para executar. */
export interface JudgedMachine {
  name: string;
  arn: string;
  definition: string;
  run(input: Json): Promise<JudgedExecution>;
  /** Começa uma execução que espera por alguém: o relógio para, e o teste responde. Terminada a meta, ela é encerrada. */
  start(input: Json): Promise<StartedExecution>;
}

/** O que um passo põe de pé na AWS local. */
export interface Environment {
  machines: JudgedMachine[];
  /** A máquina por onde se começa: a do primeiro arquivo, ou a que nenhuma outra da pilha inicia. */
  machine: JudgedMachine;
  deployment?: Deployment;
  client: SFNClient;
  aws: LocalAws;
  /** Carrega um módulo da pasta julgada, como `relatorio.ts`. @throws {CheckProblem} quando ele não carrega */
  load<Module>(file: string): Promise<Module>;
  /** Põe na AWS local uma máquina do próprio teste e a executa. @returns o ARN da execução terminada */
  execute(definition: Json, input: Json): Promise<string>;
  /** Chama uma função da pilha pelo nome lógico. @returns o que ela devolveu, ou o erro dela */
  invoke(logicalId: string, payload: Json): Promise<Json>;
  /** Lê um item de uma tabela da pilha, no formato do DynamoDB; `undefined` quando não há. */
  item(logicalId: string, key: TableItem): Promise<TableItem | undefined>;
  /** Lê um objeto de um balde da pilha, como texto; `undefined` quando não há. */
  object(logicalId: string, key: string): Promise<string | undefined>;
  /** Guarda um texto em um balde da pilha. */
  putObject(logicalId: string, key: string, text: string): Promise<void>;
  /** As chaves dos objetos de um balde da pilha que começam assim, em ordem alfabética. */
  objectKeys(logicalId: string, prefix: string): Promise<readonly string[]>;
  /** Se o papel da máquina por onde se começa permite a ação no recurso, que é `NomeLogico` ou `NomeLogico/chave`. */
  allows(action: string, resource: string): Promise<boolean>;
  /** Faz `work` enquanto os serviços falham como pedido; depois eles voltam ao normal. */
  withFaults<Result>(faults: readonly Fault[], work: () => Promise<Result>): Promise<Result>;
  /** Os e-mails e textos que o SNS entregou até agora, do mais antigo ao mais novo. */
  outbox(): Promise<readonly Notice[]>;
  /** O que chegou ao modelo até agora, e o que ele respondeu, do mais antigo ao mais novo. */
  modelExchanges(): Promise<readonly ModelExchange[]>;
}

/** Uma conversa com o modelo. */
export interface ModelExchange {
  modelId: string;
  operation: string;
  /** O texto de todas as mensagens, uma por parágrafo. */
  prompt: string;
  /** O texto da resposta; vazio quando não houve. */
  answer: string;
  stopReason?: string;
  inputTokens: number;
  outputTokens: number;
  error?: string;
}

/** Um aviso que alguém recebeu. */
export interface Notice {
  protocol: string;
  endpoint: string;
  subject?: string;
  message: string;
}

/** Um item, ou a chave dele, no formato do DynamoDB: `{ pedido: { S: 'p-1' } }`. */
export type TableItem = Readonly<
  Record<string, { readonly S?: string; readonly N?: string; readonly BOOL?: boolean }>
>;

/** De onde vêm as máquinas de um passo: arquivos de definição (o primeiro é o que a pessoa edita) ou uma pilha do CDK. */
export type MachineSource = { asl: string | readonly [string, ...string[]] } | StackSource;

/** O arquivo que a pessoa edita: a definição ou a pilha. */
export function mainFile(folder: string, source: MachineSource): string {
  const name = 'asl' in source ? [source.asl].flat()[0] : (source.definition ?? source.file);
  return path.join(folder, name ?? '');
}

/**
 * Põe de pé, em uma AWS local que vive só durante a verificação, o que a pasta descreve. Entre uma meta e outra,
 * `settle` encerra as execuções que ficaram esperando.
 * @param memories no lugar da máquina por onde se começa, uma que só repete isto
 * @throws {CheckProblem} com a explicação em português quando algo impede
 */
export async function createEnvironment(
  folder: string,
  source: MachineSource,
  memories?: readonly Memory[],
): Promise<Environment & { settle(): Promise<void>; close(): Promise<void> }> {
  const clock = new SteppedClock();
  const aws = await startLocalAws({ port: 0, storage: 'memory', clock });
  const client = new SFNClient({ ...aws.clientConfig, maxAttempts: 1 });
  const runner = new ExecutionRunner(client, clock);
  const close = async () => {
    client.destroy();
    await aws.close();
  };
  try {
    const { machines, deployment } =
      'asl' in source
        ? await fromFiles(runner, folder, [source.asl].flat())
        : await fromStack(aws, runner, folder, source);
    const machine = 'asl' in source ? machines[0] : mainMachine(machines);
    if (machine === undefined) throw noMachine(folder, source);
    if (memories) {
      const definition = recitingDefinition(memories);
      await client.send(new UpdateStateMachineCommand({ stateMachineArn: machine.arn, definition }));
    }
    return {
      aws,
      client,
      machines,
      machine,
      deployment,
      close,
      settle: () => runner.settle(),
      load: (file) => loadModule(folder, file),
      execute: (definition, input) => executeDefinition(client, definition, input),
      ...stackReader(aws, deployment, machine.arn),
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function fromFiles(runner: ExecutionRunner, folder: string, names: readonly string[]) {
  const machines: JudgedMachine[] = [];
  for (const name of names) machines.push(await fromFile(runner, folder, name));
  return { machines, deployment: undefined };
}

async function fromFile(runner: ExecutionRunner, folder: string, name: string): Promise<JudgedMachine> {
  const { client } = runner;
  const file = path.join(folder, name);
  const definition = await readFile(file, 'utf8').catch(() => {
    throw missingFile(file, folder);
  });
  const validation = await client.send(new ValidateStateMachineDefinitionCommand({ definition }));
  if (validation.result === 'FAIL') throw refusedDefinition(validation.diagnostics as Diagnostic[], file);
  const machineName = name.replace(/\.asl\.json$/, '');
  const created = await client.send(
    new CreateStateMachineCommand({ name: machineName, definition, roleArn: LEARNER_ROLE }),
  );
  return judgedMachine(runner, machineName, definition, created.stateMachineArn ?? '');
}

async function fromStack(aws: LocalAws, runner: ExecutionRunner, folder: string, source: StackSource) {
  const { client } = runner;
  const assembly = await synthesiseStack(folder, source);
  try {
    const deployment = await deployAssembly(aws, assembly).catch((error: unknown) => {
      throw explainDeployError(error, mainFile(folder, source));
    });
    const machines: JudgedMachine[] = [];
    for (const { type, logicalId, physicalId } of deployment.resources) {
      if (type !== 'AWS::StepFunctions::StateMachine') continue;
      const described = await client.send(new DescribeStateMachineCommand({ stateMachineArn: physicalId }));
      machines.push(judgedMachine(runner, logicalId, described.definition ?? '', physicalId));
    }
    return { machines, deployment };
  } finally {
    await rm(assembly, { recursive: true, force: true });
  }
}

function judgedMachine(
  runner: ExecutionRunner,
  name: string,
  definition: string,
  arn: string,
): JudgedMachine {
  return {
    name,
    arn,
    definition,
    run: (input) => runner.run(arn, input),
    start: (input) => runner.start(arn, input),
  };
}

/** Executa até o fim uma máquina que não é de passo nenhum. */
async function executeDefinition(client: SFNClient, definition: Json, input: Json): Promise<string> {
  const name = `do-teste-${randomUUID()}`;
  const { stateMachineArn = '' } = await client.send(
    new CreateStateMachineCommand({ name, definition: JSON.stringify(definition), roleArn: LEARNER_ROLE }),
  );
  return (await runMachine(client, stateMachineArn, input)).arn;
}

function noMachine(folder: string, source: MachineSource): CheckProblem {
  const file = mainFile(folder, source);
  return new CheckProblem({
    title: 'A pilha não tem uma máquina de estados',
    detail: 'A pilha sintetizou, mas nenhum recurso dela é AWS::StepFunctions::StateMachine.',
    place: { file: relativeToRepository(file) },
    whatToDo: 'Crie uma com new sfn.StateMachine(this, "...", { ... }).',
  });
}

/** As máquinas de um ambiente, prontas para serem desenhadas. */
export const drawingsOf = (environment: Environment): MachineDrawing[] =>
  environment.machines.map(({ name, definition }) => ({ name, definition }));
