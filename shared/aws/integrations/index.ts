import type { Integration } from './integration.ts';

/** Uma integração otimizada: os padrões que a AWS aceita para ela e o seu código. */
export interface IntegrationEntry {
  readonly patterns: readonly ('' | 'sync' | 'sync:2' | 'waitForTaskToken')[];
  load(): Promise<Integration>;
}

/** As integrações otimizadas, pelo que vem depois de `arn:aws:states:::`. */
export const integrations: Readonly<Record<string, IntegrationEntry>> = {
  'bedrock:invokeModel': {
    patterns: [''],
    load: () => import('./bedrock-invoke-model.ts').then((file) => file.bedrockInvokeModel),
  },
  'dynamodb:deleteItem': {
    patterns: [''],
    load: () => import('./dynamodb.ts').then((file) => file.dynamodb('DeleteItem')),
  },
  'dynamodb:getItem': {
    patterns: [''],
    load: () => import('./dynamodb.ts').then((file) => file.dynamodb('GetItem')),
  },
  'dynamodb:putItem': {
    patterns: [''],
    load: () => import('./dynamodb.ts').then((file) => file.dynamodb('PutItem')),
  },
  'dynamodb:updateItem': {
    patterns: [''],
    load: () => import('./dynamodb.ts').then((file) => file.dynamodb('UpdateItem')),
  },
  'events:putEvents': {
    patterns: ['', 'waitForTaskToken'],
    load: () => import('./events-put-events.ts').then((file) => file.eventsPutEvents),
  },
  'http:invoke': {
    patterns: [''],
    load: () => import('./http-invoke.ts').then((file) => file.httpInvoke()),
  },
  'lambda:invoke': {
    patterns: ['', 'waitForTaskToken'],
    load: () => import('./lambda-invoke.ts').then((file) => file.lambdaInvoke),
  },
  // O que um Map Distributed lê e escreve: a API do S3, como em `aws-sdk:s3`.
  's3:getObject': {
    patterns: [''],
    load: () => import('./aws-sdk.ts').then((file) => file.awsSdk('s3', 'getObject')),
  },
  's3:listObjectsV2': {
    patterns: [''],
    load: () => import('./aws-sdk.ts').then((file) => file.awsSdk('s3', 'listObjectsV2')),
  },
  's3:putObject': {
    patterns: [''],
    load: () => import('./aws-sdk.ts').then((file) => file.awsSdk('s3', 'putObject')),
  },
  'sns:publish': {
    patterns: ['', 'waitForTaskToken'],
    load: () => import('./sns-publish.ts').then((file) => file.snsPublish),
  },
  'sqs:sendMessage': {
    patterns: ['', 'waitForTaskToken'],
    load: () => import('./sqs-send-message.ts').then((file) => file.sqsSendMessage),
  },
  'states:startExecution': {
    patterns: ['', 'sync', 'sync:2', 'waitForTaskToken'],
    load: () => import('./states-start-execution.ts').then((file) => file.statesStartExecution),
  },
};
