import { ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalAws, startLocalAws } from '../../index.ts';

let aws: LocalAws;
let sts: STSClient;
beforeAll(async () => {
  aws = await startLocalAws({ port: 0 });
  sts = new STSClient({ ...aws.clientConfig, maxAttempts: 1 });
});
afterAll(async () => {
  sts.destroy();
  await aws.close();
});

const ACCOUNT = '123456789012';

/** Um papel que confia em alguém. */
function role(name: string, Principal: object, statements: object[] = [], Condition?: object): string {
  const arn = `arn:aws:iam::${ACCOUNT}:role/${name}`;
  aws.context.iam.putRole({
    arn,
    name,
    assumeRolePolicy: { Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole', Condition }] },
    policies: { p: { Statement: statements } },
    managedPolicyArns: [],
  });
  return arn;
}

describe('STS', () => {
  test('dadas as credenciais de quem usa a AWS local, diz a conta e o usuário', async () => {
    expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
      Account: ACCOUNT,
      Arn: `arn:aws:iam::${ACCOUNT}:user/local`,
      UserId: expect.stringMatching(/^AIDA[0-9A-F]{17}$/),
    });
  });

  test('dado um papel que confia na conta, as credenciais novas valem o que ele permite', async () => {
    const RoleArn = role('leitor', { AWS: `arn:aws:iam::${ACCOUNT}:root` }, [
      { Effect: 'Allow', Action: 'sts:GetCallerIdentity', Resource: '*' },
    ]);
    const { Credentials, AssumedRoleUser } = await sts.send(
      new AssumeRoleCommand({ RoleArn, RoleSessionName: 'ana', DurationSeconds: 900 }),
    );
    expect(AssumedRoleUser?.Arn).toBe(`arn:aws:sts::${ACCOUNT}:assumed-role/leitor/ana`);
    const minutes = ((Credentials?.Expiration?.getTime() ?? 0) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(14);
    expect(minutes).toBeLessThanOrEqual(15);
    const credentials = {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken,
    };
    const assumed = new STSClient({ ...aws.clientConfig, credentials });
    expect(await assumed.send(new GetCallerIdentityCommand({}))).toMatchObject({
      Arn: `arn:aws:sts::${ACCOUNT}:assumed-role/leitor/ana`,
      UserId: AssumedRoleUser?.AssumedRoleId,
    });
    const denied = new SNSClient({ ...aws.clientConfig, credentials });
    await expect(denied.send(new ListTopicsCommand({}))).rejects.toMatchObject({
      name: 'AuthorizationErrorException',
      message: `User: arn:aws:sts::${ACCOUNT}:assumed-role/leitor/ana is not authorized to perform: SNS:ListTopics on resource: arn:aws:sns:us-east-1:${ACCOUNT}:* because no identity-based policy allows the SNS:ListTopics action`,
    });
    assumed.destroy();
    denied.destroy();
  });

  test('dado um papel que só confia em um serviço, nega', async () => {
    const RoleArn = role('so-do-servico', { Service: 'states.amazonaws.com' });
    await expect(sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'ana' }))).rejects.toMatchObject({
      name: 'AccessDenied',
      message: `User: arn:aws:iam::${ACCOUNT}:user/local is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`,
    });
  });

  test('dado um papel que pede um ExternalId, só quem o traz o assume', async () => {
    const Condition = { StringEquals: { 'sts:ExternalId': 'combinado' } };
    const RoleArn = role('de-fora', { AWS: ACCOUNT }, [], Condition);
    const assume = (ExternalId?: string) =>
      sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'ana', ExternalId }));
    await expect(assume()).rejects.toMatchObject({ name: 'AccessDenied' });
    expect((await assume('combinado')).Credentials?.AccessKeyId).toMatch(/^ASIA/);
  });

  test.each([
    [{ RoleArn: 'papel', RoleSessionName: 'ana' }, 'papel is invalid'],
    [
      { RoleArn: `arn:aws:iam::${ACCOUNT}:role/x`, RoleSessionName: 'a b' },
      "Value 'a b' at 'roleSessionName'",
    ],
    [
      { RoleArn: `arn:aws:iam::${ACCOUNT}:role/x`, RoleSessionName: 'ana', DurationSeconds: 60 },
      'Member must have value greater than or equal to 900',
    ],
  ])('dado %j, diz o que está errado', async (input, message) => {
    await expect(sts.send(new AssumeRoleCommand(input))).rejects.toMatchObject({
      name: 'ValidationError',
      message: expect.stringContaining(message),
    });
  });
});
