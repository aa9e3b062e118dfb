import { CreateStateMachineCommand, SFNClient } from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type LocalAws, startLocalAws } from '../aws/index.ts';
import { runMachine } from './judged-execution.ts';
import { modelTalks } from './model-talk.ts';

let aws: LocalAws;
let client: SFNClient;
beforeEach(async () => {
  aws = await startLocalAws({ port: 0, storage: 'memory' });
  client = new SFNClient({ ...aws.clientConfig, maxAttempts: 1 });
});
afterEach(async () => {
  client.destroy();
  await aws.close();
});

test('dada uma máquina que obriga o modelo a usar uma ferramenta, o teste vê a conversa e o que ele preencheu', {
  timeout: 20_000,
}, async () => {
  const InputSchema = { Json: { type: 'object', properties: { pagamento: { type: 'string' } } } };
  const Conversar = {
    Type: 'Task',
    Resource: 'arn:aws:states:::aws-sdk:bedrockruntime:converse',
    Arguments: {
      ModelId: 'amazon.nova-micro-v1:0',
      System: [{ Text: 'Você anota pedidos.' }],
      Messages: [{ Role: 'user', Content: [{ Text: 'Quero uma pizza. Pago no pix.' }] }],
      ToolConfig: {
        Tools: [{ ToolSpec: { Name: 'registrar_pedido', InputSchema } }],
        ToolChoice: { Tool: { Name: 'registrar_pedido' } },
      },
    },
    End: true,
  };
  const definition = { QueryLanguage: 'JSONata', StartAt: 'Conversar', States: { Conversar } };
  const { stateMachineArn = '' } = await client.send(
    new CreateStateMachineCommand({
      name: 'conversa',
      definition: JSON.stringify(definition),
      roleArn: 'arn:aws:iam::123456789012:role/oficina',
    }),
  );
  const { arn } = await runMachine(client, stateMachineArn, {});
  expect(await modelTalks(aws, arn)).toEqual([
    {
      system: 'Você anota pedidos.',
      turns: [{ role: 'user', text: 'Quero uma pizza. Pago no pix.' }],
      tools: ['registrar_pedido'],
      toolChoice: 'tool',
      toolInput: { pagamento: 'pix' },
    },
  ]);
  expect(await modelTalks(aws, 'arn:de:outra:execucao')).toEqual([]);
});
