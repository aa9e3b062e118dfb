import { AwsError } from './errors.ts';
import { services } from './services/index.ts';

/** O que vem do pedido e vai ao terminal é curto e de uma linha. */
function shown(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: são justamente os caracteres que estragariam o terminal.
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').slice(0, 200);
}

/** Uma operação que a AWS tem e a AWS local não. */
export class UnsupportedOperation extends AwsError {
  /** Como quem chamou disse o serviço: `ec2`, `secretsmanager`. */
  readonly service: string;
  readonly operation: string;

  /** @param operation o nome na API; nos protocolos REST, que não o dizem, o método e o caminho */
  constructor(service: string, operation: string, code = 'UnknownOperationException', status = 400) {
    const asked = shown(operation);
    super(
      code,
      `The operation ${asked || '(none)'} of ${service || 'an unknown service'} is not supported by this endpoint.`,
      status,
    );
    this.service = service;
    this.operation = asked;
  }

  /** A mesma recusa, em nome do serviço que a encontrou: quem lê rotas não sabe de qual é. */
  of(service: string): UnsupportedOperation {
    return this.service === ''
      ? new UnsupportedOperation(service, this.operation, this.code, this.status)
      : this;
  }

  /** Para o terminal: o que falta e por onde sair. */
  get explanation(): string {
    const { service, operation } = this;
    const asked = `${service || '(serviço desconhecido)'}:${operation || '(sem nome)'}`;
    const known = Object.keys(services).filter((name) => name !== 'local');
    const has = Object.hasOwn(services, service) ? '' : ` Os serviços que ela tem: ${known.join(', ')}.`;
    return `A AWS local não faz ${asked}.${has} Para essa parte, encomende a resposta com um MockConfigFile ou teste na AWS de verdade.`;
  }
}
