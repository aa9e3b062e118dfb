import type { Suggestion } from './completion.ts';

/** As integrações que o curso usa, com o serviço em palavras. */
export const RESOURCES: Suggestion[] = [
  ['lambda:invoke', 'Lambda'],
  ['dynamodb:getItem', 'DynamoDB'],
  ['dynamodb:putItem', 'DynamoDB'],
  ['dynamodb:updateItem', 'DynamoDB'],
  ['dynamodb:deleteItem', 'DynamoDB'],
  ['aws-sdk:dynamodb:query', 'DynamoDB, pelo SDK'],
  ['aws-sdk:s3:putObject', 'S3, pelo SDK'],
  ['aws-sdk:s3:getObject', 'S3, pelo SDK'],
  ['s3:listObjectsV2', 'S3, para um Map'],
  ['s3:getObject', 'S3, para um Map'],
  ['sns:publish', 'SNS'],
  ['sqs:sendMessage', 'SQS'],
  ['sqs:sendMessage.waitForTaskToken', 'SQS, à espera de uma resposta'],
  ['events:putEvents', 'EventBridge'],
  ['states:startExecution', 'Step Functions'],
  ['states:startExecution.sync:2', 'Step Functions, à espera do fim'],
  ['bedrock:invokeModel', 'Bedrock'],
  ['aws-sdk:bedrockruntime:converse', 'Bedrock, pelo SDK'],
  ['http:invoke', 'Uma API na internet'],
].map(([name = '', detail]) => ({ label: `arn:aws:states:::${name}`, ...(detail ? { detail } : {}) }));
