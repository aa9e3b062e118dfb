import type { MapRunLimits } from '../../../asl/index.ts';
import { AwsError } from '../../errors.ts';
import { optionalInteger, optionalNumber, requiredString } from '../../input.ts';
import type { JsonObject } from '../../json.ts';
import type { Action } from '../../service.ts';
import { checkArn } from './arns.ts';
import type { StepFunctions } from './step-functions.ts';

function limitsOf(input: JsonObject): MapRunLimits {
  return Object.fromEntries(
    Object.entries({
      maxConcurrency: optionalInteger(input, 'maxConcurrency', { min: 0 }),
      toleratedFailureCount: optionalInteger(input, 'toleratedFailureCount', { min: 0 }),
      toleratedFailurePercentage: optionalNumber(input, 'toleratedFailurePercentage', { min: 0, max: 100 }),
    }).filter(([, value]) => value !== undefined),
  );
}

function refuse(reason: string, message: string): never {
  throw new AwsError('ValidationException', message, 400, { reason });
}

/** `UpdateMapRun`: muda os limites de um Map Run que anda. */
export const updateMapRun: Action<StepFunctions> = {
  permission: (input) => ({ action: 'states:UpdateMapRun', resource: String(input.mapRunArn) }),
  run(input, service) {
    const arn = requiredString(input, 'mapRunArn', { min: 1, max: 2000 });
    const limits = limitsOf(input);
    checkArn(arn, 'mapRun');
    if (Object.keys(limits).length === 0) {
      refuse(
        'MISSING_REQUIRED_PARAMETER',
        'At least one of maxConcurrency, toleratedFailureCount or toleratedFailurePercentage must be specified',
      );
    }
    const { mapRuns } = service.executions;
    if (mapRuns.get(arn).status !== 'RUNNING') {
      refuse('CANNOT_UPDATE_COMPLETED_MAP_RUN', `Cannot update a Map Run that has completed: '${arn}'`);
    }
    mapRuns.update(arn, limits);
    return {};
  },
};
