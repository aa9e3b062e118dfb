import { Validator } from '@cfworker/json-schema';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../model.ts';
import { toolSchemas } from '../testing/random-schema.ts';
import { reply, request } from '../testing/request.ts';

const SEED = Number(process.env.SEED ?? 20240607);
const CASES = Number(process.env.CASES ?? 300);

const MENU = ['Pizza Calabresa', 'Pizza Marguerita', 'Coca-Cola 2L', 'Guaraná lata'];
const ORDER: Json = {
  type: 'object',
  properties: {
    itens: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        properties: {
          nome: { type: 'string', enum: MENU },
          quantidade: { type: 'integer', minimum: 1 },
          tamanho: { type: 'string', enum: ['P', 'M', 'G'] },
          observacoes: { type: 'string' },
        },
        required: ['nome', 'quantidade'],
      },
    },
    endereco: {
      type: 'object',
      properties: { rua: { type: 'string' }, numero: { type: 'string' } },
      required: ['rua', 'numero'],
    },
    pagamento: { type: 'string', enum: ['PIX', 'CREDITO', 'DEBITO', 'DINHEIRO'] },
    trocoPara: { type: ['number', 'null'] },
    cupom: { type: 'string' },
  },
  required: ['itens', 'endereco', 'pagamento'],
};
const tool = { name: 'registrar_pedido', description: 'Registra o pedido do cliente', inputSchema: ORDER };
const asking = {
  name: 'perguntar',
  description: 'Pergunta ao cliente o que falta',
  inputSchema: { type: 'object', properties: { pergunta: { type: 'string' } }, required: ['pergunta'] },
};

describe('dada uma ferramenta que registra pedidos', () => {
  test('quando o pedido está completo, então ela é chamada com o que foi dito e sem o que não foi', async () => {
    const asked = request('duas calabrezas grandes sem cebola e uma coca, na rua das flores 123, débito', {
      tools: [tool],
    });
    const { stopReason, use } = await reply(asked);
    expect(stopReason).toBe('tool_use');
    expect(use).toMatchObject({
      name: 'registrar_pedido',
      input: {
        itens: [
          { nome: 'Pizza Calabresa', quantidade: 2, tamanho: 'G', observacoes: 'sem cebola' },
          { nome: 'Coca-Cola 2L', quantidade: 1 },
        ],
        endereco: { rua: 'Rua das flores', numero: '123' },
        pagamento: 'DEBITO',
      },
    });
    expect(use!.input).not.toHaveProperty('cupom');
  });

  test.each([
    ['quero pedir', /quer pedir|pedido|gostaria/i],
    ['uma calabresa', /endereço|onde/i],
    ['uma calabresa na rua A', /número/i],
    ['uma calabresa na rua A, 5', /pagamento|pagar/i],
    ['um sushi', /cardápio/i],
  ])('quando o cliente diz "%s", então o modelo pergunta o que falta', async (said, question) => {
    const { stopReason, text, use } = await reply(request(said, { tools: [tool] }));
    expect(use).toBeUndefined();
    expect(stopReason).toBe('end_turn');
    expect(text).toMatch(question);
  });

  test('quando há uma ferramenta de perguntar, então é ela que pergunta', async () => {
    for (const toolChoice of [{ kind: 'auto' }, { kind: 'any' }] as const) {
      const { use } = await reply(request('uma calabresa', { tools: [tool, asking], toolChoice }));
      expect(use).toMatchObject({
        name: 'perguntar',
        input: { pergunta: expect.stringMatching(/endereço|onde/i) },
      });
    }
  });

  test('quando a conversa completa o pedido aos poucos, então ela só é chamada no fim', async () => {
    const talk = [
      'quero duas margheritas',
      'Qual é o endereço de entrega?',
      'Augusta, 1200',
      'Como prefere pagar?',
      'dinheiro, troco pra 100',
    ];
    const { use } = await reply(request(talk, { tools: [tool] }));
    expect(use?.input).toMatchObject({
      itens: [{ nome: 'Pizza Marguerita', quantidade: 2 }],
      endereco: { rua: 'Augusta', numero: '1200' },
      pagamento: 'DINHEIRO',
      trocoPara: 100,
    });
  });

  test('quando ela quer o código do item, então o código vem do cardápio do prompt', async () => {
    const system = [
      'Cardápio: [{"id":"P1","nome":"Pizza calabresa","preco":45},{"id":"B1","nome":"Coca-Cola 2L","preco":12}]',
    ];
    const item = {
      type: 'object',
      properties: { id: { type: 'string', enum: ['P1', 'B1'] }, quantidade: { type: 'integer' } },
      required: ['id', 'quantidade'],
    };
    const inputSchema: Json = {
      type: 'object',
      properties: { itens: { type: 'array', items: item }, total: { type: 'number' } },
      required: ['itens'],
    };
    const { use } = await reply(
      request('2 calabresas e uma coca', { system, tools: [{ name: 'registrar_pedido', inputSchema }] }),
    );
    expect(use?.input).toEqual({
      itens: [
        { id: 'P1', quantidade: 2 },
        { id: 'B1', quantidade: 1 },
      ],
      total: 102,
    });
  });

  test('quando o atendente oferece opções e o cliente pede o que não há, então só vai o que o cliente disse', async () => {
    const nome = { type: 'string', description: 'O nome como o cliente disse.' };
    const com = { type: 'array', items: { type: 'string' } };
    const itens = { type: 'array', items: { type: 'object', properties: { nome, com }, required: ['nome'] } };
    const pagamento = { type: 'string', enum: ['pix', 'cartao', 'dinheiro'] };
    const inputSchema: Json = { type: 'object', properties: { itens, pagamento } };
    const question = 'Qual o tamanho? Como você prefere pagar: pix, cartão ou dinheiro?';
    const { use } = await reply(
      request(['uma lasanha com bacon e dois sushis', question, 'grande'], {
        system: ['Cardápio: [{"nome":"Lasanha","tamanhos":["pequena","grande"]}]'],
        tools: [{ name: 'registrar_pedido', inputSchema }],
        toolChoice: { kind: 'tool', name: 'registrar_pedido' },
      }),
    );
    expect(use?.input).toEqual({
      itens: [
        { nome: 'Lasanha', com: ['bacon'] },
        { nome: 'sushis', com: [] },
      ],
    });
  });

  test('quando a escolha a obriga e nada se sabe, então ela é chamada com o que menos afirma', async () => {
    const { use } = await reply(
      request('oi', { tools: [tool], toolChoice: { kind: 'tool', name: 'registrar_pedido' } }),
    );
    expect(new Validator(ORDER as object, '2020-12').validate(use!.input).valid).toBe(true);
    expect(use!.input).toMatchObject({ endereco: { rua: '', numero: '' } });
  });
});

describe('dado um schema qualquer', () => {
  test(`quando a ferramenta é obrigatória, então a entrada vale para ele (semente ${SEED}, ${CASES} casos)`, async () => {
    const says = [
      'quero duas pizzas de calabresa na rua A, 5, pix',
      'Sugira 3 pratos',
      'adorei, nota 10',
      '{"x1": 3, "nome": null}',
    ];
    const property = fc.asyncProperty(toolSchemas, fc.constantFrom(...says), async (inputSchema, said) => {
      const { use } = await reply(
        request(said, {
          tools: [{ name: 'usar', inputSchema }],
          toolChoice: { kind: 'any' },
          maxTokens: 100_000,
        }),
      );
      const result = new Validator(inputSchema as object, '2020-12').validate(use!.input);
      expect(result.errors, JSON.stringify(use!.input)).toEqual([]);
    });
    await fc.assert(property, { seed: SEED, numRuns: CASES });
  }, 60_000);
});
