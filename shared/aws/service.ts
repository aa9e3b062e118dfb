import type { Clock } from '../asl/index.ts';
import type { Model } from '../bedrock/model.ts';
import type { AwsError } from './errors.ts';
import type { Faults } from './faults/faults.ts';
import type { Caller } from './iam/caller.ts';
import type { Iam } from './iam/iam.ts';
import type { ConditionValues } from './iam/policy.ts';
import type { JsonObject } from './json.ts';
import type { LogEntry } from './log.ts';
import type { Mocks } from './mocks/mocks.ts';
import type { ServiceName } from './services/index.ts';
import type { Storage } from './storage/storage.ts';

/** Um pedido HTTP já lido inteiro. Os nomes dos cabeçalhos vêm em minúsculas. */
export interface HttpRequest {
  readonly method: string;
  /** Caminho ainda codificado, sem a consulta. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Uma resposta HTTP que a ação monta ela mesma, quando o corpo não é o JSON do protocolo. */
export class RawReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;

  constructor(status: number, headers: Readonly<Record<string, string>>, body: string | Uint8Array) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /** A mesma resposta com mais estes cabeçalhos; os que ela já tinha ficam. */
  withHeaders(headers: Readonly<Record<string, string>>): RawReply {
    return new RawReply(this.status, { ...headers, ...this.headers }, this.body);
  }
}

/** Uma resposta cujo corpo sai aos pedaços, como os event streams. Não diz o seu tamanho de antemão. */
export class StreamReply extends RawReply {
  readonly stream: AsyncIterable<Uint8Array>;

  constructor(
    headers: Readonly<Record<string, string>>,
    stream: AsyncIterable<Uint8Array>,
    status: number = 200,
  ) {
    super(status, headers, '');
    this.stream = stream;
  }

  override withHeaders(headers: Readonly<Record<string, string>>): StreamReply {
    return new StreamReply({ ...headers, ...this.headers }, this.stream, this.status);
  }
}

/** O que a ação sabe de quem a chamou. */
export interface Call {
  readonly requestId: string;
  /** Ausente quando a chamada vem de dentro (o deploy). */
  readonly request?: HttpRequest;
  /** Dispara quando o cliente desiste da resposta; ausente quando a chamada vem de dentro. */
  readonly signal?: AbortSignal;
  /** Numa chamada por dentro, em nome de quem ela é; sem ele, a chamada pode tudo. */
  readonly caller?: Caller;
}

/** A permissão que o IAM exige para uma chamada: a ação e o recurso, como numa política. */
export interface Permission {
  readonly action: string;
  readonly resource: string;
  /** O que o `Condition` de uma política pode consultar, como `states:HTTPMethod`. */
  readonly conditions?: ConditionValues;
}

/** Uma ação da API, no arquivo de mesmo nome. `S` é o estado do serviço. */
export interface Action<S> {
  /** Rota dos protocolos REST, como no modelo da AWS: `POST /2015-03-31/functions/{FunctionName}/invocations`. */
  readonly route?: string;
  /** Código HTTP do sucesso; 200 quando ausente. */
  readonly status?: number;
  /** Uma lista quando a AWS confere mais de um recurso: basta um negado para negar a chamada. */
  permission?(input: JsonObject, service: S): Permission | readonly Permission[];
  run(input: JsonObject, service: S, call: Call): object | Promise<object>;
}

/** Como um serviço lê pedidos e escreve respostas. */
export interface Protocol {
  /** Nome da ação que o pedido chama e a entrada dela; lança `AwsError` se o pedido não se deixa ler. */
  read(request: HttpRequest, actions: ActionTable): { readonly action: string; readonly input: JsonObject };
  write(output: object, status: number, answered: Answered): RawReply;
  fail(error: AwsError, requestId: string): RawReply;
}

/** O pedido que uma resposta atende: o protocolo Query repete a ação e o número dele no corpo. */
export interface Answered {
  readonly action: string;
  readonly requestId: string;
}

/** As ações de um serviço pelo nome. O estado que elas recebem é o que `create` deu. */
// biome-ignore lint/suspicious/noExplicitAny: a tabela junta serviços de estados diferentes; cada um é tipado na sua pasta.
export type ActionTable = Readonly<Record<string, Action<any>>>;

/** O que um serviço recebe da casa. */
export interface ServiceContext {
  readonly region: string;
  readonly accountId: string;
  /** Endereço deste endpoint, como `http://127.0.0.1:4566`. */
  readonly endpoint: string;
  readonly clock: Clock;
  readonly storage: Storage;
  readonly iam: Iam;
  /** As falhas encomendadas. */
  readonly faults: Faults;
  /** As respostas encomendadas de um `MockConfigFile`. */
  readonly mocks: Mocks;
  /** O modelo por trás do Bedrock, carregado na primeira vez. @throws `UnknownModel` */
  model(): Promise<Model>;
  log(entry: LogEntry): void;
  /**
   * Chama a ação de um serviço por dentro, sem HTTP.
   * @param caller em nome de quem, para que as permissões sejam conferidas; sem ele, a chamada pode tudo
   * @throws `AwsError`
   */
  call(service: ServiceName, action: string, input: JsonObject, caller?: Caller): Promise<object>;
}

/** A face que todo serviço tem. */
export interface ServiceDefinition<S = unknown> {
  readonly name: string;
  readonly protocol: Protocol;
  readonly actions: ActionTable;
  /** A política do recurso de um ARN, quando o serviço a guarda com ele, como o SQS e o SNS. */
  resourcePolicy?(arn: string, service: S): unknown;
  create(context: ServiceContext): S | Promise<S>;
  close?(service: S): void | Promise<void>;
}

/** Escreve um serviço com o tipo do seu estado conferido. */
export function defineService<S>(definition: ServiceDefinition<S>): ServiceDefinition {
  return definition as unknown as ServiceDefinition;
}
