import { describe, expect, it } from 'vitest';
import type { HistoryEvent, Json } from '../../../../../../shared/asl/index.ts';
import { isOver, isWaiting, simulate } from '../test-simulation.ts';
import type { Inspection, Mocks } from '../types.ts';
import { visitFactsOf } from '../visit-facts.ts';
import { inspectVisit } from './inspect-visit.ts';

const Resource = 'arn:aws:lambda:us-east-1:123456789012:function:f';

/** Executa, e inspeciona o evento que o teste escolhe. */
async function inspected(
  definition: Json,
  { input = {}, mocks = {} }: { input?: Json; mocks?: Mocks },
  choose: (events: HistoryEvent[]) => HistoryEvent | undefined,
): Promise<Inspection> {
  const simulation = simulate({ definition, input, mocks });
  await simulation.until((update) => isOver(update) || isWaiting(update));
  const facts = visitFactsOf(simulation.events, choose(simulation.events)?.id ?? -1);
  return inspectVisit(JSON.stringify(definition), structuredClone(facts));
}

const entered = (name: string) => (events: HistoryEvent[]) =>
  events.find(({ stateEnteredEventDetails }) => stateEnteredEventDetails?.name === name);
const ofType = (type: string) => (events: HistoryEvent[]) => events.find((event) => event.type === type);
const stagesOf = ({ stages }: Inspection) =>
  Object.fromEntries(stages.map(({ name, value }) => [name, value]));

describe('o inspetor', () => {
  it('dada uma tarefa em JSONPath, então mostra cada etapa, com o campo que a faz', async () => {
    const definition: Json = {
      StartAt: 'A',
      States: {
        A: {
          Type: 'Task',
          Resource,
          InputPath: '$.pedido',
          Parameters: { 'n.$': '$.numero', em: 'pt' },
          ResultSelector: { 'r.$': '$.valor' },
          ResultPath: '$.resposta',
          OutputPath: '$.resposta',
          End: true,
        },
      },
    };
    const input = { pedido: { numero: 7 } };
    const inspection = await inspected(
      definition,
      { input, mocks: { A: [{ result: { valor: 9, outro: 1 } }] } },
      entered('A'),
    );
    expect(inspection.stages.map(({ name, field, value }) => [name, field, value])).toEqual([
      ['input', undefined, input],
      ['afterInputPath', 'InputPath', { numero: 7 }],
      ['afterParameters', 'Parameters', { n: 7, em: 'pt' }],
      ['result', undefined, { valor: 9, outro: 1 }],
      ['afterResultSelector', 'ResultSelector', { r: 9 }],
      ['afterResultPath', 'ResultPath', { ...input, resposta: { r: 9 } }],
      ['output', 'OutputPath', { r: 9 }],
    ]);
    expect(inspection.stages.find(({ name }) => name === 'afterResultPath')?.changes).toEqual([
      { kind: 'added', path: '$.resposta', after: { r: 9 } },
    ]);
  });

  it('dada uma tarefa em JSONata, então mostra os argumentos, o resultado, a saída e as variáveis que mudaram', async () => {
    const definition: Json = {
      QueryLanguage: 'JSONata',
      StartAt: 'Antes',
      States: {
        Antes: { Type: 'Pass', Assign: { fixa: 1, muda: 'a' }, Next: 'A' },
        A: {
          Type: 'Task',
          Resource,
          Arguments: { n: '{% $states.input.n + $fixa %}' },
          Output: '{% $states.result.ok %}',
          Assign: { muda: 'b', nova: '{% $states.result.ok %}' },
          Next: 'Fim',
        },
        Fim: { Type: 'Succeed' },
      },
    };
    const inspection = await inspected(
      definition,
      { input: { n: 1 }, mocks: { A: [{ result: { ok: true } }] } },
      ofType('LambdaFunctionScheduled'),
    );
    expect(stagesOf(inspection)).toEqual({
      input: { n: 1 },
      afterArguments: { n: 2 },
      result: { ok: true },
      output: true,
    });
    expect(inspection.variables).toEqual([
      { name: 'fixa', before: 1, after: 1, changed: false },
      { name: 'muda', before: 'a', after: 'b', changed: true },
      { name: 'nova', after: true, changed: true },
    ]);
    expect(inspection.nextState).toBe('Fim');
  });

  it('dada uma tarefa que ainda espera, então mostra só até o que ela recebeu', async () => {
    const definition: Json = {
      StartAt: 'A',
      States: { A: { Type: 'Task', Resource, Parameters: { n: 1 }, End: true } },
    };
    expect(Object.keys(stagesOf(await inspected(definition, {}, entered('A'))))).toEqual([
      'input',
      'afterInputPath',
      'afterParameters',
    ]);
  });

  it('dada a primeira tentativa de duas, então a falha é a dela, com a explicação e quem a tratou', async () => {
    const Retry = [{ ErrorEquals: ['Outro'] }, { ErrorEquals: ['Lambda.TooManyRequestsException'] }];
    const definition = { StartAt: 'A', States: { A: { Type: 'Task', Resource, Retry, End: true } } };
    const mocks = {
      A: [{ error: 'Lambda.TooManyRequestsException', cause: 'Rate Exceeded.' }, { result: 1 }],
    };
    const first = await inspected(definition, { mocks }, ofType('LambdaFunctionFailed'));
    expect(first.failure).toMatchObject({
      error: 'Lambda.TooManyRequestsException',
      cause: 'Rate Exceeded.',
      handled: 'retried',
      handledBy: 'Retry[1]',
    });
    expect(first.failure?.explanation).toContain('Retry');
    const second = await inspected(definition, { mocks }, ofType('LambdaFunctionSucceeded'));
    expect(second.failure).toBeUndefined();
    expect(stagesOf(second).result).toBe(1);
  });

  it.each([
    [
      'tratada',
      [{ ErrorEquals: ['States.ALL'], Next: 'Fim', ResultPath: '$.erro' }],
      { handled: 'caught', handledBy: 'Catch[0]' },
    ],
    ['sem tratamento', [{ ErrorEquals: ['Outro'], Next: 'Fim' }], { handled: 'not-handled' }],
  ])('dada uma falha %s, então diz o que a máquina fez com ela', async (_name, Catch, failure) => {
    const definition: Json = {
      StartAt: 'A',
      States: { A: { Type: 'Task', Resource, Catch, Next: 'Fim' }, Fim: { Type: 'Succeed' } },
    };
    const inspection = await inspected(
      definition,
      { mocks: { A: [{ error: 'Caiu', cause: 'sem luz' }] } },
      entered('A'),
    );
    expect(inspection.failure).toMatchObject({ error: 'Caiu', cause: 'sem luz', ...failure });
  });

  it('dado um caminho que não existe, então mostra até onde se chegou, o erro da AWS e a explicação', async () => {
    const definition: Json = {
      StartAt: 'A',
      States: { A: { Type: 'Pass', InputPath: '$.a', Parameters: { 'x.$': '$.nao' }, End: true } },
    };
    const inspection = await inspected(definition, { input: { a: {} } }, entered('A'));
    expect(stagesOf(inspection)).toEqual({ input: { a: {} }, afterInputPath: {} });
    expect(inspection.failure).toMatchObject({ error: 'States.Runtime', handled: 'not-handled' });
    expect(inspection.failure?.explanation).toContain('O caminho $.nao, em x.$, não existe');
    expect(inspection.visit).toMatchObject({ outcome: 'failed', error: 'States.Runtime' });
  });

  it('dado um Map com ItemSelector, então mostra a lista, o que cada volta recebe e o que voltou; dentro, o item', async () => {
    const definition: Json = {
      QueryLanguage: 'JSONata',
      StartAt: 'Cada',
      States: {
        Cada: {
          Type: 'Map',
          Items: '{% $states.input.lista %}',
          ItemSelector: { valor: '{% $states.context.Map.Item.Value %}' },
          ItemProcessor: {
            StartAt: 'Um',
            States: {
              Um: {
                Type: 'Task',
                Resource,
                Arguments: {
                  do: '{% $states.context.Map.Item.Value %}',
                  na: '{% $states.context.Map.Item.Index %}',
                },
                End: true,
              },
            },
          },
          End: true,
        },
      },
    };
    const given = { input: { lista: ['a', 'b'] }, mocks: { Um: [{ result: 1 }, { result: 2 }] } };
    const map = await inspected(definition, given, entered('Cada'));
    expect(stagesOf(map)).toEqual({
      input: given.input,
      afterItemsPath: ['a', 'b'],
      afterItemSelector: [{ valor: 'a' }, { valor: 'b' }],
      result: [1, 2],
      output: [1, 2],
    });
    expect(map.stages[1]?.field).toBe('Items');
    const second = await inspected(
      definition,
      given,
      (events) => events.filter(({ type }) => type === 'LambdaFunctionScheduled')[1],
    );
    expect(stagesOf(second)).toMatchObject({ afterArguments: { do: 'b', na: 1 }, output: 2 });
  });

  it('dado um Parallel com Retry, quando se escolhe a primeira tentativa, então a falha é a de dentro', async () => {
    const definition: Json = {
      StartAt: 'Juntos',
      States: {
        Juntos: {
          Type: 'Parallel',
          Parameters: { n: 1 },
          Branches: [{ StartAt: 'Falho', States: { Falho: { Type: 'Task', Resource, End: true } } }],
          Retry: [{ ErrorEquals: ['Caiu'] }],
          End: true,
        },
      },
    };
    const given = { mocks: { Falho: [{ error: 'Caiu' }, { result: 5 }] } };
    const first = await inspected(definition, given, ofType('ParallelStateStarted'));
    expect(first.failure).toMatchObject({ error: 'Caiu', handled: 'retried', handledBy: 'Retry[0]' });
    const whole = await inspected(definition, given, ofType('ParallelStateExited'));
    expect(stagesOf(whole)).toMatchObject({ input: {}, afterParameters: { n: 1 }, result: [5], output: [5] });
  });

  it('dado um evento da execução, então mostra a entrada e a saída dela', async () => {
    const definition = { StartAt: 'A', States: { A: { Type: 'Pass', Result: 2, End: true } } };
    const inspection = await inspected(definition, { input: 1 }, ofType('ExecutionSucceeded'));
    expect(inspection).toMatchObject({
      stages: [
        { name: 'input', value: 1 },
        { name: 'output', value: 2 },
      ],
      variables: [],
    });
    expect(inspection.visit).toBeUndefined();
  });

  it('dada uma definição que já não é a que rodou, então mostra o que o histórico diz, e avisa', async () => {
    const definition = { StartAt: 'A', States: { A: { Type: 'Pass', Result: 2, End: true } } };
    const simulation = simulate({ definition, input: 1 });
    await simulation.until(isOver);
    for (const changed of ['{}', '{"StartAt', '[]']) {
      const inspection = await inspectVisit(changed, visitFactsOf(simulation.events, 2));
      expect(stagesOf(inspection)).toEqual({ input: 1, output: 2 });
      expect(inspection.note).toContain('A definição mudou');
    }
  });
});
