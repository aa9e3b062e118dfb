import type { GenerationRequest } from '../model.ts';
import { type Dinner, planDinner } from './dinner/answer.ts';
import type { Part } from './dinner/request.ts';
import { type Menu, readMenu } from './order/menu.ts';
import type { Order } from './order/order.ts';
import { readOrder } from './order/read-order.ts';
import { type Conversation, readConversation } from './reading/conversation.ts';
import { intentOf } from './reading/intent.ts';
import { type Style, styleOf } from './reading/style.ts';
import { Choice, hash } from './text/random.ts';

/** Um pedido ao modelo, com o que se entende dele; cada parte é lida quando alguém a pede. */
export class Understanding {
  readonly request: GenerationRequest;
  readonly conversation: Conversation;
  readonly style: Style;
  /** O mesmo pedido dá as mesmas escolhas; outra semente, outras. */
  readonly choice: Choice;
  #intent: { readonly name: string | undefined } | undefined;
  #menu: Menu | undefined;
  #order: Order | undefined;
  readonly #dinners = new Map<string, Dinner>();

  constructor(request: GenerationRequest, seed: number) {
    this.request = request;
    this.conversation = readConversation(request);
    this.style = styleOf(this.conversation);
    const content = JSON.stringify([request.modelId, request.system, request.messages, request.tools]);
    this.choice = new Choice(hash(content, seed), request.temperature === 0);
  }

  get intent(): string | undefined {
    this.#intent ??= { name: intentOf(this.conversation) };
    return this.#intent.name;
  }

  get menu(): Menu {
    this.#menu ??= readMenu(this.conversation, this.request.tools);
    return this.#menu;
  }

  get order(): Order {
    this.#order ??= readOrder(this.conversation, this.menu);
    return this.#order;
  }

  /** @param also partes a planejar além das que a instrução pede, como as chaves de um JSON pedem */
  dinner(also: readonly Part[] = []): Dinner {
    const key = also.join();
    const planned = this.#dinners.get(key) ?? planDinner(this.conversation, this.choice, also);
    this.#dinners.set(key, planned);
    return planned;
  }
}
