export type { Clock, Timer } from './execution/clock.ts';
export type { Execution, ExecutionOptions, ExecutionResult } from './execution/execution.ts';
export type { HistoryEvent, HistoryEventDetails, HistoryEventType } from './execution/history-event.ts';
export { NotRedrivable, redrive } from './execution/redrive.ts';
export { resume } from './execution/resume.ts';
export { startExecution } from './execution/start-execution.ts';
export { SystemClock } from './execution/system-clock.ts';
export { TaskError, type TaskRequest, type TaskRunner } from './execution/task.ts';
export { executionOfToken } from './execution/task-token.ts';
export { VirtualClock } from './execution/virtual-clock.ts';
export { type Json, type JsonObject, JsonText } from './json/json.ts';
export { type CompileOptions, compile } from './machine/compile.ts';
export { InvalidDefinition } from './machine/invalid-definition.ts';
export type { StateMachine, StateMachineType } from './machine/machine.ts';
export type { KeptChild, MapRunKeeper, StartedChild } from './map-run/keeper.ts';
export type { MapRun, MapRunCounts, MapRunLimits } from './map-run/map-run.ts';
export {
  TestStateError,
  type TestStateInput,
  type TestStateOptions,
  type TestStateOutput,
  testState,
} from './test-state/index.ts';
export { type Diagnostic, type ValidateOptions, validate } from './validate/index.ts';
