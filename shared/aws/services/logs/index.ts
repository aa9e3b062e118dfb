import { awsJson } from '../../protocols/aws-json.ts';
import { defineService } from '../../service.ts';
import { createLogGroup } from './create-log-group.ts';
import { createLogStream } from './create-log-stream.ts';
import { deleteLogGroup } from './delete-log-group.ts';
import { deleteRetentionPolicy } from './delete-retention-policy.ts';
import { describeLogGroups } from './describe-log-groups.ts';
import { describeLogStreams } from './describe-log-streams.ts';
import { filterLogEvents } from './filter-log-events.ts';
import { getLogEvents } from './get-log-events.ts';
import { Logs } from './logs.ts';
import { putLogEvents } from './put-log-events.ts';
import { putRetentionPolicy } from './put-retention-policy.ts';

/** Amazon CloudWatch Logs: o bastante para ler o que as funções escrevem (`aws logs tail`). */
export const logs = defineService<Logs>({
  name: 'logs',
  protocol: awsJson('Logs_20140328', '1.1'),
  actions: {
    CreateLogGroup: createLogGroup,
    CreateLogStream: createLogStream,
    DeleteLogGroup: deleteLogGroup,
    DeleteRetentionPolicy: deleteRetentionPolicy,
    DescribeLogGroups: describeLogGroups,
    DescribeLogStreams: describeLogStreams,
    FilterLogEvents: filterLogEvents,
    GetLogEvents: getLogEvents,
    PutLogEvents: putLogEvents,
    PutRetentionPolicy: putRetentionPolicy,
  },
  create: (context) => new Logs(context),
});
