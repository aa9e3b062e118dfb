/** A forma de um resultado. `any` aceita qualquer JSON. */
export type Shape =
  | 'any'
  | 'string'
  | 'number'
  | 'boolean'
  | { readonly enum: readonly string[] }
  | { readonly list: Shape }
  | { readonly map: Shape }
  | StructureShape;

/** Um objeto com campos conhecidos; `required` são os que a ação sempre dá. */
export interface StructureShape {
  readonly fields: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
}

function fields(members: Readonly<Record<string, Shape>>, ...required: string[]): Shape {
  return { fields: members, ...(required.length > 0 && { required }) };
}

const list = (item: Shape): Shape => ({ list: item });

const ATTRIBUTE_VALUE: Shape = fields({
  S: 'string',
  N: 'string',
  B: 'string',
  SS: list('string'),
  NS: list('string'),
  BS: list('string'),
  M: { map: 'any' },
  L: list('any'),
  NULL: 'boolean',
  BOOL: 'boolean',
});
const ITEM: Shape = { map: ATTRIBUTE_VALUE };
const CAPACITY: Shape = fields({
  TableName: 'string',
  CapacityUnits: 'number',
  ReadCapacityUnits: 'number',
  WriteCapacityUnits: 'number',
});
const CHANGED_ITEM: Shape = fields({
  Attributes: ITEM,
  ConsumedCapacity: CAPACITY,
  ItemCollectionMetrics: 'any',
});
const ITEM_PAGE: Shape = fields({
  Items: list(ITEM),
  Count: 'number',
  ScannedCount: 'number',
  LastEvaluatedKey: ITEM,
  ConsumedCapacity: CAPACITY,
});

const BEDROCK_INVOKE: Shape = fields({ Body: 'any', ContentType: 'string' }, 'Body', 'ContentType');
const CONTENT_BLOCK: Shape = fields({ Text: 'string', ToolUse: 'any', ToolResult: 'any' });
const MESSAGE: Shape = fields(
  { Role: { enum: ['user', 'assistant'] }, Content: list(CONTENT_BLOCK) },
  'Role',
  'Content',
);

const EXECUTION_STATUS: Shape = {
  enum: ['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED', 'PENDING_REDRIVE'],
};

/**
 * O que dão as ações dos serviços do curso, com os nomes que o Step Functions usa. Vem dos modelos públicos
 * dos serviços; a chave é `serviço:ação`, a mesma para a integração otimizada e para a `aws-sdk`.
 */
export const API_RESULTS: Readonly<Record<string, Shape>> = {
  'lambda:invoke': fields({
    StatusCode: 'number',
    FunctionError: 'string',
    LogResult: 'string',
    Payload: 'any',
    ExecutedVersion: 'string',
  }),

  'dynamodb:getItem': fields({ Item: ITEM, ConsumedCapacity: CAPACITY }),
  'dynamodb:putItem': CHANGED_ITEM,
  'dynamodb:updateItem': CHANGED_ITEM,
  'dynamodb:deleteItem': CHANGED_ITEM,
  'dynamodb:query': ITEM_PAGE,
  'dynamodb:scan': ITEM_PAGE,

  's3:getObject': fields({
    Body: 'any',
    ContentLength: 'number',
    ContentType: 'string',
    ETag: 'string',
    LastModified: 'string',
    Metadata: { map: 'string' },
    VersionId: 'string',
  }),
  's3:putObject': fields({ ETag: 'string', VersionId: 'string', Expiration: 'string' }),
  's3:deleteObject': fields({ DeleteMarker: 'boolean', VersionId: 'string' }),
  's3:listObjectsV2': fields({
    IsTruncated: 'boolean',
    Contents: list(fields({ Key: 'string', LastModified: 'string', ETag: 'string', Size: 'number' })),
    Name: 'string',
    Prefix: 'string',
    MaxKeys: 'number',
    KeyCount: 'number',
    NextContinuationToken: 'string',
  }),

  'sqs:sendMessage': fields({
    MD5OfMessageBody: 'string',
    MD5OfMessageAttributes: 'string',
    MD5OfMessageSystemAttributes: 'string',
    MessageId: 'string',
    SequenceNumber: 'string',
  }),
  'sns:publish': fields({ MessageId: 'string', SequenceNumber: 'string' }),
  'events:putEvents': fields({
    FailedEntryCount: 'number',
    Entries: list(fields({ EventId: 'string', ErrorCode: 'string', ErrorMessage: 'string' })),
  }),

  'states:startExecution': fields(
    { ExecutionArn: 'string', StartDate: 'string' },
    'ExecutionArn',
    'StartDate',
  ),
  'sfn:startExecution': fields({ ExecutionArn: 'string', StartDate: 'string' }, 'ExecutionArn', 'StartDate'),
  'sfn:startSyncExecution': fields(
    {
      ExecutionArn: 'string',
      StateMachineArn: 'string',
      Name: 'string',
      StartDate: 'string',
      StopDate: 'string',
      Status: { enum: ['SUCCEEDED', 'FAILED', 'TIMED_OUT'] },
      Error: 'string',
      Cause: 'string',
      Input: 'string',
      Output: 'string',
    },
    'ExecutionArn',
    'StartDate',
    'StopDate',
    'Status',
  ),
  'sfn:describeExecution': fields(
    {
      ExecutionArn: 'string',
      StateMachineArn: 'string',
      Name: 'string',
      Status: EXECUTION_STATUS,
      StartDate: 'string',
      StopDate: 'string',
      Input: 'string',
      Output: 'string',
      Error: 'string',
      Cause: 'string',
    },
    'ExecutionArn',
    'StateMachineArn',
    'Status',
    'StartDate',
  ),

  'bedrock:invokeModel': BEDROCK_INVOKE,
  'bedrockruntime:invokeModel': BEDROCK_INVOKE,
  'bedrockruntime:converse': fields(
    {
      Output: fields({ Message: MESSAGE }),
      StopReason: {
        enum: [
          'end_turn',
          'tool_use',
          'max_tokens',
          'stop_sequence',
          'guardrail_intervened',
          'content_filtered',
          'malformed_model_output',
          'malformed_tool_use',
          'model_context_window_exceeded',
        ],
      },
      Usage: fields(
        { InputTokens: 'number', OutputTokens: 'number', TotalTokens: 'number' },
        'InputTokens',
        'OutputTokens',
        'TotalTokens',
      ),
      Metrics: fields({ LatencyMs: 'number' }, 'LatencyMs'),
    },
    'Output',
    'StopReason',
    'Usage',
    'Metrics',
  ),
};
