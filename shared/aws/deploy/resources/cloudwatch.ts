import { inert } from './inert.ts';

/** `AWS::CloudWatch::Alarm`: a AWS local não mede nada, e nenhum alarme dispara. */
export const cloudwatchAlarm = inert(
  'AlarmName',
  (name, { aws }) => `arn:aws:cloudwatch:${aws.region}:${aws.accountId}:alarm:${name}`,
);

/** `AWS::CloudWatch::Dashboard` */
export const cloudwatchDashboard = inert('DashboardName');
