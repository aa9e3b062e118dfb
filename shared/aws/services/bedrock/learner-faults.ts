import type { ModelEntry } from './models/model-entry.ts';

/** Uma recusa que quem aprende encontra no Bedrock, para ser causada de propósito. */
export interface LearnerFault {
  /** O que aconteceu, para as páginas e para o terminal. */
  readonly explanation: string;
  readonly code: string;
  readonly status: number;
  /** Palavra por palavra, como a AWS. */
  readonly message: string;
  /** `during` acontece no meio de uma resposta aos pedaços; numa resposta inteira, no lugar dela. */
  readonly moment: 'before' | 'during';
  /** Modelos em que a AWS recusa assim. */
  appliesTo(entry: ModelEntry): boolean;
}

const everyModel = () => true;
/** Os modelos da própria Amazon não passam pelo Marketplace. */
const soldByOthers = ({ provider }: ModelEntry) => provider !== 'Amazon';

/** As recusas, pelo nome com que se pedem. */
export const learnerFaults = {
  'no-access': {
    explanation: 'A conta não tem acesso ao modelo.',
    code: 'AccessDeniedException',
    status: 403,
    message: "You don't have access to the model with the specified model ID.",
    moment: 'before',
    appliesTo: everyModel,
  },
  'no-marketplace': {
    explanation: 'O papel não pode assinar o modelo no AWS Marketplace, ou a assinatura foi recusada.',
    code: 'AccessDeniedException',
    status: 403,
    message:
      'Model access is denied due to IAM user or service role is not authorized to perform the required AWS Marketplace actions (aws-marketplace:ViewSubscriptions, aws-marketplace:Subscribe) to enable access to this model. Refer to the Amazon Bedrock documentation for further details. Your AWS Marketplace subscription for this model cannot be completed at this time. If you recently fixed this issue, try again after 2 minutes.',
    moment: 'before',
    appliesTo: soldByOthers,
  },
  'no-use-case-form': {
    explanation: 'Falta preencher o formulário de caso de uso da Anthropic.',
    code: 'ResourceNotFoundException',
    status: 404,
    message:
      'Model use case details have not been submitted for this account. Fill out the Anthropic use case details form before using the model. If you have already filled out the form, try again in 15 minutes.',
    moment: 'before',
    appliesTo: ({ provider }) => provider === 'Anthropic',
  },
  'account-not-allowed': {
    explanation: 'A AWS ainda não liberou o Bedrock para esta conta.',
    code: 'ValidationException',
    status: 400,
    message: 'Operation not allowed',
    moment: 'before',
    appliesTo: everyModel,
  },
  'quota-zero': {
    explanation: 'A cota de pedidos da conta acabou, ou é zero, como em muita conta nova.',
    code: 'ThrottlingException',
    status: 429,
    message: 'Too many requests, please wait before trying again.',
    moment: 'before',
    appliesTo: everyModel,
  },
  'too-many-tokens': {
    explanation: 'A cota de tokens por minuto acabou.',
    code: 'ThrottlingException',
    status: 429,
    message: 'Too many tokens, please wait before trying again.',
    moment: 'before',
    appliesTo: everyModel,
  },
  'too-many-tokens-per-day': {
    explanation: 'A cota de tokens por dia acabou.',
    code: 'ThrottlingException',
    status: 429,
    message: 'Too many tokens per day, please wait before trying again.',
    moment: 'before',
    appliesTo: everyModel,
  },
  'end-of-life': {
    explanation: 'O modelo foi aposentado: troque-o por um atual.',
    code: 'ResourceNotFoundException',
    status: 404,
    message:
      'This model version has reached the end of its life. Please refer to the AWS documentation for more details.',
    moment: 'before',
    appliesTo: everyModel,
  },
  legacy: {
    explanation: 'O modelo está perto de ser aposentado, e quem não o usou no último mês já não entra.',
    code: 'ResourceNotFoundException',
    status: 404,
    message:
      'Access denied. This Model is marked by provider as Legacy and you have not been actively using the model in the last 30 days. Please upgrade to an active model on Amazon Bedrock',
    moment: 'before',
    appliesTo: everyModel,
  },
  'not-ready': {
    explanation: 'O modelo ainda está subindo.',
    code: 'ModelNotReadyException',
    status: 429,
    message: 'Model is not ready for inference. Wait and try your request again.',
    moment: 'before',
    appliesTo: everyModel,
  },
  timeout: {
    explanation: 'O modelo demorou demais.',
    code: 'ModelTimeoutException',
    status: 408,
    message: 'Model has timed out in processing the request. Try your request again.',
    moment: 'before',
    appliesTo: everyModel,
  },
  'model-error': {
    explanation: 'O modelo falhou.',
    code: 'ModelErrorException',
    status: 424,
    message: 'The system encountered an unexpected error during processing. Try your request again.',
    moment: 'before',
    appliesTo: everyModel,
  },
  unavailable: {
    explanation: 'O Bedrock está fora do ar.',
    code: 'ServiceUnavailableException',
    status: 503,
    message: 'Bedrock is unable to process your request.',
    moment: 'before',
    appliesTo: everyModel,
  },
  'stream-error': {
    explanation: 'O modelo falhou no meio da resposta.',
    code: 'ModelStreamErrorException',
    status: 424,
    message: 'The system encountered an unexpected error during processing. Try your request again.',
    moment: 'during',
    appliesTo: everyModel,
  },
  'stream-throttled': {
    explanation: 'A cota acabou no meio da resposta.',
    code: 'ThrottlingException',
    status: 429,
    message: 'Too many tokens, please wait before trying again.',
    moment: 'during',
    appliesTo: everyModel,
  },
} as const satisfies Readonly<Record<string, LearnerFault>>;

export type LearnerFaultName = keyof typeof learnerFaults;

export function isLearnerFault(name: string): name is LearnerFaultName {
  return Object.hasOwn(learnerFaults, name);
}
