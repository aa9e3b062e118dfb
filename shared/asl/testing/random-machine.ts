import fc from 'fast-check';
import type { Json, JsonObject } from '../json/json.ts';

/** Dá nomes diferentes a todos os estados de uma máquina sorteada. */
class Names {
  #count = 0;

  next(type: string): string {
    return `${type}${this.#count++}`;
  }
}

/** Um trecho de máquina, ainda sem nomes nem ligações. */
type Step =
  | { kind: 'Pass'; value: number }
  | { kind: 'Wait'; seconds: number }
  | { kind: 'Choice'; limit: number }
  | { kind: 'Task'; seconds: number; failures: number; attempts: number; isCaught: boolean; timeout: number }
  | { kind: 'Fail' }
  | { kind: 'Parallel'; branches: Step[][]; isCaught: boolean; attempts: number }
  | { kind: 'Map'; items: number; concurrency: number; steps: Step[]; isCaught: boolean };

const seconds = fc.integer({ min: 0, max: 7 });

const leaf: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('Pass' as const), value: fc.integer() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('Wait' as const), seconds }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('Choice' as const), limit: fc.integer({ min: 0, max: 9 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('Task' as const),
      seconds,
      failures: fc.integer({ min: 0, max: 2 }),
      attempts: fc.integer({ min: 0, max: 2 }),
      isCaught: fc.boolean(),
      timeout: fc.integer({ min: 1, max: 20 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('Fail' as const) }) },
);

const { steps: stepsArbitrary } = fc.letrec<{ steps: Step[]; step: Step }>((tie) => ({
  steps: fc.array(tie('step'), { minLength: 1, maxLength: 4 }),
  step: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    leaf,
    fc.record({
      kind: fc.constant('Parallel' as const),
      branches: fc.array(tie('steps'), { minLength: 1, maxLength: 3 }),
      isCaught: fc.boolean(),
      attempts: fc.integer({ min: 0, max: 1 }),
    }),
    fc.record({
      kind: fc.constant('Map' as const),
      items: fc.integer({ min: 0, max: 4 }),
      concurrency: fc.integer({ min: 0, max: 2 }),
      steps: tie('steps'),
      isCaught: fc.boolean(),
    }),
  ),
}));

/** Máquinas válidas ao acaso, nas duas linguagens, com tarefas que demoram e falham. */
export const randomMachine: fc.Arbitrary<JsonObject> = fc
  .record({ steps: stepsArbitrary, isJsonata: fc.boolean() })
  .map(({ steps, isJsonata }) => ({
    ...build(steps, new Names(), isJsonata),
    ...(isJsonata ? { QueryLanguage: 'JSONata' } : {}),
  }));

function build(steps: Step[], names: Names, isJsonata: boolean): JsonObject {
  const states: JsonObject = {};
  const failing = steps.findIndex(({ kind }) => kind === 'Fail');
  const reachable = failing < 0 ? steps : steps.slice(0, failing + 1);
  const named = reachable.map((step) => ({ step, name: names.next(step.kind) }));
  const end = names.next('Fim');
  for (const [index, { step, name }] of named.entries()) {
    const next = named[index + 1]?.name ?? end;
    states[name] = stateOf(step, name, next, end, names, isJsonata);
  }
  if (JSON.stringify(states).includes(`"${end}"`)) states[end] = { Type: 'Succeed' };
  return { StartAt: named[0]?.name ?? end, States: states };
}

function stateOf(
  step: Step,
  name: string,
  next: string,
  end: string,
  names: Names,
  isJsonata: boolean,
): Json {
  const Catch = [{ ErrorEquals: ['States.ALL'], Next: end }];
  switch (step.kind) {
    case 'Pass':
      return isJsonata
        ? {
            Type: 'Pass',
            Output: { de: name, valor: `{% ${step.value} + 1 %}` },
            Assign: { [`v${name}`]: `{% ${step.value} %}` },
            Next: next,
          }
        : { Type: 'Pass', Parameters: { de: name, 'antes.$': '$' }, Next: next };
    case 'Wait':
      return { Type: 'Wait', Seconds: step.seconds, Next: next };
    case 'Choice':
      return isJsonata
        ? { Type: 'Choice', Choices: [{ Condition: `{% ${step.limit} < 5 %}`, Next: next }], Default: end }
        : {
            Type: 'Choice',
            Choices: [{ Variable: '$', IsPresent: step.limit < 5, Next: next }],
            Default: end,
          };
    case 'Fail':
      return { Type: 'Fail', Error: 'Sorteado', Cause: name };
    case 'Task':
      return {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
        TimeoutSeconds: step.timeout,
        [isJsonata ? 'Arguments' : 'Parameters']: argumentsOf(step, isJsonata),
        Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: step.attempts }],
        ...(step.isCaught ? { Catch } : {}),
        Next: next,
      };
    case 'Parallel':
      return {
        Type: 'Parallel',
        Branches: branchesOf(step.branches, isJsonata).map((branch) => build(branch, names, isJsonata)),
        Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: step.attempts }],
        ...(step.isCaught ? { Catch } : {}),
        Next: next,
      };
    case 'Map':
      return {
        Type: 'Map',
        ...itemsOf(step.items, isJsonata),
        MaxConcurrency: isJsonata ? 1 : step.concurrency,
        ItemProcessor: build(step.steps, names, isJsonata),
        ...(step.isCaught ? { Catch } : {}),
        Next: next,
      };
  }
}

/** Expressões levam microtarefas: com irmãos em JSONata, quem falha primeiro no mesmo instante é sorte. */
function branchesOf(branches: Step[][], isJsonata: boolean): Step[][] {
  return isJsonata ? branches.slice(0, 1) : branches;
}

/** O que a tarefa deve fazer vai nos seus próprios argumentos, com a hora em que o estado começou. */
function argumentsOf(step: { seconds: number; failures: number }, isJsonata: boolean): JsonObject {
  const order = { Payload: { segundos: step.seconds, falhas: step.failures } };
  return isJsonata
    ? { ...order, FunctionName: 'f', Entrada: '{% $states.input %}' }
    : { ...order, FunctionName: 'f', 'Entrada.$': '$' };
}

function itemsOf(count: number, isJsonata: boolean): JsonObject {
  const items = Array.from({ length: count }, (_, index) => index);
  if (isJsonata) return { Items: items };
  return { ItemsPath: '$$.Execution.Input.itens[*]', ItemSelector: { 'i.$': '$$.Map.Item.Index', n: count } };
}
