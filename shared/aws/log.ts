/** Uma linha que interessa a quem acompanha a AWS local pelo terminal ou pela página. */
export type LogEntry = RequestLog | FunctionLog | ModelLog | ProblemLog | NoticeLog;

/** Um pedido atendido. `error` é o nome do erro que a AWS daria. */
export interface RequestLog {
  readonly kind: 'request';
  readonly service: string;
  readonly action: string;
  readonly status: number;
  readonly milliseconds: number;
  readonly error?: string;
  readonly message?: string;
}

/** Uma linha que uma função Lambda escreveu. */
export interface FunctionLog {
  readonly kind: 'function';
  readonly functionName: string;
  readonly requestId: string;
  readonly level: 'TRACE' | 'DEBUG' | 'INFO' | 'WARN' | 'ERROR' | 'PLATFORM';
  /** Milissegundos desde 1970. */
  readonly timestamp: number;
  readonly message: string;
}

/** Um pedido que chegou ao modelo por trás do Bedrock. */
export interface ModelLog {
  readonly kind: 'model';
  readonly modelId: string;
  /** Quem respondeu: `simulado`, `ollama:llama3.2`, `bedrock`. */
  readonly model: string;
  readonly isSimulated: boolean;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly milliseconds: number;
  /** O que a chamada custaria na AWS, quando há preço no catálogo. */
  readonly costInDollars?: number;
  readonly error?: string;
}

/** Algo que falhou do nosso lado, ou que a AWS local não faz; `message` vem em português. */
export interface ProblemLog {
  readonly kind: 'problem';
  readonly message: string;
  readonly error?: unknown;
}

/** Algo que quem acompanha deve saber, e que não é defeito, como uma falha encomendada que aconteceu. */
export interface NoticeLog {
  readonly kind: 'notice';
  readonly message: string;
}
