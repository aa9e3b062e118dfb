import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type LocalAws, startLocalAws } from '../../testing/local-aws.ts';
import { type Assistant, createAssistant } from './assistant.ts';

/** Quanto esperar a máquina chegar aonde se espera, em milissegundos, em uma máquina ocupada. */
const PATIENCE = { timeout: 20_000, interval: 50 };
const FULL_ORDER = 'quero duas pizzas de calabresa grandes. Rua das Flores, 123, bairro Lapa. Pago no pix';

describe('o assistente da solução, na AWS local', { timeout: 60_000 }, () => {
  let aws: LocalAws;
  let assistant: Assistant;

  beforeAll(async () => {
    aws = await startLocalAws({ port: 0, storage: 'memory' });
    assistant = createAssistant(aws);
    await expect(assistant.start({ client: 'Bia', phone: '+5511999990000', message: 'oi' })).rejects.toThrow(
      'Implante-o primeiro',
    );
    assistant.deploy('solution');
    expect(() => assistant.deploy('step')).toThrow('em andamento');
    await assistant.settled();
  }, 60_000);
  afterAll(() => aws.close());

  const start = (client: string, message: string) =>
    assistant.start({ client, phone: '+5511999990000', message });
  const asked = (id: string, words: string) =>
    vi.waitFor(async () => {
      const order = await assistant.order(id);
      expect(order.asksClient).toBe(true);
      expect(order.lines.at(-1)?.text).toContain(words);
      return order;
    }, PATIENCE);
  const reached = (id: string, situation: string) =>
    vi.waitFor(async () => {
      const order = await assistant.order(id);
      expect(order.situation).toBe(situation);
      return order;
    }, PATIENCE);
  const inKitchen = async (client: string) => {
    const id = await start(client, FULL_ORDER);
    await asked(id, 'Posso confirmar?');
    await assistant.reply(id, 'sim');
    await reached(id, 'NA_COZINHA');
    return id;
  };

  test('depois de implantar, diz de quem é o código e quem é o modelo', async () => {
    expect(await assistant.view()).toEqual({
      deployed: 'solution',
      deployment: { stage: 'idle' },
      model: { name: 'simulado', isSimulated: true, isDown: false },
      orders: [],
    });
  });

  test('dado um pedido pela metade, o assistente pergunta, a cozinha e o entregador respondem, e ele chega', async () => {
    const id = await start('Bia', 'oi, quero duas pizzas de calabresa grandes');
    const question = await asked(id, '?');
    expect(question.active).toEqual(['Perguntar']);
    await expect(assistant.act(id, { kind: 'cooked' })).rejects.toThrow('não espera pela cozinha');
    await assistant.reply(id, 'Rua das Flores, 123, bairro Lapa. Pago no pix');
    await asked(id, 'Posso confirmar?');
    await assistant.reply(id, 'sim');
    await reached(id, 'NA_COZINHA');
    await expect(assistant.reply(id, 'e aí?')).rejects.toThrow('não espera uma resposta');
    await assistant.act(id, { kind: 'cooked' });
    await reached(id, 'PROCURANDO_ENTREGADOR');
    await assistant.act(id, { kind: 'accepted', courier: 'Davi' });
    expect((await reached(id, 'A_CAMINHO')).courier).toBe('Davi');
    await assistant.act(id, { kind: 'delivered' });
    const order = await vi.waitFor(async () => {
      const now = await assistant.order(id);
      expect(now.status).toBe('SUCCEEDED');
      return now;
    }, PATIENCE);
    expect(order).toMatchObject({ situation: 'ENTREGUE', active: [], asksClient: false });
    expect(order.path.at(-1)).toEqual({ state: 'Pedido entregue', outcome: 'exited' });
    expect(order.lines.map(({ kind }) => kind)).toEqual(
      'cliente assistente cliente assistente cliente etapa etapa etapa'.split(' '),
    );
    expect(JSON.stringify(order)).not.toContain('"token"');
  });

  test('dados dois clientes com o mesmo nome, cada um lê e responde só o seu', async () => {
    const one = await start('Bia', 'oi, o que você sugere?');
    const other = await start('Bia', FULL_ORDER);
    await asked(one, 'sugiro');
    await asked(other, 'Posso confirmar?');
    await assistant.cancel(other);
    expect((await reached(other, 'DESISTIU')).lines.at(-1)?.text).toBe('cancelar');
    expect((await assistant.order(one)).asksClient).toBe(true);
    await assistant.cancel(one);
  });

  test('quando a página volta em outro curso aberto, a conversa está lá', async () => {
    const id = await start('Caio', FULL_ORDER);
    await asked(id, 'Posso confirmar?');
    const again = createAssistant(aws);
    expect((await again.order(id)).asksClient).toBe(true);
    expect((await again.view()).deployed).toBe('solution');
    await again.reply(id, 'não');
    await reached(id, 'DESISTIU');
  });

  test('cancelado na cozinha, o pedido é estornado; a caminho, não dá mais', async () => {
    const id = await inKitchen('Duda');
    await assistant.cancel(id);
    const order = await reached(id, 'CANCELADO');
    expect(order.reason).toBe('você pediu para cancelar');
    expect(order.lines.at(-1)?.text).toBe('Pronto, o seu pedido foi cancelado.');
    expect(order.path.map(({ state }) => state)).toContain('Estornar');

    const late = await inKitchen('Duda');
    await assistant.act(late, { kind: 'cooked' });
    await reached(late, 'PROCURANDO_ENTREGADOR');
    await assistant.act(late, { kind: 'accepted', courier: 'Davi' });
    await reached(late, 'A_CAMINHO');
    await assistant.cancel(late);
    expect((await assistant.order(late)).lines.at(-1)?.text).toContain('não dá mais para cancelar');
    expect((await assistant.order(late)).situation).toBe('A_CAMINHO');
  });

  test('quando a cozinha recusa, o pedido é cancelado com o motivo', async () => {
    const id = await inKitchen('Eva');
    await assistant.act(id, { kind: 'refused' });
    expect((await reached(id, 'CANCELADO')).reason).toBe('a cozinha não pôde preparar');
  });

  test('com o modelo fora do ar, o cliente escolhe pelo número; as outras falhas encomendadas ficam', async () => {
    const mine = { service: 's3', action: 'GetObject' };
    await aws.call('local', 'PutFaults', { faults: [mine] });
    await assistant.setModelDown(true);
    await assistant.setModelDown(true);
    expect((await assistant.view()).model.isDown).toBe(true);
    const id = await start('Fábio', FULL_ORDER);
    const menu = await asked(id, 'fora do ar');
    expect(menu.path).toContainEqual(
      expect.objectContaining({ state: 'Entender pedido', outcome: 'caught' }),
    );
    await assistant.reply(id, '2x1; Rua das Flores; 123; Centro; pix');
    await asked(id, 'Posso confirmar?');
    await assistant.setModelDown(false);
    expect((await assistant.view()).model.isDown).toBe(false);
    const { faults } = (await aws.call('local', 'GetFaults', {})) as { faults: { fault: object }[] };
    expect(faults.map(({ fault }) => fault)).toEqual([mine]);
    await assistant.cancel(id);
  });

  test('dado um número que não é de um pedido, recusa', async () => {
    await expect(assistant.order('P0')).rejects.toThrow('Não há um pedido P0');
  });
});
