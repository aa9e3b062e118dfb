import { App, aws_cloudwatch as cloudwatch, Stack, aws_sns as sns } from 'aws-cdk-lib';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deployApp, type LocalAws, startLocalAws } from '../aws/index.ts';
import { deployedProperties } from './deployed-resource.ts';

let aws: LocalAws;
beforeAll(async () => {
  process.env.CDK_VALIDATION = 'false';
  aws = await startLocalAws({ port: 0, storage: 'memory' });
});
afterAll(() => aws.close());

test('dado um alarme, que aqui não faz nada, diz as propriedades dele com os nomes de verdade', async () => {
  const app = new App({ analyticsReporting: false });
  const stack = new Stack(app, 'Alarmada');
  const topic = new sns.Topic(stack, 'Topico');
  topic.applyRemovalPolicy(RemovalPolicy.RETAIN);
  const metric = new cloudwatch.Metric({ namespace: 'AWS/States', metricName: 'ExecutionsFailed' });
  const alarm = new cloudwatch.Alarm(stack, 'Alarme', { metric, threshold: 1, evaluationPeriods: 1 });
  alarm.addAlarmAction(new SnsAction(topic));
  const [deployment] = await deployApp(aws, app);
  const [kept, deployed] = deployedProperties({ aws, deployment });
  expect(kept).toMatchObject({ type: 'AWS::SNS::Topic', isRetained: true });
  expect(deployed).toMatchObject({
    type: 'AWS::CloudWatch::Alarm',
    isRetained: false,
    properties: { MetricName: 'ExecutionsFailed', AlarmActions: [kept?.physicalId] },
  });
});
