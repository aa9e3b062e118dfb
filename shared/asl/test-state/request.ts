/** O pedido de TestState, com os nomes da AWS. Os campos que levam JSON são texto. */
export interface TestStateInput {
  /** Um estado, ou uma máquina inteira quando `stateName` diz qual. */
  definition: string;
  stateName?: string;
  /** Padrão: `{}`. */
  input?: string;
  /** Padrão: `INFO`. */
  inspectionLevel?: 'INFO' | 'DEBUG' | 'TRACE';
  /** Dispensado quando há `mock`, ou quando o estado não é Task. */
  roleArn?: string;
  variables?: string;
  /** O objeto de contexto inteiro. Só com `mock`. */
  context?: string;
  mock?: Mock;
  stateConfiguration?: StateConfiguration;
  revealSecrets?: boolean;
}

export interface Mock {
  result?: string;
  errorOutput?: { error?: string; cause?: string };
  /** Padrão: `STRICT`. */
  fieldValidationMode?: FieldValidationMode;
}

export type FieldValidationMode = 'STRICT' | 'PRESENT' | 'NONE';

export interface StateConfiguration {
  /** Quantas vezes o retrier que trata o erro já tentou. */
  retrierRetryCount?: number;
  errorCausedByState?: string;
  /** Quantas iterações do Map falharam. */
  mapIterationFailureCount?: number;
  /** O que o `ItemReader` leu. */
  mapItemReaderData?: string;
}

/** A resposta de TestState. Saída e dados de inspeção são texto JSON, como na AWS. */
export interface TestStateOutput {
  status: 'SUCCEEDED' | 'FAILED' | 'RETRIABLE' | 'CAUGHT_ERROR';
  output?: string;
  error?: string;
  cause?: string;
  nextState?: string;
  inspectionData?: InspectionData;
}

export interface InspectionData {
  input?: string;
  afterInputPath?: string;
  afterParameters?: string;
  afterArguments?: string;
  result?: string;
  afterResultSelector?: string;
  afterResultPath?: string;
  afterItemsPath?: string;
  /** A lista que `ItemsPointer` apontou no que o `ItemReader` leu. */
  afterItemsPointer?: string;
  afterItemSelector?: string;
  /** A entrada de cada lote que o `ItemBatcher` fez. */
  afterItemBatcher?: string;
  variables?: string;
  maxConcurrency?: number;
  toleratedFailureCount?: number;
  toleratedFailurePercentage?: number;
  errorDetails?: ErrorDetails;
  /** Só em `TRACE`, de uma HTTP Task que foi chamada. */
  request?: InspectionDataRequest;
  /** Só em `TRACE`, de uma HTTP Task que respondeu. */
  response?: InspectionDataResponse;
}

/** O pedido HTTP. `headers` é um texto só: `[nome: valor, …]`. */
export interface InspectionDataRequest {
  protocol?: string;
  method?: string;
  url?: string;
  headers?: string;
  body?: string;
}

/** A resposta HTTP. */
export interface InspectionDataResponse {
  protocol?: string;
  statusCode?: string;
  statusMessage?: string;
  headers?: string;
  body?: string;
}

export interface ErrorDetails {
  retryIndex?: number;
  retryBackoffIntervalSeconds?: number;
  catchIndex?: number;
}

/** O pedido foi recusado. O nome é o da exceção da AWS; a mensagem também, em inglês. */
export class TestStateError extends Error {
  constructor(name: 'ValidationException' | 'InvalidDefinition' | 'InvalidExecutionInput', message: string) {
    super(message);
    this.name = name;
  }
}
