/** Um serviço que `aws-sdk:` sabe chamar: o cliente, como aparece no nome dos erros, e a caixa dos seus campos. */
export interface SdkService {
  /** Prefixo dos erros: `Sfn.InvalidTokenException`. */
  readonly prefix: string;
  /** Os campos da API começam com minúscula (`stateMachineArn`); no Step Functions eles sempre começam com maiúscula. */
  readonly isCamelCase: boolean;
  load(): Promise<Readonly<Record<string, unknown>>>;
  readonly client: string;
  /** O nome do erro de ações que respondem 404 sem corpo, onde o SDK de JavaScript só sabe dizer `NotFound`. */
  readonly errorNames?: Readonly<Record<string, string>>;
}

/** Os serviços de `aws-sdk:` pelo nome que vai no `Resource`. */
export const sdkServices: Readonly<Record<string, SdkService>> = {
  dynamodb: {
    prefix: 'DynamoDb',
    isCamelCase: false,
    client: 'DynamoDBClient',
    load: () => import('@aws-sdk/client-dynamodb') as Promise<Readonly<Record<string, unknown>>>,
  },
  eventbridge: {
    prefix: 'EventBridge',
    isCamelCase: false,
    client: 'EventBridgeClient',
    load: () => import('@aws-sdk/client-eventbridge') as Promise<Readonly<Record<string, unknown>>>,
  },
  lambda: {
    prefix: 'Lambda',
    isCamelCase: false,
    client: 'LambdaClient',
    load: () => import('@aws-sdk/client-lambda') as Promise<Readonly<Record<string, unknown>>>,
  },
  s3: {
    prefix: 'S3',
    isCamelCase: false,
    client: 'S3Client',
    errorNames: { headBucket: 'NoSuchBucketException', headObject: 'NoSuchKeyException' },
    load: () => import('@aws-sdk/client-s3') as Promise<Readonly<Record<string, unknown>>>,
  },
  sfn: {
    prefix: 'Sfn',
    isCamelCase: true,
    client: 'SFNClient',
    load: () => import('@aws-sdk/client-sfn') as Promise<Readonly<Record<string, unknown>>>,
  },
  sns: {
    prefix: 'Sns',
    isCamelCase: false,
    client: 'SNSClient',
    load: () => import('@aws-sdk/client-sns') as Promise<Readonly<Record<string, unknown>>>,
  },
  sts: {
    prefix: 'Sts',
    isCamelCase: false,
    client: 'STSClient',
    load: () => import('@aws-sdk/client-sts') as Promise<Readonly<Record<string, unknown>>>,
  },
};
