import {
  CreateStateMachineAliasCommand,
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetActivityTaskCommand,
  PublishStateMachineVersionCommand,
  SFNClient,
  StartExecutionCommand,
  TestStateCommand,
} from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalAws, startLocalAws } from '../../index.ts';
import { states } from './index.ts';

const PREFIX = 'arn:aws:states:us-east-1:123456789012';
const machineArn = `${PREFIX}:stateMachine:m`;

let aws: LocalAws;
let owner: SFNClient;
beforeAll(async () => {
  aws = await startLocalAws({ port: 0 });
  owner = new SFNClient(aws.clientConfig);
  const definition = JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Pass', End: true } } });
  const roleArn = 'arn:aws:iam::123456789012:role/maquina';
  await owner.send(new CreateStateMachineCommand({ name: 'm', definition, roleArn }));
  await owner.send(new PublishStateMachineVersionCommand({ stateMachineArn: machineArn }));
  const routingConfiguration = [{ stateMachineVersionArn: `${machineArn}:1`, weight: 100 }];
  await owner.send(new CreateStateMachineAliasCommand({ name: 'PROD', routingConfiguration }));
});
afterAll(async () => {
  owner.destroy();
  await aws.close();
});

/** Um cliente que assina com um papel que só permite isto. */
async function as<T>(
  name: string,
  allowed: { Action: string; Resource: string },
  work: (sfn: SFNClient) => Promise<T>,
): Promise<T> {
  const { iam } = aws.context;
  const arn = `arn:aws:iam::123456789012:role/${name}`;
  const policies = { so: { Statement: [{ Effect: 'Allow', ...allowed }] } };
  iam.putRole({ arn, name, assumeRolePolicy: {}, policies, managedPolicyArns: [] });
  const sfn = new SFNClient({
    ...aws.clientConfig,
    credentials: iam.assumeRole(arn, 'teste'),
    maxAttempts: 1,
  });
  try {
    return await work(sfn);
  } finally {
    sfn.destroy();
  }
}

describe('permissões', () => {
  test('toda ação diz a sua, com o nome dela', () => {
    for (const [name, { permission }] of Object.entries(states.actions)) {
      const service = { arn: () => 'arn', callbacks: { resourceOf: () => 'arn' } };
      expect([permission?.({}, service)].flat()).toMatchObject([{ action: `states:${name}` }]);
    }
  });

  test('dado só o apelido permitido, começa por ele, e não pela máquina nem pela versão', async () => {
    await as('so-prod', { Action: 'states:StartExecution', Resource: `${machineArn}:PROD` }, async (sfn) => {
      const start = (stateMachineArn: string) => sfn.send(new StartExecutionCommand({ stateMachineArn }));
      const { executionArn } = await start(`${machineArn}:PROD`);
      expect(executionArn).toContain(':execution:m:');
      for (const resource of [machineArn, `${machineArn}:1`]) {
        await expect(start(resource)).rejects.toMatchObject({
          name: 'AccessDeniedException',
          message: expect.stringContaining(
            `is not authorized to perform: states:StartExecution on resource: ${resource} because no identity-based policy allows the states:StartExecution action`,
          ),
        });
      }
      await expect(sfn.send(new DescribeExecutionCommand({ executionArn }))).rejects.toMatchObject({
        name: 'AccessDeniedException',
      });
    });
  });

  test('dado um worker sem a sua activity permitida, não pega tarefas', async () => {
    await as(
      'worker',
      { Action: 'states:GetActivityTask', Resource: `${PREFIX}:activity:a` },
      async (sfn) => {
        const activityArn = `${PREFIX}:activity:b`;
        await expect(sfn.send(new GetActivityTaskCommand({ activityArn }))).rejects.toMatchObject({
          name: 'AccessDeniedException',
          message: expect.stringContaining(`states:GetActivityTask on resource: ${activityArn}`),
        });
      },
    );
  });

  test('dado TestState com um papel, a tarefa só faz o que ele permite', async () => {
    const { iam } = aws.context;
    const roleArn = 'arn:aws:iam::123456789012:role/nada';
    iam.putRole({ arn: roleArn, name: 'nada', assumeRolePolicy: {}, policies: {}, managedPolicyArns: [] });
    const definition = JSON.stringify({
      Type: 'Task',
      Resource: 'arn:aws:states:::aws-sdk:sfn:listStateMachines',
      Parameters: {},
      End: true,
    });
    expect(await owner.send(new TestStateCommand({ definition, roleArn }))).toMatchObject({
      status: 'FAILED',
      error: expect.stringContaining('AccessDenied'),
    });
  });
});
