/** Com o que se escreve o teste de um passo. */
export type { Fault } from '../aws/index.ts';
export { type DeployedProperties, deployedProperties } from './deployed-resource.ts';
export type {
  Environment,
  JudgedMachine,
  MachineSource,
  ModelExchange,
  Notice,
  TableItem,
} from './environment.ts';
export { GoalNotMet, must } from './goal-not-met.ts';
export {
  endingOf,
  evidenceOf,
  type JudgedExecution,
  mustFollow,
  mustSucceed,
  shownValue,
} from './judged-execution.ts';
export {
  type JudgedMapRun,
  type MapRunChild,
  mapRunOf,
  mostAtOnce,
  mustOpenMapRun,
} from './judged-map-run.ts';
export { modelPrice } from './model-price.ts';
export { type ModelTalk, modelTalks } from './model-talk.ts';
export { placeText } from './problem.ts';
export type { Random } from './random.ts';
export type {
  CheckReport,
  GoalFailure,
  GoalReport,
  MachineDrawing,
  PathStop,
  Place,
  Problem,
} from './report.ts';
export { auditStack, type Exception, type Finding, type StackAudit } from './stack-audit.ts';
export { DAY, HOUR, MINUTE, type StartedExecution } from './started-execution.ts';
export { type Hints, step } from './step.ts';
export { valueAt } from './value-at.ts';
export { tokenIn, type Wait } from './waits.ts';
