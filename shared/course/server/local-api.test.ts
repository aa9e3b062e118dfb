import { afterEach, describe, expect, test, vi } from 'vitest';
import type { CheckReport } from '../../testing/report.ts';
import type { Assistant } from '../assistant/assistant.ts';
import type { CheckHub } from './check-hub.ts';
import type { CourseEvent } from './course-event.ts';
import { NotAStepFile } from './editor/step-file.ts';
import { createLocalApi, type LocalApiParts } from './local-api.ts';
import type { Outbox } from './outbox.ts';
import type { OutboxMessage } from './outbox-message.ts';
import type { StepDesk } from './step-desk.ts';

const SLUG = '01-fluxograma';
const REPORT: CheckReport = {
  step: SLUG,
  outcome: 'passed',
  goals: [],
  machines: [{ name: 'pizza', definition: '{}' }],
  seed: 1,
  durationMs: 1,
};

const STATUS = { report: REPORT, running: true, machines: REPORT.machines, hintsShown: 1 };

/** Um hub que não verifica nada: lembra o que lhe pediram e deixa o teste contar o que aconteceu. */
function fakeHub() {
  const requested: string[] = [];
  const seeds: (number | undefined)[] = [];
  const told: CourseEvent[] = [];
  const listeners = new Set<(event: CourseEvent) => void>();
  const hub: CheckHub = {
    status: () => STATUS,
    progress: () => [{ step: SLUG, state: 'passed', goals: { passed: 5, total: 5 } }],
    request(step, seed) {
      requested.push(step);
      seeds.push(seed);
    },
    changed: (step) => requested.push(step),
    hint: async () => 2,
    tell: (event) => told.push(event),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => undefined,
  };
  const tell = (event: CourseEvent) => {
    for (const listener of listeners) listener(event);
  };
  return { hub, requested, seeds, told, listeners, tell };
}

const NOTICE: OutboxMessage = {
  id: '2',
  kind: 'notification',
  protocol: 'email',
  endpoint: 'ana@example.com',
  subject: 'Pedido',
  message: 'Saiu para entrega.',
  receivedAt: '2026-11-22T12:00:00.000Z',
};

/** Uma caixa com um aviso, que se deixa esvaziar. */
function fakeOutbox(messages: OutboxMessage[] = [NOTICE]): Outbox {
  return {
    read: async (after) => {
      const newer = messages.filter(({ id }) => id > after);
      return { messages: newer, next: newer.at(-1)?.id ?? after, hasMore: false };
    },
    clear: async () => {
      messages.length = 0;
    },
  };
}

/** Uma mesa com um passo só, que anota o que fez. */
function fakeDesk() {
  const did: unknown[] = [];
  const desk: StepDesk = {
    compare: () => [{ name: 'pizza.asl.json', mine: '{}', solution: '{ }' }],
    async restart(slug) {
      did.push(['restart', slug]);
      return '.tentativas/a';
    },
    async open(slug, place) {
      did.push(['open', slug, place]);
      if (place.file.includes('..')) throw new NotAStepFile('Só abro arquivos do passo.');
      return { opened: true };
    },
  };
  return { desk, did };
}

const apiWith = (parts: Partial<LocalApiParts> = {}) =>
  createLocalApi({
    hub: fakeHub().hub,
    outbox: fakeOutbox(),
    desk: fakeDesk().desk,
    runTask: async () => '{}',
    // Os testes do assistente ficam com as rotas dele.
    assistant: {} as Assistant,
    ...parts,
  });

/** Um pedido como a página faz. */
const asked = (body?: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'X-Curso': '1' },
  body: body === undefined ? undefined : JSON.stringify(body),
});

afterEach(() => {
  vi.useRealTimers();
});

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

describe('os eventos', () => {
  /** Abre o canal de eventos e devolve um leitor que espera por um trecho. */
  async function listen(hub: CheckHub) {
    const response = await apiWith({ hub }).request('/_curso/eventos');
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    const decoder = new TextDecoder();
    let text = '';
    const until = async (expected: string) => {
      while (!text.includes(expected)) {
        const { value, done } = await reader.read();
        if (done) throw new Error(`O canal fechou antes de "${expected}": ${text}`);
        text += decoder.decode(value, { stream: true });
      }
      return text;
    };
    return { response, reader, until };
  }

  test('quando o hub tem um resultado, quem ouve o recebe como JSON', async () => {
    const { hub, tell } = fakeHub();
    const { response, reader, until } = await listen(hub);
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    await until('event: inicio');
    const event: CourseEvent = { type: 'report', ...STATUS, step: SLUG };
    tell(event);
    expect(await until('"report"')).toContain(`data: ${JSON.stringify(event)}\n\n`);
    await reader.cancel();
  });

  test('enquanto nada acontece, diz que a ligação vive', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const { reader, until } = await listen(fakeHub().hub);
    await until('event: inicio');
    vi.advanceTimersByTime(15_000);
    expect(await until('event: vivo')).toContain('event: vivo');
    await reader.cancel();
  });

  test('quando quem ouvia vai embora, nada fica para trás que segure o processo', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] });
    const { hub, listeners } = fakeHub();
    const { reader, until } = await listen(hub);
    await until('event: inicio');
    expect(listeners.size).toBe(1);
    await reader.cancel();
    await new Promise((resolve) => setImmediate(resolve));
    expect(listeners.size).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('o progresso', () => {
  test('traz cada passo, o seu estado e as metas', async () => {
    const api = apiWith();
    expect(await (await api.request('/_curso/progresso')).json()).toEqual({
      steps: [{ step: SLUG, state: 'passed', goals: { passed: 5, total: 5 } }],
    });
  });

  test('dado um arquivo que não se lê, diz o que fazer', async () => {
    const { hub } = fakeHub();
    hub.progress = () => {
      throw new Error('Não consegui ler .progresso.json. Apague o arquivo.');
    };
    const response = await apiWith({ hub }).request('/_curso/progresso');
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({ erro: 'Não consegui ler .progresso.json. Apague o arquivo.' });
  });
});

test('dado um endereço que a API não tem, 404 em português', async () => {
  const response = await apiWith().request('/_curso/executar?codigo=1');
  expect(response.status).toBe(404);
  expect(await response.json()).toEqual({ erro: 'A API local não tem este endereço.' });
});

describe('a caixa de saída', () => {
  test('dado um marcador, mostra só o que veio depois', async () => {
    const api = apiWith();
    const first = await (await api.request('/_curso/caixa-de-saida')).json();
    expect(first).toEqual({ messages: [NOTICE], next: '2', hasMore: false });
    const rest = await (await api.request('/_curso/caixa-de-saida?after=2')).json();
    expect(rest).toEqual({ messages: [], next: '2', hasMore: false });
  });

  test('só a página a esvazia', async () => {
    const messages = [NOTICE];
    const api = apiWith({ outbox: fakeOutbox(messages) });
    expect((await api.request('/_curso/caixa-de-saida', { method: 'DELETE' })).status).toBe(403);
    expect(messages).toHaveLength(1);
    const asked = await api.request('/_curso/caixa-de-saida', {
      method: 'DELETE',
      headers: { 'x-curso': '1' },
    });
    expect(asked.status).toBe(204);
    expect(messages).toEqual([]);
  });
});

describe('uma tarefa do simulador', () => {
  const TASK = {
    resource: 'arn:aws:states:::sqs:sendMessage',
    stateName: 'Mandar',
    executionArn: 'arn',
    attempt: 0,
  };

  test('dado o que a página pede, a resposta vem em linhas de JSON', async () => {
    const response = await apiWith().request('/_curso/simulador/tarefa', asked(TASK));
    expect(response.headers.get('content-type')).toContain('application/x-ndjson');
    expect(await response.text()).toBe('{"result":{}}\n');
  });

  test('sem o cabeçalho da página, 403', async () => {
    const response = await apiWith().request('/_curso/simulador/tarefa', { ...asked(TASK), headers: {} });
    expect(response.status).toBe(403);
  });

  test.each([{ resource: 7 }, { stateName: '' }, { attempt: -1 }, { token: {} }, { timeoutSeconds: '1' }])(
    'dado %j, que não é o que se espera, 400',
    async (broken) => {
      const response = await apiWith().request('/_curso/simulador/tarefa', asked({ ...TASK, ...broken }));
      expect(response.status).toBe(400);
    },
  );
});
