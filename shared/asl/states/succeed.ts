import type { Thread } from '../execution/thread.ts';
import type { JsonObject } from '../json/json.ts';
import type { CompileContext } from '../machine/compile-context.ts';
import { END, type StateNode, type Visit } from '../machine/state-node.ts';
import { compilePassThrough, compileSelection } from './fields/json-path-fields.ts';
import { compileJsonataOutcome } from './fields/jsonata-fields.ts';
import { leave } from './fields/outcome.ts';
import { identityOf } from './identity.ts';

/** Succeed: termina a máquina, ou o ramo, com sucesso. */
export function compileSucceed(name: string, definition: JsonObject, context: CompileContext): StateNode {
  return context.queryLanguage === 'JSONata'
    ? compileJsonata(name, definition)
    : compileJsonPath(name, definition);
}

function compileJsonPath(name: string, definition: JsonObject): StateNode {
  const selectInput = compileSelection(definition.InputPath);
  const finish = compilePassThrough(definition);
  return {
    ...identityOf(name, 'Succeed'),
    pauses: false,
    visit(thread: Thread) {
      leave(thread, finish(thread, selectInput(thread, thread.input)));
      return END;
    },
  };
}

function compileJsonata(name: string, definition: JsonObject): StateNode {
  const finish = compileJsonataOutcome(definition);
  return {
    ...identityOf(name, 'Succeed'),
    pauses: true,
    *visit(thread: Thread): Visit {
      leave(thread, yield* thread.settled(finish(thread, thread.input)));
      return END;
    },
  };
}
