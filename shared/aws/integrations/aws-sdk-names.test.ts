import { expect, test } from 'vitest';
import { exceptionPrefixOf, resourceNameOf } from './aws-sdk-names.ts';

// Pares do índice de integrações do guia do Step Functions.
test.each([
  ['@aws-sdk/client-sfn', 'SFN', 'sfn', 'Sfn'],
  ['@aws-sdk/client-dynamodb', 'DynamoDB', 'dynamodb', 'DynamoDb'],
  ['@aws-sdk/client-bedrock-runtime', 'Bedrock Runtime', 'bedrockruntime', 'BedrockRuntime'],
  ['@aws-sdk/client-s3', 'S3', 's3', 'S3'],
  ['@aws-sdk/client-s3-control', 'S3 Control', 's3control', 'S3Control'],
  [
    '@aws-sdk/client-ec2-instance-connect',
    'EC2 Instance Connect',
    'ec2instanceconnect',
    'Ec2InstanceConnect',
  ],
  ['@aws-sdk/client-cloudwatch-logs', 'CloudWatch Logs', 'cloudwatchlogs', 'CloudWatchLogs'],
  ['@aws-sdk/client-secrets-manager', 'Secrets Manager', 'secretsmanager', 'SecretsManager'],
  ['@aws-sdk/client-config-service', 'Config Service', 'config', 'Config'],
  ['@aws-sdk/client-directory-service', 'Directory Service', 'directory', 'Directory'],
  [
    '@aws-sdk/client-directory-service-data',
    'Directory Service Data',
    'directoryservicedata',
    'DirectoryServiceData',
  ],
  ['@aws-sdk/client-apigatewayv2', 'ApiGatewayV2', 'apigatewayv2', 'ApiGatewayV2'],
  ['@aws-sdk/client-sesv2', 'SESv2', 'sesv2', 'SesV2'],
  ['@aws-sdk/client-b2bi', 'b2bi', 'b2bi', 'B2Bi'],
  ['@aws-sdk/client-fsx', 'FSx', 'fsx', 'FSx'],
  ['@aws-sdk/client-iot', 'IoT', 'iot', 'Iot'],
  ['@aws-sdk/client-iotsitewise', 'IoTSiteWise', 'iotsitewise', 'IoTSiteWise'],
  [
    '@aws-sdk/client-sagemaker-a2i-runtime',
    'SageMaker A2I Runtime',
    'sagemakera2iruntime',
    'SageMakerA2IRuntime',
  ],
  ['@aws-sdk/client-codeartifact', 'codeartifact', 'codeartifact', 'Codeartifact'],
  ['@aws-sdk/client-route-53', 'Route 53', 'route53', 'Route53'],
  ['@aws-sdk/client-mturk', 'MTurk', 'mturk', 'MTurk'],
])('%s é %s na API, %s no Resource e %s nos erros', (packageName, serviceId, resource, prefix) => {
  expect(resourceNameOf(packageName)).toBe(resource);
  expect(exceptionPrefixOf(serviceId)).toBe(prefix);
});
