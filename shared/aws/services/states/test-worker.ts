import {
  CreateActivityCommand,
  GetActivityTaskCommand,
  type GetActivityTaskCommandOutput,
  SendTaskSuccessCommand,
} from '@aws-sdk/client-sfn';
import { client } from './test-machines.ts';

// Um worker de activities para os testes: a tarefa espera até que o teste queira respondê-la.

export async function activity(name: string): Promise<string> {
  return (await client.send(new CreateActivityCommand({ name }))).activityArn ?? '';
}

export function nextTask(activityArn: string): Promise<GetActivityTaskCommandOutput> {
  return client.send(new GetActivityTaskCommand({ activityArn }));
}

/** Pega a próxima tarefa e a responde. Devolve a entrada dela. */
export async function answer(activityArn: string, output: string): Promise<string | undefined> {
  const { input, taskToken } = await nextTask(activityArn);
  await client.send(new SendTaskSuccessCommand({ taskToken, output }));
  return input;
}
