import { runtimeError } from '../execution/states-error.ts';
import type { Thread } from '../execution/thread.ts';
import type { JsonObject } from '../json/json.ts';
import type { CompileContext } from '../machine/compile-context.ts';
import type { StateNode, Visit } from '../machine/state-node.ts';
import { compileRule } from './choice/json-path-rule.ts';
import { compileCondition } from './choice/jsonata-condition.ts';
import { compileAssign, compileSelection } from './fields/json-path-fields.ts';
import { ThreadScope } from './fields/json-path-scope.ts';
import { compileJsonataOutcome } from './fields/jsonata-fields.ts';
import { leave } from './fields/outcome.ts';
import { identityOf } from './identity.ts';

const NOWHERE_TO_GO = 'Failed to transition out of the state. The state does not point to a next state.';

/** Choice: segue para o `Next` da primeira regra que vale, ou para `Default`. */
export function compileChoice(name: string, definition: JsonObject, context: CompileContext): StateNode {
  return context.queryLanguage === 'JSONata'
    ? compileJsonata(name, definition, context)
    : compileJsonPath(name, definition, context);
}

function compileJsonPath(name: string, definition: JsonObject, context: CompileContext): StateNode {
  const selectInput = compileSelection(definition.InputPath);
  const selectOutput = compileSelection(definition.OutputPath);
  const rules = (definition.Choices as JsonObject[]).map((rule) => ({
    holds: compileRule(rule),
    next: context.target(rule.Next as string),
    assign: compileAssign(rule.Assign),
  }));
  const otherwise = defaultOf(definition, context);
  const assignDefault = compileAssign(definition.Assign);
  return {
    ...identityOf(name, 'Choice'),
    pauses: false,
    visit(thread: Thread) {
      const input = selectInput(thread, thread.input);
      const scope = new ThreadScope(thread, input);
      const rule = rules.find(({ holds }) => holds(scope));
      const next = rule?.next ?? otherwise;
      if (!next) throw runtimeError(NOWHERE_TO_GO);
      const assigned = (rule?.assign ?? assignDefault)(thread, input);
      leave(thread, { output: selectOutput(thread, input), assigned });
      return next.state;
    },
  };
}

function compileJsonata(name: string, definition: JsonObject, context: CompileContext): StateNode {
  const rules = (definition.Choices as JsonObject[]).map((rule, index) => ({
    holds: compileCondition(rule.Condition, `Choices[${index}]/Condition`),
    next: context.target(rule.Next as string),
    finish: compileJsonataOutcome(rule, `Choices[${index}]/`),
  }));
  const otherwise = defaultOf(definition, context);
  const finishDefault = compileJsonataOutcome(definition);
  return {
    ...identityOf(name, 'Choice'),
    pauses: true,
    *visit(thread: Thread): Visit {
      for (const { holds, next, finish } of rules) {
        if (!(yield* thread.settled(holds(thread)))) continue;
        leave(thread, yield* thread.settled(finish(thread, thread.input)));
        return next.state;
      }
      if (!otherwise) throw runtimeError(NOWHERE_TO_GO);
      leave(thread, yield* thread.settled(finishDefault(thread, thread.input)));
      return otherwise.state;
    },
  };
}

function defaultOf({ Default }: JsonObject, context: CompileContext) {
  return typeof Default === 'string' ? context.target(Default) : undefined;
}
