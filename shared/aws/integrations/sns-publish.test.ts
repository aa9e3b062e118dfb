import { SendTaskSuccessCommand } from '@aws-sdk/client-sfn';
import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aws, end, machine, runTask, sfn, start } from './test-machine.ts';

let sns: SNSClient;
let TopicArn: string;
beforeAll(async () => {
  sns = new SNSClient(aws.clientConfig);
  TopicArn = (await sns.send(new CreateTopicCommand({ Name: 'avisos' }))).TopicArn ?? '';
  await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'email', Endpoint: 'gerente@exemplo.com.br' }));
});
afterAll(() => sns.destroy());

async function lastMail(): Promise<Record<string, string> | undefined> {
  const { messages } = (await (await fetch(`${aws.endpoint}/_local/outbox`)).json()) as {
    messages: Record<string, string>[];
  };
  return messages.at(-1);
}

const publish = (Parameters: object, suffix = '') => ({
  Resource: `arn:aws:states:::sns:publish${suffix}`,
  Parameters: { TopicArn, ...Parameters },
});

describe('sns:publish', () => {
  test('dada uma mensagem em JSON, ela vai como texto, e o resultado tem a forma da AWS', async () => {
    const run = await runTask(publish({ Message: { pedido: 7, total: 10.5 }, Subject: 'Pedido' }));
    expect(run.status, run.cause).toBe('SUCCEEDED');
    const output = JSON.parse(run.output ?? '');
    expect(Object.keys(output)).toEqual(['MessageId', 'SdkHttpMetadata', 'SdkResponseMetadata']);
    expect(output.SdkHttpMetadata).toMatchObject({
      AllHttpHeaders: { 'x-amzn-RequestId': [expect.any(String)], 'Content-Type': ['text/xml'] },
      HttpStatusCode: 200,
    });
    expect(await lastMail()).toMatchObject({
      subject: 'Pedido',
      message: '{"pedido":7,"total":10.5}',
      messageId: output.MessageId,
    });
    expect(run.types.slice(2, 5)).toEqual(['TaskScheduled', 'TaskStarted', 'TaskSucceeded']);
  });

  test('dado .waitForTaskToken, a pessoa recebe o token e a resposta dela termina a tarefa', async () => {
    const executionArn = await start(
      await machine({
        Aprovar: {
          Type: 'Task',
          ...publish(
            { Message: { 'token.$': '$$.Task.Token', 'pedido.$': '$.pedido' } },
            '.waitForTaskToken',
          ),
          End: true,
        },
      }),
      { pedido: 42 },
    );
    await expect.poll(async () => (await lastMail())?.message, { timeout: 5000 }).toContain('"pedido":42');
    const { token } = JSON.parse((await lastMail())?.message ?? '{}') as { token: string };
    await sfn.send(new SendTaskSuccessCommand({ taskToken: token, output: '{"aprovado":true}' }));
    const run = await end(executionArn);
    expect(run).toMatchObject({ status: 'SUCCEEDED', output: '{"aprovado":true}' });
    const submitted = run.events.find(({ type }) => type === 'TaskSubmitted');
    expect(submitted?.taskSubmittedEventDetails).toMatchObject({
      resourceType: 'sns',
      resource: 'publish.waitForTaskToken',
    });
    expect(JSON.parse(submitted?.taskSubmittedEventDetails?.output ?? '')).toHaveProperty('MessageId');
  });

  test.each([
    [
      { Message: 'x', Subject: 'a'.repeat(101) },
      'SNS.InvalidParameterException',
      /^Invalid parameter: Subject \(Service: AmazonSNS; Status Code: 400; Error Code: InvalidParameter; Request ID: [0-9a-f-]{36}; Proxy: null\)$/,
    ],
    [
      { Message: 'x', TopicArn: 'arn:aws:sns:us-east-1:123456789012:nenhum' },
      'SNS.NotFoundException',
      /^Topic does not exist \(Service: AmazonSNS; Status Code: 404; Error Code: NotFound; /,
    ],
  ])('dado %j, o erro é o da AWS', async (parameters, error, cause) => {
    expect(await runTask(publish(parameters))).toMatchObject({
      status: 'FAILED',
      error,
      cause: expect.stringMatching(cause),
    });
  });

  test('dado um papel sem sns:Publish, nega nas palavras do SNS', async () => {
    const arn = 'arn:aws:iam::123456789012:role/calado';
    aws.context.iam.putRole({
      arn,
      name: 'calado',
      assumeRolePolicy: {},
      policies: {},
      managedPolicyArns: [],
    });
    expect(await runTask({ ...publish({ Message: 'x' }), Credentials: { RoleArn: arn } })).toMatchObject({
      error: 'SNS.AuthorizationErrorException',
      cause: expect.stringMatching(
        /^User: arn:aws:sts::123456789012:assumed-role\/calado\/\w+ is not authorized to perform: SNS:Publish on resource: arn:aws:sns:us-east-1:123456789012:avisos because no identity-based policy allows the SNS:Publish action \(Service: AmazonSNS; Status Code: 403; Error Code: AuthorizationError; /,
      ),
    });
  });

  test('dado aws-sdk:sns:publish, o erro leva o prefixo do SDK', async () => {
    const run = await runTask({
      Resource: 'arn:aws:states:::aws-sdk:sns:publish',
      Parameters: { TopicArn: 'arn:aws:sns:us-east-1:123456789012:nenhum', Message: 'x' },
    });
    expect(run).toMatchObject({
      error: 'Sns.NotFoundException',
      cause: expect.stringMatching(/^Topic does not exist \(Service: Sns, Status Code: 404, Request ID: /),
    });
  });

  test('dado aws-sdk:sts:getCallerIdentity, quem chama é o papel da máquina', async () => {
    const run = await runTask({ Resource: 'arn:aws:states:::aws-sdk:sts:getCallerIdentity', Parameters: {} });
    expect(JSON.parse(run.output ?? '')).toEqual({
      Account: '123456789012',
      Arn: expect.stringMatching(/^arn:aws:sts::123456789012:assumed-role\/papel\/\w{32}$/),
      UserId: expect.stringMatching(/^AROA[0-9A-F]{17}:\w{32}$/),
    });
  });
});
