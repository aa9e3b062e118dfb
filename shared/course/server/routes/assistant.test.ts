import { describe, expect, test } from 'vitest';
import type { Assistant } from '../../assistant/assistant.ts';
import { AssistantRefusal } from '../../assistant/refusal.ts';
import { createLocalApi, type LocalApiParts } from '../local-api.ts';

/** Um assistente que anota o que lhe pedem. */
function fakeAssistant() {
  const did: unknown[] = [];
  const note =
    (name: string) =>
    async (...args: unknown[]) => {
      did.push([name, ...args]);
    };
  const assistant = {
    deploy: (code: string) => did.push(['deploy', code]),
    start: async (order: object) => {
      did.push(['start', order]);
      return 'P1';
    },
    order: async (id: string) => {
      throw new AssistantRefusal(`Não há um pedido ${id}.`);
    },
    reply: note('reply'),
    act: note('act'),
    cancel: note('cancel'),
    setModelDown: note('setModelDown'),
  } as unknown as Assistant;
  const api = createLocalApi({ assistant } as LocalApiParts);
  const post = (path: string, body: unknown, headers: Record<string, string> = { 'X-Curso': '1' }) =>
    api.request(`/_curso/assistente/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return { did, api, post };
}

const BIA = { cliente: ' Bia ', telefone: '+5511999990000', mensagem: 'oi' };

describe('as rotas do assistente', () => {
  test('dado o que cada pessoa faz, o assistente recebe já conferido', async () => {
    const { did, post } = fakeAssistant();
    const first = await post('pedidos', BIA);
    expect([first.status, await first.json()]).toEqual([201, { pedido: 'P1' }]);
    await post('implantar', { codigo: 'step' });
    await post('modelo', { fora: true });
    await post('pedidos/P1/resposta', { texto: 'sim' });
    await post('pedidos/P1/gesto', { gesto: 'cooked', token: 'alheio' });
    await post('pedidos/P1/gesto', { gesto: 'accepted', entregador: 'Davi' });
    await post('pedidos/P1/cancelar', {});
    expect(did).toEqual([
      ['start', { client: 'Bia', phone: '+5511999990000', message: 'oi' }],
      ['deploy', 'step'],
      ['setModelDown', true],
      ['reply', 'P1', 'sim'],
      ['act', 'P1', { kind: 'cooked' }],
      ['act', 'P1', { kind: 'accepted', courier: 'Davi' }],
      ['cancel', 'P1'],
    ]);
  });

  test.each([
    ['implantar', { codigo: '../outra' }],
    ['modelo', { fora: 'sim' }],
    ['pedidos', { ...BIA, cliente: '' }],
    ['pedidos', { ...BIA, telefone: '11 9999' }],
    ['pedidos', { ...BIA, mensagem: 'a'.repeat(1001) }],
    ['pedidos/P1/resposta', { texto: ' ' }],
    ['pedidos/P1/gesto', { gesto: 'accepted' }],
    ['pedidos/P1/gesto', { gesto: 'constructor' }],
    ['pedidos/..%2FP1/cancelar', {}],
  ])('em %s, dado %j, 400 e nada acontece', async (path, body) => {
    const { did, post } = fakeAssistant();
    const response = await post(path, body);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ erro: expect.any(String) });
    expect(did).toEqual([]);
  });

  test.each([
    'implantar',
    'modelo',
    'pedidos',
    'pedidos/P1/resposta',
    'pedidos/P1/gesto',
    'pedidos/P1/cancelar',
  ])('%s: sem o cabeçalho X-Curso, 403; com GET, não muda nada', async (path) => {
    const { did, api, post } = fakeAssistant();
    expect((await post(path, BIA, {})).status).toBe(403);
    expect((await api.request(`/_curso/assistente/${path}`)).status).toBe(404);
    expect(did).toEqual([]);
  });

  test('o que não dá para fazer agora é 409, com o motivo', async () => {
    const response = await fakeAssistant().api.request('/_curso/assistente/pedidos/P9');
    expect([response.status, await response.json()]).toEqual([409, { erro: 'Não há um pedido P9.' }]);
  });
});
