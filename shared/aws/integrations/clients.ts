import type { LambdaClient } from '@aws-sdk/client-lambda';
import type { SFNClient } from '@aws-sdk/client-sfn';
import { tagTasks } from './task-scope.ts';

/** Credenciais que assinam as chamadas de uma execução. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Aonde e em nome de quem os clientes chamam. Sem `endpoint` nem `credentials`, é a AWS de verdade. */
export interface ClientOptions {
  readonly endpoint?: string;
  readonly region: string;
  readonly credentials?: Credentials;
}

/** O que um cliente do SDK aceita na construção, do que usamos. */
interface ClientConfiguration extends ClientOptions {
  readonly maxAttempts: number;
  readonly disableHostPrefix?: boolean;
  /** S3: o balde no caminho, e não no nome do servidor. */
  readonly forcePathStyle?: boolean;
  readonly requestHandler: object;
}

/**
 * Os clientes comuns do AWS SDK, um por serviço, carregados quando a primeira tarefa precisa deles.
 * Não tentam de novo: quem decide isso é o `Retry` do estado.
 */
export class Clients {
  readonly #configuration: ClientConfiguration;
  readonly #clients = new Map<string, Promise<unknown>>();

  constructor(options: ClientOptions) {
    this.#configuration = {
      ...options,
      maxAttempts: 1,
      disableHostPrefix: options.endpoint !== undefined,
      forcePathStyle: options.endpoint !== undefined,
      // Centenas de tarefas podem esperar ao mesmo tempo; o padrão do SDK é 50 conexões.
      requestHandler: { httpAgent: { keepAlive: true, maxSockets: 1000 }, requestTimeout: 0 },
    };
  }

  /** Um cliente, feito uma vez. */
  get<T>(name: string, create: (configuration: ClientConfiguration) => Promise<T>): Promise<T> {
    let client = this.#clients.get(name);
    if (!client) {
      client = create(this.#configuration).then((made) => {
        if (this.#configuration.endpoint !== undefined) tagTasks(made);
        return made;
      });
      this.#clients.set(name, client);
    }
    return client as Promise<T>;
  }

  /** Fecha as conexões que ficaram abertas. */
  async close(): Promise<void> {
    for (const client of this.#clients.values()) (await (client as Promise<{ destroy(): void }>)).destroy();
    this.#clients.clear();
  }

  lambda(): Promise<LambdaClient> {
    return this.get('lambda', async (configuration) => {
      const { LambdaClient } = await import('@aws-sdk/client-lambda');
      return new LambdaClient(configuration);
    });
  }

  sfn(): Promise<SFNClient> {
    return this.get('sfn', async (configuration) => {
      const { SFNClient } = await import('@aws-sdk/client-sfn');
      return new SFNClient(configuration);
    });
  }
}
