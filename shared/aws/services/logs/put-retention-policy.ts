import { AwsError } from '../../errors.ts';
import { optionalInteger } from '../../input.ts';
import type { Action } from '../../service.ts';
import type { Logs } from './logs.ts';

const ALLOWED = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** `PutRetentionPolicy`: o prazo é guardado; as linhas daqui não envelhecem. */
export const putRetentionPolicy: Action<Logs> = {
  permission: (input, service) => ({
    action: 'logs:PutRetentionPolicy',
    resource: service.arn(String(input.logGroupName)),
  }),
  run(input, service) {
    const group = service.group(input);
    const retentionInDays = optionalInteger(input, 'retentionInDays');
    if (retentionInDays === undefined || !ALLOWED.includes(retentionInDays)) {
      throw new AwsError(
        'InvalidParameterException',
        `1 validation error detected: Value '${String(retentionInDays ?? 'null')}' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: [${ALLOWED.join(', ')}]`,
      );
    }
    service.groups.set(group.name, { ...group, retentionInDays });
    return {};
  },
};
