import type { JsonObject } from '../json/json.ts';
import type { CompileContext, CompileState } from '../machine/compile-context.ts';
import type { StateNode, StateType } from '../machine/state-node.ts';
import { compileChoice } from './choice.ts';
import { compileFail } from './fail.ts';
import { compileMap } from './map.ts';
import { compileParallel } from './parallel.ts';
import { compilePass } from './pass.ts';
import { compileSucceed } from './succeed.ts';
import { compileTask } from './task.ts';
import { compileWait } from './wait.ts';

/** Um compilador para cada tipo de estado da States Language. */
const COMPILERS: Readonly<Record<StateType, CompileState>> = {
  Choice: compileChoice,
  Fail: compileFail,
  Map: compileMap,
  Parallel: compileParallel,
  Pass: compilePass,
  Succeed: compileSucceed,
  Task: compileTask,
  Wait: compileWait,
};

/** Compila um estado, de qualquer tipo. A definição já foi validada. */
export function compileState(name: string, definition: JsonObject, context: CompileContext): StateNode {
  return COMPILERS[definition.Type as StateType](name, definition, context);
}
