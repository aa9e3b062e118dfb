import type { Effect } from './fault.ts';

type ErrorEffect = Extract<Effect, { kind: 'error' }>;

/** Como cada serviço recusa por excesso, palavra por palavra. Os outros dizem `ThrottlingException`. */
const wordings: Readonly<Record<string, Omit<ErrorEffect, 'kind'>>> = {
  bedrock: {
    code: 'ThrottlingException',
    message: 'Too many requests, please wait before trying again.',
    status: 429,
  },
  dynamodb: {
    code: 'ProvisionedThroughputExceededException',
    message:
      'The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API.',
    status: 400,
  },
  lambda: { code: 'TooManyRequestsException', message: 'Rate Exceeded.', status: 429 },
  s3: { code: 'SlowDown', message: 'Please reduce your request rate.', status: 503 },
  sns: { code: 'Throttled', message: 'Rate exceeded', status: 429 },
  sqs: {
    code: 'RequestThrottled',
    message: 'The request was denied due to request throttling.',
    status: 400,
  },
};

/** A recusa por excesso de um serviço. */
export function throttling(service: string): ErrorEffect {
  const wording = Object.hasOwn(wordings, service) ? wordings[service] : undefined;
  return {
    kind: 'error',
    ...(wording ?? { code: 'ThrottlingException', message: 'Rate exceeded', status: 400 }),
  };
}
