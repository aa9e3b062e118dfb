import type { ResourceType } from '../resource-type.ts';
import { dynamodbTable } from './dynamodb-table.ts';
import { iamManagedPolicy } from './iam-managed-policy.ts';
import { iamPolicy } from './iam-policy.ts';
import { iamRole } from './iam-role.ts';
import { lambdaFunction } from './lambda-function.ts';
import { lambdaPermission } from './lambda-permission.ts';
import { logsLogGroup } from './logs-log-group.ts';
import { s3Bucket } from './s3-bucket.ts';
import { s3BucketPolicy } from './s3-bucket-policy.ts';
import { stepFunctionsStateMachine } from './step-functions-state-machine.ts';

/** Os tipos de recurso que a AWS local tem. Acrescentar um é acrescentar um arquivo e uma linha. */
export const resourceTypes: Readonly<Record<string, ResourceType>> = {
  'AWS::DynamoDB::GlobalTable': dynamodbTable,
  'AWS::DynamoDB::Table': dynamodbTable,
  'AWS::IAM::ManagedPolicy': iamManagedPolicy,
  'AWS::IAM::Policy': iamPolicy,
  'AWS::IAM::Role': iamRole,
  'AWS::Lambda::Function': lambdaFunction,
  'AWS::Lambda::Permission': lambdaPermission,
  'AWS::Logs::LogGroup': logsLogGroup,
  'AWS::S3::Bucket': s3Bucket,
  'AWS::S3::BucketPolicy': s3BucketPolicy,
  'AWS::StepFunctions::StateMachine': stepFunctionsStateMachine,
};

/** Recursos que só falam do CDK e não existem na AWS. */
export const ignoredTypes: ReadonlySet<string> = new Set(['AWS::CDK::Metadata']);
