import { AddPermissionCommand, CreateFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { startLocalAws, VirtualClock } from '../index.ts';

/** Uma função que aprova o que lhe mandam, devolvendo o token que veio na notificação. */
const approver = `
const { SFNClient, SendTaskSuccessCommand } = require('@aws-sdk/client-sfn');
exports.handler = async (event) => {
  const { token, pedido } = JSON.parse(event.Records[0].Sns.Message);
  const output = JSON.stringify({ pedido, aprovado: true });
  await new SFNClient({}).send(new SendTaskSuccessCommand({ taskToken: token, output }));
};`;

test('dado um relógio virtual, quem recebe a notificação devolve o token antes de o prazo saltar', async () => {
  const aws = await startLocalAws({ port: 0, clock: new VirtualClock() });
  const sns = new SNSClient(aws.clientConfig);
  const lambda = new LambdaClient(aws.clientConfig);
  const sfn = new SFNClient(aws.clientConfig);
  const roleArn = 'arn:aws:iam::123456789012:role/papel';
  const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: 'aprovacoes' }));
  const { FunctionArn } = await lambda.send(
    new CreateFunctionCommand({
      FunctionName: 'aprova',
      Role: roleArn,
      Runtime: 'nodejs20.x',
      Handler: 'index.handler',
      Timeout: 30,
      Code: { ZipFile: zipSync({ 'index.js': strToU8(approver) }) },
    }),
  );
  await lambda.send(
    new AddPermissionCommand({
      FunctionName: 'aprova',
      StatementId: 'sns',
      Action: 'lambda:InvokeFunction',
      Principal: 'sns.amazonaws.com',
      SourceArn: TopicArn,
    }),
  );
  await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'lambda', Endpoint: FunctionArn }));
  const definition = JSON.stringify({
    StartAt: 'Aprovar',
    States: {
      Aprovar: {
        Type: 'Task',
        Resource: 'arn:aws:states:::sns:publish.waitForTaskToken',
        Parameters: { TopicArn, Message: { 'token.$': '$$.Task.Token', 'pedido.$': '$.pedido' } },
        TimeoutSeconds: 3600,
        End: true,
      },
    },
  });
  const { stateMachineArn } = await sfn.send(
    new CreateStateMachineCommand({ name: 'aprovacao', definition, roleArn }),
  );
  const { executionArn } = await sfn.send(
    new StartExecutionCommand({ stateMachineArn, input: '{"pedido":42}' }),
  );
  const describe = () => sfn.send(new DescribeExecutionCommand({ executionArn }));
  await expect.poll(async () => (await describe()).status, { timeout: 20_000 }).not.toBe('RUNNING');
  expect(await describe()).toMatchObject({ status: 'SUCCEEDED', output: '{"pedido":42,"aprovado":true}' });
  for (const client of [sns, lambda, sfn]) client.destroy();
  await aws.close();
}, 30_000);
