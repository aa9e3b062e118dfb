import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalAws, startLocalAws } from '../../../testing/local-aws.ts';
import { simulatorRoutes } from '../routes/simulator.ts';

const TASK = {
  resource: 'arn:aws:states:::sqs:sendMessage',
  stateName: 'Mandar',
  executionArn: 'arn:aws:states:us-east-1:123456789012:execution:Simulador:uma',
  attempt: 0,
};

describe('as tarefas do simulador na AWS local', () => {
  let aws: LocalAws;
  let queueUrl: string;

  beforeAll(async () => {
    aws = await startLocalAws({ port: 0 });
    ({ QueueUrl: queueUrl } = (await aws.call('sqs', 'CreateQueue', { QueueName: 'fila' })) as {
      QueueUrl: string;
    });
  });
  afterAll(() => aws.close());

  const post = (body: object) =>
    simulatorRoutes(aws.runTask).request('/simulador/tarefa', {
      method: 'POST',
      headers: { 'x-curso': '1' },
      body: JSON.stringify({ ...TASK, ...body }),
    });
  const linesOf = async (response: Response) =>
    (await response.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);

  test('dada uma tarefa que dá certo, a última linha tem o resultado que um Task veria', async () => {
    const response = await post({ arguments: { QueueUrl: queueUrl, MessageBody: 'oi' } });
    const [line, ...more] = await linesOf(response);
    expect(more).toEqual([]);
    expect(line?.result).toMatchObject({
      MessageId: expect.any(String),
      SdkHttpMetadata: { HttpStatusCode: 200 },
    });
  });

  test('dada uma tarefa que falha, a linha tem o erro e a causa da AWS', async () => {
    const [line] = await linesOf(
      await post({ arguments: { QueueUrl: `${queueUrl}-nao-ha`, MessageBody: 'oi' } }),
    );
    expect(line).toEqual({
      error: 'SQS.QueueDoesNotExistException',
      cause: expect.stringContaining('does not exist'),
    });
  });

  test('dado um recurso que não existe, a linha diz que ele não é atendido', async () => {
    const [line] = await linesOf(await post({ resource: 'arn:aws:states:::nada:feito', arguments: {} }));
    expect(line?.cause).toContain("The resource 'arn:aws:states:::nada:feito' is not supported");
  });

  test('dada uma tarefa que espera um token, as linhas chegam uma a uma, e quem o devolve a termina', async () => {
    const token = 'AQCEsimulador';
    const response = await post({
      resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      token,
      arguments: { QueueUrl: queueUrl, MessageBody: { token } },
    });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect(JSON.parse((await reader?.read())?.value ?? '')).toHaveProperty('submitted.MessageId');
    await aws.call('states', 'SendTaskHeartbeat', { taskToken: token });
    expect((await reader?.read())?.value).toBe('{"heartbeat":true}\n');
    await aws.call('states', 'SendTaskSuccess', { taskToken: token, output: '{"valor": 0.0}' });
    expect((await reader?.read())?.value).toBe('{"result":{"valor": 0.0}}\n');
    expect((await reader?.read())?.done).toBe(true);
  });

  test('dado quem desiste de esperar, a AWS local deixa de esperar também', async () => {
    const token = 'AQCEdesistente';
    const response = await post({
      resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      token,
      arguments: { QueueUrl: queueUrl, MessageBody: { token } },
    });
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    await expect(aws.call('states', 'SendTaskSuccess', { taskToken: token, output: '{}' })).rejects.toThrow(
      'Token',
    );
  });
});
