import type { Clock } from '../execution/clock.ts';
import { ExecutionRun } from '../execution/run.ts';
import type { StatesError } from '../execution/states-error.ts';
import type { TaskRunner } from '../execution/task.ts';
import type { ThreadOwner, Variables } from '../execution/thread.ts';
import { isObject, type Json, type JsonObject } from '../json/index.ts';
import { compileStates } from '../machine/compile-states.ts';
import type { StateMachine } from '../machine/machine.ts';
import type { Subject } from './subject.ts';
import { TestThread } from './test-thread.ts';

/** O que o teste empresta ao estado. */
export interface StateScope {
  input: Json;
  variables: Variables;
  context: Json | undefined;
  roleArn: string | undefined;
  tasks: TaskRunner;
  clock: Clock | undefined;
  seed: number | undefined;
}

/** Como o estado terminou. */
export type StateEnd =
  | { output: Json; variables: Variables; nextState: string | undefined }
  | { failure: StatesError };

/** O começo do nome de um estado de mentira, que só marca para onde se foi. */
const TARGET = 'destino: ';

/** Um fio pronto para andar pelo estado, e quem o começa. */
export function prepareThread(
  subject: Subject,
  scope: StateScope,
): { thread: TestThread; run(): Promise<StateEnd> } {
  const machine = machineOf(subject);
  const run = new ExecutionRun(machine, {
    input: scope.input,
    tasks: scope.tasks,
    clock: scope.clock,
    seed: scope.seed,
    roleArn: scope.roleArn,
  });
  let end: (end: StateEnd) => void = () => {};
  const ended = new Promise<StateEnd>((resolve) => {
    end = resolve;
  });
  const owner: ThreadOwner = {
    succeeded: ({ variables }, output) => end({ output, variables, nextState: nextStateOf(run) }),
    failed: (_thread, failure) => end({ failure }),
  };
  const { input, variables } = scope;
  const thread = new TestThread(run, owner, { states: machine.root, input, variables, previousEventId: 0 });
  thread.givenContext = scope.context;
  return {
    thread,
    run: () => {
      thread.start();
      return ended;
    },
  };
}

/** Uma máquina com o estado e, no lugar de cada destino, um fim. */
function machineOf({ name, state, language }: Subject): StateMachine {
  const targets = new Set<string>();
  const aimed = aimAtTargets(state, targets) as JsonObject;
  const states: JsonObject = { [name]: aimed };
  for (const target of targets) states[TARGET + target] = { Type: 'Succeed' };
  const definition: JsonObject = { QueryLanguage: language, StartAt: name, States: states };
  return {
    type: 'EXPRESS',
    definition,
    comment: undefined,
    timeoutSeconds: undefined,
    root: compileStates(definition, 'EXPRESS', language),
  };
}

/** Sem Retry nem Catch, que o teste só descreve, e com cada destino trocado por um de mentira. */
function aimAtTargets(state: JsonObject, targets: Set<string>): JsonObject {
  const { Retry: _retry, Catch: _catch, ...aimed } = state;
  const aim = (target: Json): string => {
    targets.add(String(target));
    return TARGET + String(target);
  };
  for (const field of ['Next', 'Default']) if (aimed[field] !== undefined) aimed[field] = aim(aimed[field]);
  if (Array.isArray(aimed.Choices)) {
    aimed.Choices = aimed.Choices.map((rule) =>
      isObject(rule) ? { ...rule, Next: aim(rule.Next ?? null) } : rule,
    );
  }
  return aimed;
}

function nextStateOf(run: ExecutionRun): string | undefined {
  const entered = run.history
    .map((event) => event.stateEnteredEventDetails?.name)
    .find((name) => name?.startsWith(TARGET));
  return entered?.slice(TARGET.length);
}
