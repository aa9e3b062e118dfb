import type { Thread } from '../../execution/thread.ts';
import type { Json, JsonObject } from '../../json/json.ts';
import type { CompileContext } from '../../machine/compile-context.ts';
import { unexpectedType } from '../fields/expected-type.ts';
import { compileResultFields, compileSelection, compileTemplate } from '../fields/json-path-fields.ts';
import { compileJsonataField, compileJsonataOutcome } from '../fields/jsonata-fields.ts';
import type { Outcome } from '../fields/outcome.ts';
import { compileJsonataLimit, compileJsonPathLimit, type ReadSeconds } from './time-limits.ts';

/** Os campos de um Task, iguais para quem os usa nas duas linguagens. */
export interface TaskFields {
  /** A entrada depois de `InputPath`. */
  input(thread: Thread): Json;
  /** `Parameters` ou `Arguments`. */
  arguments(thread: Thread, input: Json): Json | Promise<Json>;
  readonly timeoutSeconds: ReadSeconds;
  readonly heartbeatSeconds: ReadSeconds;
  /** `Credentials.RoleArn`. */
  roleArn(thread: Thread, input: Json): string | undefined | Promise<string | undefined>;
  outcome(thread: Thread, result: Json): Outcome | Promise<Outcome>;
}

export function compileTaskFields(definition: JsonObject, context: CompileContext): TaskFields {
  return context.queryLanguage === 'JSONata' ? ofJsonata(definition) : ofJsonPath(definition);
}

function ofJsonPath(definition: JsonObject): TaskFields {
  const selectInput = compileSelection(definition.InputPath);
  const credentials = definition.Credentials && compileTemplate(definition.Credentials);
  return {
    input: (thread) => selectInput(thread, thread.input),
    arguments: compileTemplate(definition.Parameters),
    timeoutSeconds: compileJsonPathLimit(definition, 'TimeoutSeconds'),
    heartbeatSeconds: compileJsonPathLimit(definition, 'HeartbeatSeconds'),
    roleArn: (thread, input) => (credentials ? roleIn(credentials(thread, input)) : undefined),
    outcome: compileResultFields(definition),
  };
}

function ofJsonata(definition: JsonObject): TaskFields {
  const { Arguments, Credentials } = definition;
  const taskArguments = Arguments === undefined ? undefined : compileJsonataField(Arguments, 'Arguments');
  const credentials = Credentials === undefined ? undefined : compileJsonataField(Credentials, 'Credentials');
  const finish = compileJsonataOutcome(definition);
  return {
    input: (thread) => thread.input,
    arguments: (thread, input) => (taskArguments ? taskArguments(thread) : input),
    timeoutSeconds: compileJsonataLimit(definition, 'TimeoutSeconds'),
    heartbeatSeconds: compileJsonataLimit(definition, 'HeartbeatSeconds'),
    roleArn: (thread) => {
      const value = credentials?.(thread);
      return value instanceof Promise ? value.then(roleIn) : roleIn(value);
    },
    outcome: (thread, result) => finish(thread, result, { result }),
  };
}

function roleIn(credentials: Json | undefined): string | undefined {
  if (credentials === undefined) return undefined;
  const role = (credentials as JsonObject).RoleArn;
  if (typeof role === 'string') return role;
  throw unexpectedType(credentials, 'Credentials/RoleArn', 'string', role ?? null);
}
