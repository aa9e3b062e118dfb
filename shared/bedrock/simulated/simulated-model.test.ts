import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SimulatedModel } from './simulated-model.ts';
import { reply, request, say } from './testing/request.ts';
import { tokenize } from './tokens/tokenize.ts';

const SEED = Number(process.env.SEED ?? 19700101);
const CASES = Number(process.env.CASES ?? 100);
const DISHES = 'Sugira três pratos que combinam com massa para um jantar romântico.';

describe('dado o modelo simulado', () => {
  test('quando o pedido se repete, então a resposta se repete; outra semente muda as palavras', async () => {
    const seeds = await Promise.all(
      [1, 2, 3, 4].map(async (seed) => (await reply(request(DISHES), seed)).text),
    );
    expect((await reply(request(DISHES), 1)).text).toBe(seeds[0]);
    expect(new Set(seeds).size).toBeGreaterThan(1);
  });

  test('quando a temperatura é zero, então a semente não muda nada', async () => {
    const cold = request(DISHES, { temperature: 0 });
    expect((await reply(cold, 1)).text).toBe((await reply(cold, 99)).text);
  });

  test('quando há um limite de tokens, então a resposta para exatamente nele', async () => {
    const whole = await reply(request(DISHES));
    const cut = await reply(request(DISHES, { maxTokens: 10 }));
    expect(cut).toMatchObject({ stopReason: 'max_tokens', outputTokens: 10 });
    expect(cut.pieces).toEqual(whole.pieces.slice(0, 10));
    expect(whole.stopReason).toBe('end_turn');
  });

  test('quando uma sequência de parada aparece, então a resposta acaba antes dela', async () => {
    const stopped = await reply(request(DISHES, { stopSequences: ['2.'] }));
    expect(stopped).toMatchObject({ stopReason: 'stop_sequence', stopSequence: '2.' });
    expect(stopped.text).toContain('1. ');
    expect(stopped.text).not.toContain('2.');
  });

  test('quando a resposta sai aos pedaços, então cada um é um token', async () => {
    const { outputTokens, pieces, text } = await reply(request(DISHES));
    expect(pieces.join('')).toBe(text);
    expect(pieces.length).toBe(outputTokens);
    expect(tokenize(text)).toEqual(pieces);
  });

  test('quando alguém desiste no meio, então a resposta para com o motivo', async () => {
    const controller = new AbortController();
    const model = new SimulatedModel({
      delayMs: 5,
      sleep: async () => controller.abort(new Error('desisti')),
    });
    const pieces = async () => {
      for await (const _ of model.generate(request(DISHES), controller.signal));
    };
    await expect(pieces()).rejects.toThrow('desisti');
  });

  test('quando o pedido foge das regras, então ele diz que é simulado e do que se falava, na língua do pedido', async () => {
    expect(await say('Qual a distância da Terra à Lua?')).toMatch(/simulado.*Lua|Lua.*simulado/is);
    expect(await say('What is the capital of France?')).toMatch(/simulated/);
    expect(await say('Traduza para o inglês: bom dia')).toMatch(/simulado/);
  });

  test('quando a resposta já começa com "{", então o que vem a completa', async () => {
    const rest = await say([
      'Sugira 2 pratos mexicanos em JSON com a chave pratos',
      { role: 'assistant', content: [{ text: '{' }] },
    ]);
    expect(JSON.parse(`{${rest}`)).toEqual({ pratos: [expect.any(String), expect.any(String)] });
  });

  test('quando se pede só JSON, então a resposta é só JSON, com as chaves pedidas', async () => {
    const text = await say(
      'Extraia o pedido "duas cocas, rua A, 5" e responda só com JSON no formato {"itens":[{"nome":"...","quantidade":0}],"endereco":"...","pagamento":"..."}',
    );
    expect(JSON.parse(text)).toEqual({
      itens: [{ nome: 'Coca-Cola', quantidade: 2 }],
      endereco: 'Rua A, 5',
      pagamento: null,
    });
  });

  test('quando a ferramenta respondeu, então a resposta conta o que ela disse, também se falhou', async () => {
    const use = {
      role: 'assistant',
      content: [{ toolUse: { toolUseId: 'a', name: 'registrar', input: {} } }],
    } as const;
    const result = (status: 'success' | 'error', text: string) =>
      ({ role: 'user', content: [{ toolResult: { toolUseId: 'a', status, content: [{ text }] } }] }) as const;
    const tools = [{ name: 'registrar', inputSchema: { type: 'object' } }];
    expect(
      await say(['uma coca', use, result('success', '{"pedidoId":"A-17","total":12}')], { tools }),
    ).toMatch(/A-17.*R\$ 12,00/);
    expect(await say(['uma coca', use, result('error', 'forno quebrado')], { tools })).toMatch(
      /Não consegui|erro.*forno quebrado/i,
    );
  });

  test(`quando o prompt é hostil, então a resposta vem assim mesmo, e depressa (semente ${SEED})`, async () => {
    const bombs = [
      'a'.repeat(100_000),
      '{'.repeat(100_000),
      '[1,'.repeat(33_000),
      '1 '.repeat(50_000),
      'e com sem '.repeat(10_000),
      'rua a '.repeat(16_000),
      '"'.repeat(100_000),
      '\u0301'.repeat(100_000),
      '🍕'.repeat(50_000),
      'pizza de calabreza, '.repeat(5_000),
      ' \n'.repeat(50_000),
      'Sugira '.repeat(14_000),
      'R$ '.repeat(33_000),
    ];
    await say('aquece');
    for (const bomb of bombs) {
      const start = process.cpuUsage();
      await reply(request(bomb));
      const { system, user } = process.cpuUsage(start);
      // Tempo de CPU, para não depender de quem mais usa a máquina; o que importa é não crescer com o quadrado.
      expect((system + user) / 1000, bomb.slice(0, 20)).toBeLessThan(500);
    }
    const texts = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom(
          'quero ',
          'duas ',
          'sem ',
          'rua ',
          '{"a":',
          ']',
          'JSON',
          ' até 5 caracteres',
          '\n- ',
          'Cardápio: ',
          'R$ 4,50 ',
          'Cliente: ',
          'troca ',
          ' por ',
          'meia ',
          'não, ',
        ),
      ),
      { maxLength: 30 },
    );
    await fc.assert(
      fc.asyncProperty(texts, texts, async (system, said) => {
        const { stopReason } = await reply(request(said.join(''), { system: [system.join('')] }));
        expect(stopReason).toBe('end_turn');
      }),
      { seed: SEED, numRuns: CASES },
    );
  }, 60_000);
});

describe('dado o vetor de um texto', () => {
  const model = new SimulatedModel();
  const vector = (text: string, dimensions = 256) =>
    model.embed(text, dimensions, new AbortController().signal);
  const cosine = (one: readonly number[], other: readonly number[]) =>
    one.reduce((sum, value, at) => sum + value * other[at]!, 0);

  test.each([1, 7, 256, 1024])('quando tem %i dimensões, então tem norma 1', async (dimensions) => {
    for (const text of ['pizza de calabresa', '', '🍕']) {
      const found = await vector(text, dimensions);
      expect(found).toHaveLength(dimensions);
      expect(Math.hypot(...found)).toBeCloseTo(1, 9);
    }
  });

  test('quando dois textos dizem quase o mesmo, então ficam mais perto que um terceiro', async () => {
    const pizza = await vector('quero uma pizza de calabresa com borda');
    const same = await vector('pizzas calabresa, por favor');
    const other = await vector('o contrato de empréstimo foi assinado ontem');
    expect(cosine(pizza, same)).toBeGreaterThan(cosine(pizza, other) + 0.2);
  });
});
