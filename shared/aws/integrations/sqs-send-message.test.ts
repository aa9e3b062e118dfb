import { SendTaskSuccessCommand } from '@aws-sdk/client-sfn';
import {
  CreateQueueCommand,
  type Message,
  ReceiveMessageCommand,
  type ReceiveMessageCommandInput,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aws, end, machine, runTask, sfn, start } from './test-machine.ts';

let sqs: SQSClient;
let QueueUrl: string;
beforeAll(async () => {
  sqs = new SQSClient(aws.clientConfig);
  QueueUrl = (await sqs.send(new CreateQueueCommand({ QueueName: 'pedidos' }))).QueueUrl ?? '';
});
afterAll(() => sqs.destroy());

async function receive(more: Partial<ReceiveMessageCommandInput> = {}): Promise<Message | undefined> {
  const input = { QueueUrl, WaitTimeSeconds: 5, MessageAttributeNames: ['All'], ...more };
  return (await sqs.send(new ReceiveMessageCommand(input))).Messages?.[0];
}

const send = (Parameters: object, suffix = '') => ({
  Resource: `arn:aws:states:::sqs:sendMessage${suffix}`,
  Parameters: { QueueUrl, ...Parameters },
});

describe('sqs:sendMessage', () => {
  test('dado um corpo em JSON, ele vai como texto, e o resultado tem a forma da AWS', async () => {
    const run = await runTask(
      send({
        MessageBody: { pedido: 7, total: 10.5 },
        MessageAttributes: {
          mesa: { DataType: 'Number', StringValue: '4' },
          foto: { DataType: 'Binary', BinaryValue: 'AP8=' },
        },
      }),
    );
    expect(run.status, run.cause).toBe('SUCCEEDED');
    const output = JSON.parse(run.output ?? '');
    expect(Object.keys(output)).toEqual([
      'MD5OfMessageAttributes',
      'MD5OfMessageBody',
      'MessageId',
      'SdkHttpMetadata',
      'SdkResponseMetadata',
    ]);
    // Os nomes dos cabeçalhos são os registrados da AWS pelos testes do LocalStack.
    expect(Object.keys(output.SdkHttpMetadata.HttpHeaders)).toEqual([
      'connection',
      'Content-Length',
      'Content-Type',
      'Date',
      'x-amzn-RequestId',
    ]);
    expect(output.SdkHttpMetadata).toMatchObject({
      AllHttpHeaders: { 'Content-Type': ['application/x-amz-json-1.0'], connection: ['keep-alive'] },
      HttpStatusCode: 200,
    });
    expect(await receive()).toMatchObject({
      MessageId: output.MessageId,
      Body: '{"pedido":7,"total":10.5}',
      MessageAttributes: {
        mesa: { StringValue: '4' },
        foto: { BinaryValue: new Uint8Array([0, 255]) },
      },
    });
  });

  test('dado .waitForTaskToken, a mensagem leva o token e a tarefa espera por ele', async () => {
    const executionArn = await start(
      await machine({
        T: {
          Type: 'Task',
          ...send({ MessageBody: { 'token.$': '$$.Task.Token' } }, '.waitForTaskToken'),
          End: true,
        },
      }),
    );
    const { token } = JSON.parse((await receive())?.Body ?? '');
    await sfn.send(new SendTaskSuccessCommand({ taskToken: token, output: '{"aprovado":true}' }));
    const run = await end(executionArn);
    expect(run).toMatchObject({ status: 'SUCCEEDED', output: '{"aprovado":true}' });
    const submitted = run.events.find(({ type }) => type === 'TaskSubmitted');
    expect(JSON.parse(submitted?.taskSubmittedEventDetails?.output ?? '')).toHaveProperty('MessageId');
  });

  test.each([
    [
      'sem corpo',
      { MessageBody: null },
      'SQS.AmazonSQSException',
      /^The request must contain the parameter MessageBody\. \(Service: AmazonSQS; Status Code: 400; Error Code: MissingParameter; Request ID: [\w-]+; Proxy: null\)$/,
    ],
    [
      'para uma fila que não existe',
      { QueueUrl: 'http://127.0.0.1/123456789012/nenhuma', MessageBody: 'x' },
      'SQS.QueueDoesNotExistException',
      /^The specified queue does not exist\. \(Service: AmazonSQS; Status Code: 400; Error Code: AWS\.SimpleQueueService\.NonExistentQueue; Request ID: [\w-]+; Proxy: null\)$/,
    ],
  ])('dada uma mensagem %s, o erro é o da AWS', async (_what, parameters, error, cause) => {
    const run = await runTask(send(parameters));
    expect(run).toMatchObject({ status: 'FAILED', error, cause: expect.stringMatching(cause) });
  });
});

describe('aws-sdk:sqs', () => {
  test('dado receiveMessage, os campos são os da API', async () => {
    await runTask(send({ MessageBody: 'para o SDK' }));
    const run = await runTask({
      Resource: 'arn:aws:states:::aws-sdk:sqs:receiveMessage',
      Parameters: { QueueUrl },
    });
    expect(JSON.parse(run.output ?? '')).toMatchObject({ Messages: [{ Body: 'para o SDK' }] });
  });

  test('dada uma fila que não existe, o erro leva o nome do modelo', async () => {
    const run = await runTask({
      Resource: 'arn:aws:states:::aws-sdk:sqs:getQueueUrl',
      Parameters: { QueueName: 'nenhuma' },
    });
    expect(run).toMatchObject({ status: 'FAILED', error: 'Sqs.QueueDoesNotExistException' });
  });
});
