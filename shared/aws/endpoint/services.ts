import type { CheckedFault } from '../faults/fault.ts';
import type { JsonObject } from '../json.ts';
import type { HttpRequest, ServiceContext, ServiceDefinition } from '../service.ts';
import { type ServiceName, services as table } from '../services/index.ts';

/** Os serviços de uma AWS local, cada um criado na primeira vez em que alguém precisa dele. */
export class Services {
  readonly context: ServiceContext;
  readonly #definitions = new Map<ServiceName, Promise<ServiceDefinition>>();
  readonly #states = new Map<ServiceName, Promise<unknown>>();

  constructor(context: ServiceContext) {
    this.context = context;
  }

  /** O serviço com quem o pedido fala. */
  find(request: HttpRequest): ServiceName | undefined {
    for (const [name, entry] of Object.entries(table)) if (entry.speaks(request)) return name as ServiceName;
    return undefined;
  }

  /** Quantos bytes de corpo o serviço aceita. */
  bodyLimit(request: HttpRequest): number {
    const name = this.find(request);
    return name ? table[name].bodyLimit : 1024;
  }

  /** A falha encomendada para esta chamada; o que só existe na AWS local nunca falha de propósito. */
  faultOf(service: string, action: string, input: JsonObject): CheckedFault | undefined {
    return service === 'local' ? undefined : this.context.faults.next(service, action, input);
  }

  definition(name: ServiceName): Promise<ServiceDefinition> {
    let definition = this.#definitions.get(name);
    if (!definition) {
      definition = table[name].load();
      this.#definitions.set(name, definition);
    }
    return definition;
  }

  state(name: ServiceName): Promise<unknown> {
    let state = this.#states.get(name);
    if (!state) {
      state = this.definition(name).then((definition) => definition.create(this.context));
      this.#states.set(name, state);
    }
    return state;
  }

  async close(): Promise<void> {
    for (const [name, state] of this.#states) {
      const definition = await this.definition(name);
      await definition.close?.(await state);
    }
  }
}
