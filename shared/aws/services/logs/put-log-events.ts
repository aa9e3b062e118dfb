import { AwsError } from '../../errors.ts';
import { optionalList } from '../../input.ts';
import { isObject, type JsonObject } from '../../json.ts';
import type { Action } from '../../service.ts';
import type { Logs } from './logs.ts';

function linesOf(input: JsonObject): { timestamp: number; message: string }[] {
  return (optionalList(input, 'logEvents') ?? []).map((event) => {
    const { timestamp, message } = isObject(event) ? event : {};
    if (typeof timestamp !== 'number' || typeof message !== 'string' || message === '') {
      throw new AwsError('InvalidParameterException', 'Log event message must not be empty.');
    }
    return { timestamp, message };
  });
}

/** `PutLogEvents` */
export const putLogEvents: Action<Logs> = {
  permission: (input, service) => ({
    action: 'logs:PutLogEvents',
    resource: `${service.arn(String(input.logGroupName))}:log-stream:${String(input.logStreamName)}`,
  }),
  run(input, service) {
    const stream = service.stream(service.group(input), input.logStreamName);
    const lines = linesOf(input);
    if (lines.length > 0) service.append(stream, lines);
    return { nextSequenceToken: '' };
  },
};
