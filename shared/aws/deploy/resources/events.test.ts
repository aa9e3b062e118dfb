import { SecretValue } from 'aws-cdk-lib';
import { Authorization, Connection, EventBus, Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { DefinitionBody, StateMachine, TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import { EventBridgePutEvents, HttpInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deployAssembly } from '../../index.ts';
import { type TestHttpServer, testHttpServer } from '../../integrations/test-http-server.ts';
import { aws, run, synth } from '../test-stack.ts';

let server: TestHttpServer;
beforeAll(async () => {
  server = await testHttpServer((_request, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"pago":true}'),
  );
});
afterAll(() => server.close());

test('dada uma máquina do CDK que paga por HTTP e conta por evento, as permissões que o CDK escreve bastam', async () => {
  const assembly = synth('Pagamento', (stack) => {
    const connection = new Connection(stack, 'Gateway', {
      authorization: Authorization.basic('ana', SecretValue.unsafePlainText('p4ss')),
    });
    const bus = new EventBus(stack, 'Loja', { eventBusName: 'loja' });
    const pay = new HttpInvoke(stack, 'Pagar', {
      apiRoot: server.url,
      apiEndpoint: TaskInput.fromText('pagamentos'),
      method: TaskInput.fromText('POST'),
      body: TaskInput.fromObject({ total: 42 }),
      connection,
      resultPath: '$.pagamento',
    });
    const tell = new EventBridgePutEvents(stack, 'Contar', {
      entries: [
        {
          eventBus: bus,
          source: 'cantina',
          detailType: 'Pago',
          detail: TaskInput.fromJsonPathAt('$.pagamento.ResponseBody'),
        },
      ],
    });
    new StateMachine(stack, 'Maquina', { definitionBody: DefinitionBody.fromChainable(pay.next(tell)) });
  });
  const { resources } = await deployAssembly(aws, assembly);
  const machine = resources.find(({ type }) => type === 'AWS::StepFunctions::StateMachine')?.physicalId ?? '';
  const result = await run(machine, {});
  expect(result.status, result.cause).toBe('SUCCEEDED');
  expect(server.received).toMatchObject([
    {
      method: 'POST',
      path: '/pagamentos',
      body: '{"total":42}',
      headers: { authorization: `Basic ${Buffer.from('ana:p4ss').toString('base64')}` },
    },
  ]);
  const { events } = (await (await fetch(`${aws.endpoint}/_local/events`)).json()) as {
    events: { eventBusName: string; event: { detail: object } }[];
  };
  expect(events).toMatchObject([{ eventBusName: 'loja', event: { detail: { pago: true } } }]);
});

test('dada uma regra, o erro a nomeia', async () => {
  const assembly = synth('Regra', (stack) => {
    new Rule(stack, 'Agenda', { schedule: Schedule.expression('rate(1 hour)') });
  });
  await expect(deployAssembly(aws, assembly)).rejects.toThrow(/AWS::Events::Rule/);
});
