import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';

/** Os clientes de uma AWS local que está de pé. Nenhum tenta de novo: uma chamada é uma chamada. */
export interface Clients {
  readonly endpoint: string;
  readonly dynamodb: DynamoDBClient;
  readonly lambda: LambdaClient;
  readonly s3: S3Client;
  readonly sfn: SFNClient;
  readonly sns: SNSClient;
  readonly sqs: SQSClient;
}

export function connect(port: number): Clients {
  const endpoint = `http://127.0.0.1:${port}`;
  const configuration = {
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  };
  return {
    endpoint,
    dynamodb: new DynamoDBClient(configuration),
    lambda: new LambdaClient(configuration),
    s3: new S3Client({ ...configuration, forcePathStyle: true }),
    sfn: new SFNClient(configuration),
    sns: new SNSClient(configuration),
    sqs: new SQSClient({ ...configuration, useQueueUrlAsEndpoint: false }),
  };
}

export function disconnect({ endpoint: _endpoint, ...clients }: Clients): void {
  for (const client of Object.values(clients)) client.destroy();
}

/**
 * Um roteiro: usa um serviço até a queda, anota o que foi respondido, e depois dela confere que está tudo lá.
 * O que estava no ar na hora da queda pode ter acontecido ou não, mas inteiro.
 */
export interface Scenario {
  readonly name: string;
  /** Cria o que o roteiro usa. */
  prepare(clients: Clients): Promise<void>;
  /** Confere o que mudou desde a última queda. */
  recheck(clients: Clients): Promise<void>;
  /** Trabalhos que correm ao mesmo tempo, cada um em voltas, até a queda. */
  readonly works: readonly ((clients: Clients) => Promise<void>)[];
  /** Confere tudo, com a AWS local de pé. */
  verify(clients: Clients): Promise<void>;
  /** Confere o que está no disco logo depois de uma queda. */
  inspect?(folder: string): void;
  /** Confere o que está no disco no fim, depois de a AWS local ter subido e se arrumado. */
  audit?(folder: string): void;
}

/** O que foi respondido não está como devia: um defeito. */
export class LostAnswer extends Error {
  constructor(scenario: string, message: string) {
    super(`${scenario}: ${message}`);
    this.name = 'LostAnswer';
  }
}
