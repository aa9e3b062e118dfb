import type { Thread } from '../execution/thread.ts';
import type { JsonObject } from '../json/json.ts';
import type { CompileContext } from '../machine/compile-context.ts';
import type { StateNode, Visit } from '../machine/state-node.ts';
import { compileResultFields, compileSelection, compileTemplate } from './fields/json-path-fields.ts';
import { compileJsonataOutcome } from './fields/jsonata-fields.ts';
import { leave } from './fields/outcome.ts';
import { identityOf } from './identity.ts';

/** Pass: passa a entrada adiante, transformada. */
export function compilePass(name: string, definition: JsonObject, context: CompileContext): StateNode {
  return context.queryLanguage === 'JSONata'
    ? compileJsonata(name, definition, context)
    : compileJsonPath(name, definition, context);
}

function compileJsonPath(name: string, definition: JsonObject, context: CompileContext): StateNode {
  const next = context.next(definition);
  const selectInput = compileSelection(definition.InputPath);
  const fillParameters = compileTemplate(definition.Parameters);
  const finish = compileResultFields(definition);
  const fixedResult = definition.Result;
  return {
    ...identityOf(name, 'Pass'),
    pauses: false,
    visit(thread: Thread) {
      const input = fillParameters(thread, selectInput(thread, thread.input));
      leave(thread, finish(thread, fixedResult === undefined ? input : fixedResult));
      return next.state;
    },
  };
}

function compileJsonata(name: string, definition: JsonObject, context: CompileContext): StateNode {
  const next = context.next(definition);
  const finish = compileJsonataOutcome(definition);
  return {
    ...identityOf(name, 'Pass'),
    pauses: true,
    *visit(thread: Thread): Visit {
      leave(thread, yield* thread.settled(finish(thread, thread.input)));
      return next.state;
    },
  };
}
