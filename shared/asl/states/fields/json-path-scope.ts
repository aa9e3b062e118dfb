import type { MapItem } from '../../execution/context-object.ts';
import type { Thread } from '../../execution/thread.ts';
import type { Json } from '../../json/json.ts';
import type { PathScope } from '../../jsonpath/index.ts';

/** Onde os caminhos de um estado procuram. O objeto de contexto só é montado quando um `$$` o pede. */
export class ThreadScope implements PathScope {
  readonly input: Json;
  readonly #thread: Thread;
  readonly #item: MapItem | undefined;

  /** @param item o que `$$.Map.Item` mostra, quando não é o item do próprio fio */
  constructor(thread: Thread, input: Json, item?: MapItem) {
    this.#thread = thread;
    this.input = input;
    this.#item = item;
  }

  get context(): Json {
    return this.#thread.context(this.#item);
  }

  get variables() {
    return this.#thread.variables;
  }
}
