import { ListEventSourceMappingsCommand } from '@aws-sdk/client-lambda';
import { GetQueueAttributesCommand, ListQueueTagsCommand, SQSClient } from '@aws-sdk/client-sqs';
import { CfnOutput, Duration, type Stack, Tags } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnEventSourceMapping, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import {
  DefinitionBody,
  IntegrationPattern,
  JsonPath,
  StateMachine,
  TaskInput,
  Timeout,
} from 'aws-cdk-lib/aws-stepfunctions';
import { SqsSendMessage } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { describe, expect, test } from 'vitest';
import { deployAssembly } from '../index.ts';
import { aws, changesOf, lambda, run, synth } from './test-stack.ts';

function fn(stack: Stack, id: string, source: string, timeout = 5): LambdaFunction {
  return new LambdaFunction(stack, id, {
    runtime: Runtime.NODEJS_20_X,
    handler: 'index.handler',
    code: Code.fromInline(source),
    timeout: Duration.seconds(timeout),
  });
}

const approves = `
  const { SFNClient, SendTaskSuccessCommand } = require('@aws-sdk/client-sfn');
  const sfn = new SFNClient({});
  exports.handler = async ({ Records }) => {
    for (const { body } of Records) {
      const { token, pedido } = JSON.parse(body);
      await sfn.send(new SendTaskSuccessCommand({
        taskToken: token,
        output: JSON.stringify({ pedido, aprovado: true }),
      }));
    }
  };
`;

describe('o token que vai numa mensagem', () => {
  test('dada uma fila com uma função do outro lado, a função devolve o token e a execução termina', async () => {
    const { outputs } = await deployAssembly(
      aws,
      synth('Aprovacao', (stack) => {
        const queue = new Queue(stack, 'Pedidos', { visibilityTimeout: Duration.seconds(30) });
        const approver = fn(stack, 'Aprovador', approves);
        approver.addEventSource(new SqsEventSource(queue));
        const ask = new SqsSendMessage(stack, 'Pedir aprovação', {
          queue,
          integrationPattern: IntegrationPattern.WAIT_FOR_TASK_TOKEN,
          messageBody: TaskInput.fromObject({
            token: JsonPath.taskToken,
            pedido: JsonPath.stringAt('$.pedido'),
          }),
          taskTimeout: Timeout.duration(Duration.seconds(60)),
        });
        const machine = new StateMachine(stack, 'Maquina', {
          definitionBody: DefinitionBody.fromChainable(ask),
        });
        machine.grantTaskResponse(approver);
        new CfnOutput(stack, 'Arn', { value: machine.stateMachineArn });
        new CfnOutput(stack, 'Url', { value: queue.queueUrl });
      }),
    );
    const result = await run(outputs.Arn ?? '', { pedido: 'pizza' });
    expect(result, result.cause).toMatchObject({
      status: 'SUCCEEDED',
      output: '{"pedido":"pizza","aprovado":true}',
    });
    const sqs = new SQSClient(aws.clientConfig);
    const left = new GetQueueAttributesCommand({ QueueUrl: outputs.Url, AttributeNames: ['All'] });
    await expect
      .poll(async () => (await sqs.send(left)).Attributes)
      .toMatchObject({ ApproximateNumberOfMessages: '0', ApproximateNumberOfMessagesNotVisible: '0' });
    sqs.destroy();
  });
});

describe('uma fila na pilha', () => {
  const stack = (seconds: number, tag: string) =>
    synth('Filas', (scope) => {
      const dead = new Queue(scope, 'Mortas');
      const queue = new Queue(scope, 'Pedidos', {
        visibilityTimeout: Duration.seconds(seconds),
        deadLetterQueue: { queue: dead, maxReceiveCount: 3 },
      });
      queue.grantSendMessages(new ServicePrincipal('events.amazonaws.com'));
      Tags.of(queue).add('curso', tag);
      new CfnOutput(scope, 'Url', { value: queue.queueUrl });
      new CfnOutput(scope, 'ArnDasMortas', { value: dead.queueArn });
    });

  test('dada uma mudança de atributo, a fila muda no lugar e guarda a política', async () => {
    const sqs = new SQSClient(aws.clientConfig);
    const first = await deployAssembly(aws, stack(30, 'um'));
    expect(first.outputs.Url).toMatch(new RegExp(`^${aws.endpoint}/123456789012/Filas-Pedidos`));
    expect((await deployAssembly(aws, stack(30, 'um'))).changes).toEqual([]);
    const second = await deployAssembly(aws, stack(45, 'dois'));
    expect(changesOf(second)).toEqual(['updated Pedidos']);
    const QueueUrl = second.outputs.Url;
    const { Attributes = {} } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
    );
    expect(Attributes.VisibilityTimeout).toBe('45');
    expect(JSON.parse(Attributes.RedrivePolicy ?? '')).toEqual({
      deadLetterTargetArn: second.outputs.ArnDasMortas,
      maxReceiveCount: 3,
    });
    expect(JSON.parse(Attributes.Policy ?? '').Statement[0]).toMatchObject({
      Principal: { Service: 'events.amazonaws.com' },
      Action: expect.arrayContaining(['sqs:SendMessage']),
    });
    expect((await sqs.send(new ListQueueTagsCommand({ QueueUrl }))).Tags).toMatchObject({ curso: 'dois' });
    sqs.destroy();
  });

  test('dada a ligação que muda de lote, muda no lugar; tirada, some', async () => {
    const linked = (batchSize: number | undefined) =>
      synth('Ligada', (scope) => {
        const queue = new Queue(scope, 'Fila');
        const consumer = fn(scope, 'Consumidora', 'exports.handler = async () => {};');
        if (batchSize) consumer.addEventSource(new SqsEventSource(queue, { batchSize }));
      });
    const { resources } = await deployAssembly(aws, linked(2));
    const FunctionName = resources.find(({ type }) => type === 'AWS::Lambda::Function')?.physicalId;
    const mappings = async () =>
      (await lambda.send(new ListEventSourceMappingsCommand({ FunctionName }))).EventSourceMappings;
    const [created] = (await mappings()) ?? [];
    expect(created).toMatchObject({ State: 'Enabled', BatchSize: 2 });
    expect(changesOf(await deployAssembly(aws, linked(5)))).toEqual([
      expect.stringMatching(/^updated ConsumidoraSqsEventSource/),
    ]);
    expect(await mappings()).toMatchObject([{ UUID: created?.UUID, BatchSize: 5 }]);
    await deployAssembly(aws, linked(undefined));
    expect(await mappings()).toEqual([]);
  });

  test.each([
    [
      'uma função mais demorada que o prazo de visibilidade',
      60,
      true,
      {},
      'Queue visibility timeout: 30 seconds is less than Function timeout: 60 seconds',
    ],
    [
      'um papel que não pode ler a fila',
      5,
      false,
      {},
      'The provided execution role does not have permissions to call ReceiveMessage on SQS',
    ],
    [
      'um filtro',
      5,
      true,
      { filterCriteria: { filters: [{ pattern: '{"body":{"tipo":["pizza"]}}' }] } },
      'FilterCriteria is not supported by this endpoint.',
    ],
  ])(
    'dada %s, o deploy recusa a ligação nas palavras da AWS',
    async (_what, timeout, grants, more, message) => {
      const assembly = synth(`Recusada${timeout}${grants}${Object.keys(more).length}`, (scope) => {
        const queue = new Queue(scope, 'Fila');
        const consumer = fn(scope, 'Consumidora', 'exports.handler = async () => {};', timeout);
        if (grants) queue.grantConsumeMessages(consumer);
        new CfnEventSourceMapping(scope, 'Ligacao', {
          eventSourceArn: queue.queueArn,
          functionName: consumer.functionName,
          ...more,
        });
      });
      await expect(deployAssembly(aws, assembly)).rejects.toThrow(message);
    },
  );
});
