import { describe, expect, test } from 'vitest';
import { apiWith, asked, fakeDesk, fakeHub, SLUG, STATUS } from '../fake-parts.ts';

describe('o estado de um passo', () => {
  test('dado um passo do catálogo, é o que o hub diz', async () => {
    const response = await apiWith().request(`/_curso/passos/${SLUG}`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(STATUS);
  });

  test.each(['99-nada', '..%2F..%2Fetc', '1', '01-FLUXOGRAMA'])(
    'dado "%s", que não está no catálogo, 404',
    async (slug) => {
      const response = await apiWith().request(`/_curso/passos/${slug}`);
      expect(response.status).toBe(404);
      expect(await response.json()).toEqual({ erro: 'Este passo não está no catálogo.' });
    },
  );
});

describe('pedir uma verificação', () => {
  const post = (slug: string, headers: Record<string, string>) => {
    const { hub, requested } = fakeHub();
    const response = apiWith({ hub }).request(`/_curso/passos/${slug}/verificar`, {
      method: 'POST',
      headers,
    });
    return { response, requested };
  };

  test('dado um passo do catálogo e o cabeçalho X-Curso, o hub recebe o pedido', async () => {
    const { response, requested } = post(SLUG, { 'X-Curso': '1' });
    expect((await response).status).toBe(202);
    expect(requested).toEqual([SLUG]);
  });

  test.each([[{}], [{ 'X-Curso': '0' }]])('dados os cabeçalhos %j, 403 e nada é pedido', async (headers) => {
    const { response, requested } = post(SLUG, headers as Record<string, string>);
    expect((await response).status).toBe(403);
    expect(requested).toEqual([]);
  });

  test('dado um passo que não está no catálogo, 404 e nada é pedido', async () => {
    const { response, requested } = post('99-nada', { 'X-Curso': '1' });
    expect((await response).status).toBe(404);
    expect(requested).toEqual([]);
  });

  test('com GET, o endereço não existe', async () => {
    const { hub, requested } = fakeHub();
    const response = await apiWith({ hub }).request(`/_curso/passos/${SLUG}/verificar`, {
      headers: { 'X-Curso': '1' },
    });
    expect(response.status).toBe(404);
    expect(requested).toEqual([]);
  });
});

describe('o que se pede para um passo', () => {
  const of = (action: string) => `/_curso/passos/${SLUG}/${action}`;

  test('dada uma semente, a verificação a repete', async () => {
    const { hub, requested, seeds } = fakeHub();
    expect((await apiWith({ hub }).request(of('verificar'), asked({ semente: 777_777 }))).status).toBe(202);
    expect([requested, seeds]).toEqual([[SLUG], [777_777]]);
  });

  test.each([{ semente: -1 }, { semente: 1.5 }, { semente: '7' }, { semente: null }, [], 'x'])(
    'dado o pedido %j, 400 e nada é verificado',
    async (body) => {
      const { hub, requested } = fakeHub();
      expect((await apiWith({ hub }).request(of('verificar'), asked(body))).status).toBe(400);
      expect(requested).toEqual([]);
    },
  );

  test('mais uma dica', async () => {
    expect(await (await apiWith().request(of('dica'), asked())).json()).toEqual({ dicas: 2 });
  });

  test('a diferença para a solução, arquivo por arquivo', async () => {
    expect(await (await apiWith().request(of('diferenca'))).json()).toEqual({
      files: [{ name: 'pizza.asl.json', mine: '{}', solution: '{ }' }],
    });
  });

  test('recomeçar diz onde a tentativa ficou, avisa quem ouve e verifica de novo', async () => {
    const { hub, told, requested } = fakeHub();
    const { desk, did } = fakeDesk();
    const response = await apiWith({ hub, desk }).request(of('recomecar'), asked());
    expect(await response.json()).toEqual({ guardado: '.tentativas/a' });
    expect([did, told, requested]).toEqual([
      [['restart', SLUG]],
      [{ type: 'restarted', step: SLUG }],
      [SLUG],
    ]);
  });

  test('abrir um arquivo leva a linha e a coluna', async () => {
    const { desk, did } = fakeDesk();
    const place = { arquivo: `steps/${SLUG}/pizza.asl.json`, linha: 4, coluna: 2 };
    expect(await (await apiWith({ desk }).request(of('abrir'), asked(place))).json()).toEqual({
      opened: true,
    });
    expect(did).toEqual([['open', SLUG, { file: place.arquivo, line: 4, column: 2 }]]);
  });

  test.each([
    [400, {}],
    [400, { arquivo: 7 }],
    [400, { arquivo: 'a', linha: 0 }],
    [404, { arquivo: '../../segredo' }],
  ])('abrir, com %i para o pedido %j', async (status, body) => {
    const response = await apiWith().request(of('abrir'), asked(body));
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ erro: expect.any(String) });
  });

  test('dado um pedido grande demais, ele não é lido', async () => {
    const response = await apiWith().request(of('abrir'), asked({ arquivo: 'a'.repeat(5_000_000) }));
    expect(response.status).toBe(413);
  });

  test.each(['verificar', 'dica', 'recomecar', 'abrir'])(
    '%s: sem o cabeçalho, 403; fora do catálogo, 404; com GET, não existe',
    async (action) => {
      const { desk, did } = fakeDesk();
      const { hub, requested } = fakeHub();
      const api = apiWith({ hub, desk });
      expect((await api.request(of(action), { method: 'POST' })).status).toBe(403);
      expect((await api.request(`/_curso/passos/..%2F01-fluxograma/${action}`, asked({}))).status).toBe(404);
      expect((await api.request(`/_curso/passos/99-nada/${action}`, asked({}))).status).toBe(404);
      expect((await api.request(of(action))).status).toBe(404);
      expect([did, requested]).toEqual([[], []]);
    },
  );

  test('a diferença de um passo fora do catálogo, 404', async () => {
    expect((await apiWith().request('/_curso/passos/..%2F..%2Fetc/diferenca')).status).toBe(404);
  });
});
