import type { LocalAws } from '../../testing/local-aws.ts';
import { physicalNames } from '../../testing/prepare-folder.ts';
import { AssistantRefusal } from './refusal.ts';

/** O nome da pilha, como `app.ts` do passo 14 a chama. */
const STACK = 'Assistente';

/** Onde está cada coisa de que se precisa para falar com o assistente (o contrato está no alto da pilha dele). */
export interface DeployedAssistant {
  machineArn: string;
  queueUrl: string;
  ordersTable: string;
  cancelFunction: string;
}

interface Stack {
  stackName: string;
  resources: { logicalId: string; type: string; physicalId: string }[];
}

/** O assistente que está na AWS local agora; `undefined` se não há um com tudo o que o contrato pede. */
export async function findAssistant(aws: LocalAws): Promise<DeployedAssistant | undefined> {
  const { stacks } = (await aws.call('local', 'ListStacks', {})) as { stacks: Stack[] };
  const stack = stacks.find(({ stackName }) => stackName === STACK);
  if (!stack) return undefined;
  const {
    Assistente: machineArn,
    Conversa: queueUrl,
    Pedidos: ordersTable,
    Cancelar: cancelFunction,
  } = physicalNames(stack.resources as Parameters<typeof physicalNames>[0]);
  if (!machineArn || !queueUrl || !ordersTable || !cancelFunction) return undefined;
  return { machineArn, queueUrl, ordersTable, cancelFunction };
}

/** @throws {AssistantRefusal} quando não há assistente implantado */
export async function requireAssistant(aws: LocalAws): Promise<DeployedAssistant> {
  const assistant = await findAssistant(aws);
  if (!assistant)
    throw new AssistantRefusal('O assistente ainda não está na AWS local. Implante-o primeiro.');
  return assistant;
}

/** A definição de uma máquina, em JSON, com os nomes já no lugar. */
export async function definitionOf(aws: LocalAws, stateMachineArn: string): Promise<string> {
  const machine = await aws.call('states', 'DescribeStateMachine', { stateMachineArn });
  return (machine as { definition: string }).definition;
}
