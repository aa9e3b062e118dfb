import { JsonSyntaxError, parseJson, utf8Size } from '../../../asl/json/index.ts';
import { AwsError } from '../../errors.ts';
import { requiredString } from '../../input.ts';
import type { Action } from '../../service.ts';
import type { StepFunctions } from './step-functions.ts';

/** `SendTaskSuccess`: `output` é texto JSON. */
export const sendTaskSuccess: Action<StepFunctions> = {
  permission: (input, service) => ({
    action: 'states:SendTaskSuccess',
    resource: service.callbacks.resourceOf(input.taskToken),
  }),
  async run(input, service) {
    const token = requiredString(input, 'taskToken', { min: 1, max: 2048 });
    const output = requiredString(input, 'output');
    if (utf8Size(output) > 262_144) {
      throw new AwsError(
        'ValidationException',
        "1 validation error detected: Value at 'output' failed to satisfy constraint: Member must have length less than or equal to 262144",
      );
    }
    try {
      parseJson(output);
    } catch (error) {
      if (error instanceof JsonSyntaxError)
        throw new AwsError('InvalidOutput', `Invalid Output: '${error.reason}'`);
      throw error;
    }
    await service.callbacks.succeed(token, output);
    await service.executions.recorded();
    return {};
  },
};
