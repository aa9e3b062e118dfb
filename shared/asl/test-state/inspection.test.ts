import { describe, expect, it } from 'vitest';
import { TaskError, type TaskRunner } from '../execution/task.ts';
import { VirtualClock } from '../execution/virtual-clock.ts';
import type { JsonObject } from '../json/index.ts';
import { TestStateError, type TestStateInput, testState } from './index.ts';

const ROLE = 'arn:aws:iam::111111111111:role/papel';

function test(state: JsonObject, input: Omit<TestStateInput, 'definition'>, tasks: TaskRunner = () => ({})) {
  const definition = JSON.stringify(state);
  return testState({ definition, roleArn: ROLE, ...input }, { tasks, clock: new VirtualClock(), seed: 1 });
}

describe('dado um Map distribuído', () => {
  const map = (fields: JsonObject): JsonObject => ({
    Type: 'Map',
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: 'P',
      States: { P: { Type: 'Pass', End: true } },
    },
    End: true,
    ...fields,
  });
  const request = { mock: { result: '[0]' }, inspectionLevel: 'DEBUG' as const };

  it('quando tem ItemsPointer, então se vê a lista que ele aponta', async () => {
    const state = map({
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        ReaderConfig: { InputType: 'JSON', ItemsPointer: '/loja/itens' },
        Parameters: { Bucket: 'b', Key: 'k' },
      },
      ItemSelector: { 'v.$': '$$.Map.Item.Value' },
    });
    const stateConfiguration = { mapItemReaderData: '{"loja":{"itens":[7,8]}}' };
    const { inspectionData } = await test(state, { ...request, stateConfiguration });
    expect(inspectionData?.afterItemsPointer).toBe('[7,8]');
    expect(inspectionData?.afterItemSelector).toBe('[{"v":7},{"v":8}]');
  });

  it('quando ItemsPointer não aponta para itens, então há resposta, sem a lista', async () => {
    const state = map({
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        ReaderConfig: { InputType: 'JSON', ItemsPointer: '/nada' },
        Parameters: { Bucket: 'b', Key: 'k' },
      },
      ToleratedFailureCount: 1,
    });
    const stateConfiguration = { mapItemReaderData: '{"loja":1}' };
    const { status, inspectionData } = await test(state, { ...request, stateConfiguration });
    expect(status).toBe('SUCCEEDED');
    expect(inspectionData).not.toHaveProperty('afterItemsPointer');
  });

  it('quando tem ItemBatcher, então se vê a entrada de cada lote', async () => {
    const state = map({
      ItemsPath: '$.n',
      ItemBatcher: { MaxItemsPerBatch: 2, BatchInput: { 'd.$': '$.d' } },
    });
    const { inspectionData } = await test(state, { ...request, input: '{"n":[1,2,3],"d":"x"}' });
    expect(inspectionData?.afterItemBatcher).toBe(
      '[{"BatchInput":{"d":"x"},"Items":[1,2]},{"BatchInput":{"d":"x"},"Items":[3]}]',
    );
  });

  it('quando o ItemBatcher é JSONata, então os lotes levam os itens já selecionados', async () => {
    const state = map({
      QueryLanguage: 'JSONata',
      ItemSelector: '{% $states.context.Map.Item.Value * 10 %}',
      ItemBatcher: { MaxItemsPerBatch: '{% 1 + 1 %}', BatchInput: { d: '{% $count($states.input) %}' } },
    });
    const { inspectionData } = await test(state, { ...request, input: '[1,2,3]' });
    expect(JSON.parse(inspectionData?.afterItemBatcher ?? '')).toEqual([
      { BatchInput: { d: 3 }, Items: [10, 20] },
      { BatchInput: { d: 3 }, Items: [30] },
    ]);
  });
});

describe('dada uma tarefa que não responde na hora', () => {
  const pattern = "TestState API does not support '.sync' or '.waitForTaskToken' integration patterns.";
  it.each([
    ['arn:aws:states:::states:startExecution.sync', pattern],
    ['arn:aws:states:::states:startExecution.sync:2', pattern],
    ['arn:aws:states:::lambda:invoke.waitForTaskToken', pattern],
    ['arn:aws:states:us-east-1:111111111111:activity:a', 'TestState API does not support Activity tasks.'],
  ])('quando %s não é simulada, então é recusada, e simulada é aceita', async (Resource, message) => {
    const Parameters: JsonObject = Resource.includes('lambda')
      ? { FunctionName: 'f', Payload: { 't.$': '$$.Task.Token' } }
      : { StateMachineArn: 'arn:aws:states:us-east-1:111111111111:stateMachine:m' };
    const state = { Type: 'Task', Resource, Parameters, End: true };
    await expect(test(state, {})).rejects.toThrow(new TestStateError('InvalidDefinition', message));
    const mock = { result: '{}', fieldValidationMode: 'NONE' as const };
    const context = '{"Task":{"Token":"t"}}';
    expect((await test(state, { mock, context })).status).toBe('SUCCEEDED');
  });
});

describe('dada uma HTTP Task', () => {
  const state = {
    Type: 'Task',
    Resource: 'arn:aws:states:::http:invoke',
    Parameters: {
      ApiEndpoint: 'https://api.exemplo.com/pedidos',
      Method: 'POST',
      Authentication: { ConnectionArn: 'arn:aws:events:us-east-1:111111111111:connection/c/1' },
      Headers: { 'x-loja': 'sul' },
      QueryParameters: { q: ['a b', 'c'] },
      RequestBody: { n: 1 },
    },
    End: true,
  };
  const answer = () => ({
    ResponseBody: { ok: true },
    Headers: { 'content-type': ['application/json'], vary: ['a', 'b'] },
    StatusCode: 201,
    StatusText: 'Created',
  });
  const request = {
    protocol: 'https',
    method: 'POST',
    url: 'https://api.exemplo.com/pedidos?q=a+b&q=c',
    headers: '[x-loja: sul]',
    body: '{"n":1}',
  };

  it('quando o nível é TRACE, então se veem o pedido e a resposta', async () => {
    const { inspectionData } = await test(state, { inspectionLevel: 'TRACE' }, answer);
    expect(inspectionData?.request).toEqual(request);
    expect(inspectionData?.response).toEqual({
      protocol: 'https',
      statusCode: '201',
      statusMessage: 'Created',
      headers: '[content-type: application/json, vary: a, b]',
      body: '{"ok":true}',
    });
  });

  it('quando o pedido falha, então só se vê o pedido', async () => {
    const fails = () => {
      throw new TaskError('States.Http.StatusCode.404', 'Not Found');
    };
    const { status, inspectionData } = await test(state, { inspectionLevel: 'TRACE' }, fails);
    expect(status).toBe('FAILED');
    expect(inspectionData?.request).toEqual(request);
    expect(inspectionData).not.toHaveProperty('response');
  });

  it.each([
    ['o nível é DEBUG', { inspectionLevel: 'DEBUG' as const }],
    [
      'é simulada',
      { inspectionLevel: 'TRACE' as const, mock: { result: '{}', fieldValidationMode: 'NONE' as const } },
    ],
  ])('quando %s, então não se vê pedido HTTP', async (_case, input) => {
    const { inspectionData } = await test(state, input, answer);
    expect(inspectionData).not.toHaveProperty('request');
  });
});

it('dado o contexto de uma execução que já andou, quando não há simulação, então ele vale assim mesmo', async () => {
  const definition = JSON.stringify({
    Type: 'Pass',
    Parameters: { 'nome.$': '$$.Execution.Name' },
    End: true,
  });
  const context = { Execution: { Name: 'de ontem' } };
  const { output } = await testState({ definition }, { tasks: () => null, context });
  expect(output).toBe('{"nome":"de ontem"}');
});
