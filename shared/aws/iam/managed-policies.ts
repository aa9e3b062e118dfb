function allow(actions: readonly string[]): unknown {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }] };
}

/**
 * As políticas gerenciadas pela AWS que uma pilha de curso costuma citar, reduzidas aos serviços daqui.
 * Uma que falta não permite nada.
 */
export const managedPolicies: Readonly<Record<string, unknown>> = {
  AdministratorAccess: allow(['*']),
  PowerUserAccess: allow(['*']),
  AWSLambdaBasicExecutionRole: allow(['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents']),
  AWSLambdaRole: allow(['lambda:InvokeFunction']),
  AWSLambdaSQSQueueExecutionRole: allow([
    'sqs:ReceiveMessage',
    'sqs:DeleteMessage',
    'sqs:GetQueueAttributes',
    'logs:CreateLogGroup',
    'logs:CreateLogStream',
    'logs:PutLogEvents',
  ]),
  AWSLambda_FullAccess: allow(['lambda:*', 'logs:*']),
  AWSStepFunctionsFullAccess: allow(['states:*']),
  AWSStepFunctionsReadOnlyAccess: allow(['states:List*', 'states:Describe*', 'states:Get*']),
  AmazonDynamoDBFullAccess: allow(['dynamodb:*']),
  AmazonEventBridgeFullAccess: allow(['events:*']),
  AmazonS3FullAccess: allow(['s3:*']),
  AmazonSNSFullAccess: allow(['sns:*']),
  AmazonSQSFullAccess: allow(['sqs:*']),
  AmazonBedrockFullAccess: allow(['bedrock:*']),
  AWSXRayDaemonWriteAccess: allow(['xray:*']),
};
