/** O que se pode escrever em cada lugar de uma definição: os nomes da própria linguagem. */

export type Language = 'JSONPath' | 'JSONata';

export const MACHINE_FIELDS: readonly string[] = [
  'Comment',
  'QueryLanguage',
  'StartAt',
  'States',
  'TimeoutSeconds',
  'Version',
];

export const STATE_TYPES: readonly string[] = [
  'Task',
  'Pass',
  'Choice',
  'Wait',
  'Parallel',
  'Map',
  'Succeed',
  'Fail',
];

const EVERY_STATE = ['Type', 'Comment', 'QueryLanguage'];
const MOVES = ['Next', 'End'];
const HANDLES = ['Retry', 'Catch'];

const BOTH: Readonly<Record<string, readonly string[]>> = {
  Task: ['Resource', 'TimeoutSeconds', 'HeartbeatSeconds', 'Credentials', 'Assign', ...MOVES, ...HANDLES],
  Pass: ['Assign', ...MOVES],
  Choice: ['Choices', 'Default', 'Assign'],
  Wait: ['Seconds', 'Timestamp', 'Assign', ...MOVES],
  Parallel: ['Branches', 'Assign', ...MOVES, ...HANDLES],
  Map: [
    'ItemProcessor',
    'ItemSelector',
    'ItemReader',
    'ItemBatcher',
    'ResultWriter',
    'MaxConcurrency',
    'Label',
    'ToleratedFailureCount',
    'ToleratedFailurePercentage',
    'Assign',
    ...MOVES,
    ...HANDLES,
  ],
  Succeed: [],
  Fail: ['Error', 'Cause'],
};

const ONLY_JSONATA: Readonly<Record<string, readonly string[]>> = {
  Task: ['Arguments', 'Output'],
  Pass: ['Output'],
  Choice: ['Output'],
  Wait: ['Output'],
  Parallel: ['Arguments', 'Output'],
  Map: ['Items', 'Output'],
  Succeed: ['Output'],
};

const PATHS = ['InputPath', 'OutputPath'];
const RESULTS = ['Parameters', 'ResultSelector', 'ResultPath'];

const ONLY_JSONPATH: Readonly<Record<string, readonly string[]>> = {
  Task: [...PATHS, ...RESULTS, 'TimeoutSecondsPath', 'HeartbeatSecondsPath'],
  Pass: [...PATHS, 'Parameters', 'Result', 'ResultPath'],
  Choice: PATHS,
  Wait: [...PATHS, 'SecondsPath', 'TimestampPath'],
  Parallel: [...PATHS, ...RESULTS],
  Map: [...PATHS, 'ItemsPath', 'ResultSelector', 'ResultPath', 'MaxConcurrencyPath'],
  Succeed: PATHS,
  Fail: ['ErrorPath', 'CausePath'],
};

/** Os campos de um estado. Sem tipo escrito ainda, só os que todos têm. */
export function fieldsOfState(type: string | undefined, language: Language): readonly string[] {
  const own = language === 'JSONata' ? ONLY_JSONATA : ONLY_JSONPATH;
  return [...EVERY_STATE, ...(type ? [...(BOTH[type] ?? []), ...(own[type] ?? [])] : [])];
}

export const RETRY_FIELDS: readonly string[] = [
  'ErrorEquals',
  'IntervalSeconds',
  'MaxAttempts',
  'BackoffRate',
  'MaxDelaySeconds',
  'JitterStrategy',
];

export const catchFields = (language: Language): readonly string[] =>
  language === 'JSONata'
    ? ['ErrorEquals', 'Next', 'Assign', 'Output']
    : ['ErrorEquals', 'Next', 'Assign', 'ResultPath'];

export const choiceFields = (language: Language): readonly string[] =>
  language === 'JSONata'
    ? ['Condition', 'Next', 'Assign', 'Output']
    : [
        'Variable',
        'Next',
        'And',
        'Or',
        'Not',
        'StringEquals',
        'StringMatches',
        'NumericEquals',
        'NumericGreaterThan',
        'NumericGreaterThanEquals',
        'NumericLessThan',
        'NumericLessThanEquals',
        'BooleanEquals',
        'IsPresent',
        'IsNull',
        'Assign',
      ];

export const ERROR_NAMES: readonly string[] = [
  'States.ALL',
  'States.TaskFailed',
  'States.Timeout',
  'States.HeartbeatTimeout',
  'States.Permissions',
  'States.QueryEvaluationError',
  'Lambda.TooManyRequestsException',
  'Lambda.ServiceException',
  'Bedrock.ThrottlingException',
];

export const RESOURCES: readonly string[] = [
  'arn:aws:states:::lambda:invoke',
  'arn:aws:states:::lambda:invoke.waitForTaskToken',
  'arn:aws:states:::bedrock:invokeModel',
  'arn:aws:states:::aws-sdk:bedrockruntime:converse',
  'arn:aws:states:::dynamodb:getItem',
  'arn:aws:states:::dynamodb:putItem',
  'arn:aws:states:::dynamodb:updateItem',
  'arn:aws:states:::dynamodb:deleteItem',
  'arn:aws:states:::sns:publish',
  'arn:aws:states:::sqs:sendMessage',
  'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
  'arn:aws:states:::events:putEvents',
  'arn:aws:states:::states:startExecution',
  'arn:aws:states:::states:startExecution.sync:2',
  'arn:aws:states:::http:invoke',
  'arn:aws:states:::aws-sdk:s3:getObject',
  'arn:aws:states:::aws-sdk:s3:putObject',
  'arn:aws:states:::s3:listObjectsV2',
];
