import type { Json, JsonObject } from '../index.ts';

/** Vinte Pass em fila; `fields` acrescenta campos a cada um. */
export function twentyPasses(fields: (index: number) => JsonObject): JsonObject {
  const states: JsonObject = {};
  for (let index = 0; index < 20; index++) {
    const exit: JsonObject = index < 19 ? { Next: `Passo${index + 1}` } : { End: true };
    states[`Passo${index}`] = { Type: 'Pass', ...fields(index), ...exit };
  }
  return { StartAt: 'Passo0', States: states };
}

export const BARE = twentyPasses(() => ({}));

export const WITH_PARAMETERS = twentyPasses((index) => ({
  Parameters: { 'pedido.$': '$.pedido', 'valor.$': '$.valor', passo: index },
}));

export const EXPRESSION = '$sum($states.input.itens.(preco * quantidade)) + $count($states.input.itens)';

export const WITH_JSONATA: JsonObject = {
  ...twentyPasses(() => ({
    Output: { itens: '{% $states.input.itens %}', total: `{% ${EXPRESSION} %}` },
  })),
  QueryLanguage: 'JSONata',
};

export const MAP: JsonObject = {
  StartAt: 'Itens',
  States: {
    Itens: {
      Type: 'Map',
      ItemProcessor: { StartAt: 'Item', States: { Item: { Type: 'Pass', End: true } } },
      End: true,
    },
  },
};

export const DISTRIBUTED_MAP: JsonObject = {
  StartAt: 'Itens',
  States: {
    Itens: {
      Type: 'Map',
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'Item',
        States: { Item: { Type: 'Pass', End: true } },
      },
      ResultPath: null,
      End: true,
    },
  },
};

export const ORDER: Json = { pedido: 'p-1', valor: 42.5 };

export const CART: Json = {
  itens: [
    { preco: 10, quantidade: 2 },
    { preco: 5.5, quantidade: 4 },
    { preco: 7, quantidade: 1 },
  ],
};

export function numbered(count: number): Json[] {
  return Array.from({ length: count }, (_, index) => ({ numero: index }));
}
