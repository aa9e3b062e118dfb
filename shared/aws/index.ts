// O relógio vem do seu arquivo, e não do índice do motor: pôr o endpoint de pé não deve esperar pelo motor inteiro.

export { TaskError } from '../asl/execution/task.ts';
export { VirtualClock } from '../asl/execution/virtual-clock.ts';
export { explainDiagnostic } from '../asl/explain/diagnostic.ts';
export type { Diagnostic, Json } from '../asl/index.ts';
export type { Change, DeployedResource, Deployment } from './deploy/deployment.ts';
export { describeChanges, type Paint } from './deploy/describe-changes.ts';
export {
  type DeployOptions,
  deployApp,
  deployAssembly,
  destroyStack,
  type SynthesisableApp,
} from './deploy/index.ts';
export { keepRunning } from './endpoint/keep-running.ts';
export { AwsError, InvalidTemplate, PortTaken, ResourceFailed, UnsupportedResource } from './errors.ts';
export type { Fault } from './faults/fault.ts';
export { type LocalAws, type LocalAwsOptions, startLocalAws } from './local-aws.ts';
export type { FunctionLog, LogEntry, ModelLog, ProblemLog, RequestLog } from './log.ts';
export type { LoneTask, LoneTaskWatcher } from './services/states/run-lone-task.ts';
