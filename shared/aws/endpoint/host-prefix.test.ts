import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import {
  CreateStateMachineCommand,
  SFNClient,
  StartSyncExecutionCommand,
  TestStateCommand,
} from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalAws, startLocalAws } from '../index.ts';

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
const region = 'us-east-1';

let aws: LocalAws;
let stateMachineArn: string | undefined;
beforeAll(async () => {
  aws = await startLocalAws({ port: 0 });
  const sfn = new SFNClient(aws.clientConfig);
  ({ stateMachineArn } = await sfn.send(
    new CreateStateMachineCommand({
      name: 'm',
      type: 'EXPRESS',
      definition: JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Pass', End: true } } }),
      roleArn: 'arn:aws:iam::123456789012:role/papel',
    }),
  ));
  sfn.destroy();
});
afterAll(() => aws.close());

test('dado disableHostPrefix, StartSyncExecution e TestState chegam', async () => {
  const endpoint = aws.endpoint;
  // #region cliente
  const sfn = new SFNClient({ endpoint, region, credentials, disableHostPrefix: true });
  // #endregion cliente
  expect((await sfn.send(new StartSyncExecutionCommand({ stateMachineArn }))).status).toBe('SUCCEEDED');
  const definition = '{"Type":"Pass","End":true}';
  expect((await sfn.send(new TestStateCommand({ definition }))).status).toBe('SUCCEEDED');
  sfn.destroy();
});

test('dado sync-localhost no arquivo de hosts, o cliente chega sem opção nenhuma', async () => {
  const asHostsFile: LookupFunction = (name, options, callback) =>
    lookup(name === 'sync-localhost' ? '127.0.0.1' : name, { ...options, family: 4 }, callback as never);
  const sfn = new SFNClient({
    endpoint: `http://localhost:${aws.port}`,
    region,
    credentials,
    requestHandler: { httpAgent: { lookup: asHostsFile } },
  });
  expect((await sfn.send(new StartSyncExecutionCommand({ stateMachineArn }))).status).toBe('SUCCEEDED');
  sfn.destroy();
});
