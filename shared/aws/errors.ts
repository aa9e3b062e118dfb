/**
 * Um erro que a AWS daria a quem chamou: nome, mensagem e código HTTP, palavra por palavra.
 * `fields` vai junto no corpo, como `reason` em `ValidationException`.
 */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;
  readonly fields: Readonly<Record<string, unknown>>;

  constructor(
    code: string,
    message: string,
    status = 400,
    fields: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = code;
    this.code = code;
    this.status = status;
    this.fields = fields;
  }
}

/** A porta pedida já tem dono. */
export class PortTaken extends Error {
  readonly port: number;

  constructor(port: number) {
    super(
      `A porta ${port} já está em uso. Feche o programa que a ocupa ou escolha outra, por exemplo ${port + 1}.`,
    );
    this.name = 'PortTaken';
    this.port = port;
  }
}

/** A pilha pede um tipo de recurso que a AWS local não tem. */
export class UnsupportedResource extends Error {
  readonly logicalId: string;
  readonly type: string;

  /** @param hint o que fazer, quando há algo melhor que tirar o recurso da pilha */
  constructor(logicalId: string, type: string, hint?: string) {
    super(
      `A AWS local não tem o recurso ${type}, que a pilha pede em "${logicalId}". ` +
        (hint ?? 'Tire-o da pilha ou teste essa parte na AWS de verdade.'),
    );
    this.name = 'UnsupportedResource';
    this.logicalId = logicalId;
    this.type = type;
  }
}

/** O modelo da pilha não pode ser resolvido: uma referência quebrada, uma função malformada. */
export class InvalidTemplate extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'InvalidTemplate';
  }
}

/** O que o deploy tentava fazer com um recurso. */
export type ResourceAction = 'create' | 'update' | 'delete';

const PARTICIPLE = { create: 'criado', update: 'atualizado', delete: 'apagado' } as const;

/** Um recurso da pilha foi recusado; `cause` é o erro que o serviço deu. */
export class ResourceFailed extends Error {
  readonly logicalId: string;
  readonly type: string;
  readonly action: ResourceAction;
  override readonly cause: Error;

  /** @param outcome o que foi feito da pilha depois */
  constructor(logicalId: string, type: string, cause: Error, action: ResourceAction, outcome = '') {
    super(
      `O recurso "${logicalId}" (${type}) não pôde ser ${PARTICIPLE[action]}: ${cause.name}: ${cause.message}${outcome}`,
      { cause },
    );
    this.name = 'ResourceFailed';
    this.logicalId = logicalId;
    this.type = type;
    this.action = action;
    this.cause = cause;
  }

  /** O mesmo erro, que conta também o que foi feito da pilha depois. */
  withOutcome(outcome: string): ResourceFailed {
    return new ResourceFailed(this.logicalId, this.type, this.cause, this.action, outcome);
  }
}
