import { Fork } from '../execution/fork.ts';
import type { StatesError } from '../execution/states-error.ts';
import { Thread } from '../execution/thread.ts';
import type { Json, JsonObject } from '../json/json.ts';
import type { CompileContext } from '../machine/compile-context.ts';
import type { CompiledStates } from '../machine/compiled-states.ts';
import type { StateNode, Visit } from '../machine/state-node.ts';
import { compileGuard } from './fields/attempts.ts';
import { compileResultFields, compileSelection, compileTemplate } from './fields/json-path-fields.ts';
import { compileJsonataField, compileJsonataOutcome } from './fields/jsonata-fields.ts';
import { leave, type Outcome } from './fields/outcome.ts';
import { isOwnRuntimeError } from './fields/own-runtime-error.ts';
import { identityOf } from './identity.ts';

/** Os campos de um Parallel, iguais para quem os usa nas duas linguagens. */
interface ParallelFields {
  /** A entrada de cada ramo. */
  branchInput(thread: Thread): Json | Promise<Json>;
  outcome(thread: Thread, results: Json): Outcome | Promise<Outcome>;
}

/** Parallel: anda por todos os ramos ao mesmo tempo, e junta as saídas numa lista. */
export function compileParallel(name: string, definition: JsonObject, context: CompileContext): StateNode {
  const next = context.next(definition);
  const guard = compileGuard(definition, context);
  const branches = (definition.Branches as JsonObject[]).map((branch) => context.compileStates(branch));
  const fields = context.queryLanguage === 'JSONata' ? ofJsonata(definition) : ofJsonPath(definition);

  function* attempt(thread: Thread): Visit {
    const input = yield* thread.settled(fields.branchInput(thread));
    thread.record('ParallelStateStarted');
    const fork = forkOf(thread, branches, input);
    yield* fork.run();
    const lastOfBranches = thread.lastEventId;
    thread.record('ParallelStateSucceeded');
    thread.lastEventId = lastOfBranches;
    leave(thread, yield* thread.settled(fields.outcome(thread, fork.results)));
    return next.state;
  }

  return {
    ...identityOf(name, 'Parallel'),
    pauses: true,
    visit: (thread: Thread) =>
      guard(thread, attempt, (error: StatesError) => {
        if (!isOwnRuntimeError(error)) thread.record('ParallelStateFailed');
      }),
  };
}

function forkOf(thread: Thread, branches: readonly CompiledStates[], input: Json): Fork {
  const { run, variables, lastEventId: previousEventId, mapItem } = thread;
  return new Fork(thread, {
    total: branches.length,
    concurrency: branches.length,
    traces: thread.trace?.forks.get(previousEventId),
    traceKey: (index) => branches[index]?.startAt.name as string,
    create(owner, index, _freedBy, trace) {
      const states = branches[index] as CompiledStates;
      return new Thread(run, owner, { states, input, variables, previousEventId, index, mapItem, trace });
    },
  });
}

function ofJsonPath(definition: JsonObject): ParallelFields {
  const selectInput = compileSelection(definition.InputPath);
  const fillParameters = compileTemplate(definition.Parameters);
  return {
    branchInput: (thread) => fillParameters(thread, selectInput(thread, thread.input)),
    outcome: compileResultFields(definition),
  };
}

function ofJsonata(definition: JsonObject): ParallelFields {
  const { Arguments } = definition;
  const branchArguments = Arguments === undefined ? undefined : compileJsonataField(Arguments, 'Arguments');
  const finish = compileJsonataOutcome(definition);
  return {
    branchInput: (thread) => (branchArguments ? branchArguments(thread) : thread.input),
    outcome: (thread, result) => finish(thread, result, { result }),
  };
}
