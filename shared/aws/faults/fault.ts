import type { LearnerFault } from '../services/bedrock/learner-faults.ts';
import type { ServiceName } from '../services/index.ts';

/** Em quais das chamadas que casam a falha acontece, contando de 1. */
export type FaultCalls =
  | { readonly nth: number }
  | { readonly every: number }
  | { readonly first: number }
  | { readonly from: number; readonly to?: number }
  /** Sem `seed`, uma é sorteada e escrita no terminal: com ela, a mesma sequência volta. */
  | { readonly probability: number; readonly seed?: number };

/**
 * Uma falha encomendada, como quem estuda a escreve no arquivo ou a manda pela API. Sem `delay` nem outro
 * efeito, o serviço recusa a chamada por excesso, com as palavras dele.
 * @example
 * { service: 'lambda', action: 'Invoke', resource: 'bureau-de-credito', calls: { first: 2 } }
 */
export interface Fault {
  /** `lambda`, `dynamodb`, `s3`, `states`... */
  readonly service: string;
  /** A ação da API, como `Invoke`. Sem ela, todas. */
  readonly action?: string;
  /** O nome ou o ARN da função, da tabela, da fila, do modelo...; `*` vale por qualquer trecho. */
  readonly resource?: string;
  /** Sem ele, todas as chamadas. */
  readonly calls?: FaultCalls;
  /** Milissegundos, no relógio de quem chama, antes do efeito ou da resposta de verdade. */
  readonly delay?: number;
  /** O que faltar vem da recusa por excesso do serviço. */
  readonly error?: { readonly code?: string; readonly message?: string; readonly status?: number };
  /** Só em `bedrock`: uma recusa da conta ou do modelo, pelo nome, como `no-access` ou `quota-zero`. */
  readonly refusal?: string;
  /** Nunca responde: a espera acaba quando quem chamou desiste. */
  readonly timeout?: boolean;
  /** Só em `lambda` `Invoke`: a função lança este erro. */
  readonly functionError?: { readonly errorType: string; readonly errorMessage?: string };
  /** Só em `lambda` `Invoke`: a função passa da memória que tem. */
  readonly outOfMemory?: boolean;
  /** Só em `lambda` `Invoke`: a função passa do tempo que tem. */
  readonly timeLimit?: boolean;
}

/** O que acontece com a chamada escolhida. `slow` só atrasa: depois do atraso ela segue. */
export type Effect =
  | { readonly kind: 'slow' }
  | { readonly kind: 'error'; readonly code: string; readonly message: string; readonly status: number }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'functionError'; readonly errorType: string; readonly errorMessage: string }
  | { readonly kind: 'outOfMemory' }
  | { readonly kind: 'timeLimit' };

/** Uma falha conferida, pronta para casar com chamadas. */
export interface CheckedFault {
  readonly service: ServiceName;
  readonly action: string | undefined;
  readonly resource: string | undefined;
  readonly calls: FaultCalls | undefined;
  /** Milissegundos. */
  readonly delay: number;
  readonly effect: Effect;
  /** A recusa do Bedrock de que o efeito veio: ela só vale para os modelos que a AWS recusa assim. */
  readonly refusal?: LearnerFault;
  /** Como foi escrita. */
  readonly written: Fault;
}
