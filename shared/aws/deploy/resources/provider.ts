import type { ResourceType } from '../resource-type.ts';
import { inert } from './inert.ts';

const NOTE = 'a AWS local faz o trabalho desta função, que na AWS rodaria';

const providerFunction = inert(
  'FunctionName',
  (name, { aws }) => `arn:aws:lambda:${aws.region}:${aws.accountId}:function:${name}`,
  NOTE,
);
const providerLayer = inert('LayerName', undefined, NOTE);

/** A função (ou a camada dela) por trás de um recurso próprio do CDK que a AWS local imita: não é criada. */
export function providerResource(type: string): ResourceType {
  return type === 'AWS::Lambda::Function' ? providerFunction : providerLayer;
}
