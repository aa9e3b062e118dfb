export { type Diagnostic, type Json, VirtualClock } from '../asl/index.ts';
export { deployAssembly } from './deploy/deploy-assembly.ts';
export type { Change, DeployedResource, Deployment } from './deploy/deployment.ts';
export { AwsError, InvalidTemplate, PortTaken, ResourceFailed, UnsupportedResource } from './errors.ts';
export { type LocalAws, type LocalAwsOptions, startLocalAws } from './local-aws.ts';
export type { FunctionLog, LogEntry, ProblemLog, RequestLog } from './log.ts';
