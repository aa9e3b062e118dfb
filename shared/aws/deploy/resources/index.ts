import type { ResourceType } from '../resource-type.ts';
import { budgetsBudget } from './budgets-budget.ts';
import { cloudwatchAlarm, cloudwatchDashboard } from './cloudwatch.ts';
import { customBucketDeployment } from './custom-bucket-deployment.ts';
import { customLogRetention } from './custom-log-retention.ts';
import { customS3AutoDeleteObjects } from './custom-s3-auto-delete-objects.ts';
import { dynamodbTable } from './dynamodb-table.ts';
import { eventsConnection } from './events-connection.ts';
import { eventsEventBus } from './events-event-bus.ts';
import { iamManagedPolicy } from './iam-managed-policy.ts';
import { iamPolicy } from './iam-policy.ts';
import { iamRole } from './iam-role.ts';
import { lambdaAlias } from './lambda-alias.ts';
import { lambdaEventInvokeConfig } from './lambda-event-invoke-config.ts';
import { lambdaEventSourceMapping } from './lambda-event-source-mapping.ts';
import { lambdaFunction } from './lambda-function.ts';
import { lambdaPermission } from './lambda-permission.ts';
import { lambdaVersion } from './lambda-version.ts';
import { logsLogGroup } from './logs-log-group.ts';
import { logsMetricFilter } from './logs-metric-filter.ts';
import { s3Bucket } from './s3-bucket.ts';
import { s3BucketPolicy } from './s3-bucket-policy.ts';
import { snsSubscription } from './sns-subscription.ts';
import { snsTopic } from './sns-topic.ts';
import { snsTopicPolicy } from './sns-topic-policy.ts';
import { sqsQueue } from './sqs-queue.ts';
import { sqsQueuePolicy } from './sqs-queue-policy.ts';
import { stepFunctionsActivity } from './step-functions-activity.ts';
import { stepFunctionsStateMachine } from './step-functions-state-machine.ts';
import { stepFunctionsStateMachineAlias } from './step-functions-state-machine-alias.ts';
import { stepFunctionsStateMachineVersion } from './step-functions-state-machine-version.ts';

/** Os tipos de recurso que a AWS local tem. Acrescentar um é acrescentar um arquivo e uma linha. */
export const resourceTypes: Readonly<Record<string, ResourceType>> = {
  'AWS::Budgets::Budget': budgetsBudget,
  'AWS::CloudWatch::Alarm': cloudwatchAlarm,
  'AWS::CloudWatch::Dashboard': cloudwatchDashboard,
  'AWS::DynamoDB::GlobalTable': dynamodbTable,
  'AWS::DynamoDB::Table': dynamodbTable,
  'AWS::Events::Connection': eventsConnection,
  'AWS::Events::EventBus': eventsEventBus,
  'AWS::IAM::ManagedPolicy': iamManagedPolicy,
  'AWS::IAM::Policy': iamPolicy,
  'AWS::IAM::Role': iamRole,
  'AWS::Lambda::Alias': lambdaAlias,
  'AWS::Lambda::EventInvokeConfig': lambdaEventInvokeConfig,
  'AWS::Lambda::EventSourceMapping': lambdaEventSourceMapping,
  'AWS::Lambda::Function': lambdaFunction,
  'AWS::Lambda::Permission': lambdaPermission,
  'AWS::Lambda::Version': lambdaVersion,
  'AWS::Logs::LogGroup': logsLogGroup,
  'AWS::Logs::MetricFilter': logsMetricFilter,
  'AWS::S3::Bucket': s3Bucket,
  'AWS::S3::BucketPolicy': s3BucketPolicy,
  'AWS::SNS::Subscription': snsSubscription,
  'AWS::SNS::Topic': snsTopic,
  'AWS::SNS::TopicPolicy': snsTopicPolicy,
  'AWS::SQS::Queue': sqsQueue,
  'AWS::SQS::QueuePolicy': sqsQueuePolicy,
  'AWS::StepFunctions::Activity': stepFunctionsActivity,
  'AWS::StepFunctions::StateMachine': stepFunctionsStateMachine,
  'AWS::StepFunctions::StateMachineAlias': stepFunctionsStateMachineAlias,
  'AWS::StepFunctions::StateMachineVersion': stepFunctionsStateMachineVersion,
  'Custom::CDKBucketDeployment': customBucketDeployment,
  'Custom::LogRetention': customLogRetention,
  'Custom::S3AutoDeleteObjects': customS3AutoDeleteObjects,
};

/** O que fazer no lugar de um tipo que a AWS local não tem. */
export const unsupportedHints: Readonly<Record<string, string>> = {
  'AWS::CloudFormation::CustomResource':
    'Um recurso próprio roda uma função durante o deploy; aqui só os do CDK que esvaziam baldes, copiam arquivos e retêm registros são imitados.',
  'AWS::CloudFormation::Stack':
    'Uma pilha dentro de outra (NestedStack) não entra aqui: use uma Stack comum no mesmo app.',
  'AWS::Events::Rule':
    'Regras não há aqui: os eventos ficam à vista em /_local/events, e a máquina se começa com StartExecution.',
  'AWS::Lambda::LayerVersion':
    'Ponha o que a camada traz dentro do código da função: o NodejsFunction do CDK empacota as dependências.',
  'AWS::Lambda::Url': 'Chame a função pela API da Lambda (Invoke), ou teste a URL na AWS de verdade.',
};

export { providerResource } from './provider.ts';

/** Recursos que só falam do CDK e não existem na AWS. */
export const ignoredTypes: ReadonlySet<string> = new Set(['AWS::CDK::Metadata']);
