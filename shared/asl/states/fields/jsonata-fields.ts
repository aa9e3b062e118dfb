import type { MapItem } from '../../execution/context-object.ts';
import type { Thread } from '../../execution/thread.ts';
import type { Json, JsonObject } from '../../json/json.ts';
import { compileJsonataTemplate } from '../../jsonata/index.ts';
import type { Assigned } from './assign.ts';
import type { Outcome } from './outcome.ts';

/** O que `$states` mostra além da entrada e do contexto. */
export interface StatesValues {
  result?: Json;
  errorOutput?: Json;
}

/** Um campo que pode ter expressões, pronto para avaliar no contexto de um fio. */
export type JsonataField = (thread: Thread, values?: StatesValues, item?: MapItem) => Json | Promise<Json>;

/**
 * Prepara um campo com expressões `{% %}`.
 * @param field como as mensagens o chamam, por exemplo `Output`
 */
export function compileJsonataField(value: Json, field: string): JsonataField {
  const template = compileJsonataTemplate(value, field);
  if (template.isStatic) return () => value;
  return (thread, values, item) => template.evaluate(bindingsOf(thread, values, item), thread.run.env);
}

function bindingsOf(thread: Thread, values: StatesValues | undefined, item: MapItem | undefined) {
  const states = {
    input: thread.input,
    ...values,
    get context() {
      return thread.context(item);
    },
  };
  return { states, variables: thread.variables };
}

/** Como um campo ausente se comporta. */
function optional(value: Json | undefined, field: string): JsonataField | undefined {
  return value === undefined ? undefined : compileJsonataField(value, field);
}

/**
 * Prepara o fim de um estado em JSONata: `Assign` e `Output`, os dois sobre os valores da entrada no estado.
 * @param prefix o caminho da definição até os campos, como `Choices[0]/`
 */
export function compileJsonataOutcome(definition: JsonObject, prefix = '') {
  const assign = optional(definition.Assign, `${prefix}Assign`);
  const output = optional(definition.Output, `${prefix}Output`);
  return (thread: Thread, unchanged: Json, values?: StatesValues): Outcome | Promise<Outcome> => {
    if (!assign && !output) return { output: unchanged, assigned: undefined };
    const assigned = assign?.(thread, values) as Assigned | Promise<Assigned>;
    const evaluated = output ? output(thread, values) : unchanged;
    if (!(assigned instanceof Promise) && !(evaluated instanceof Promise)) {
      return { output: evaluated, assigned };
    }
    if (!(assigned instanceof Promise)) {
      return (evaluated as Promise<Json>).then((settled) => ({ output: settled, assigned }));
    }
    return Promise.all([evaluated, assigned]).then(toOutcome);
  };
}

function toOutcome([output, assigned]: [Json, Assigned]): Outcome {
  return { output, assigned };
}
