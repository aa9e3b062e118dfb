import { afterEach, describe, expect, test, vi } from 'vitest';
import type { CheckReport } from '../../testing/report.ts';
import type { CheckHub } from './check-hub.ts';
import type { CourseEvent } from './course-event.ts';
import { createLocalApi } from './local-api.ts';
import type { Outbox } from './outbox.ts';
import type { OutboxMessage } from './outbox-message.ts';

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
  const listeners = new Set<(event: CourseEvent) => void>();
  const hub: CheckHub = {
    status: () => STATUS,
    progress: () => [{ step: SLUG, state: 'passed', goals: { passed: 5, total: 5 } }],
    request: (step) => requested.push(step),
    hint: async () => 2,
    tell: () => undefined,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => undefined,
  };
  const tell = (event: CourseEvent) => {
    for (const listener of listeners) listener(event);
  };
  return { hub, requested, listeners, tell };
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

afterEach(() => {
  vi.useRealTimers();
});

describe('o estado de um passo', () => {
  test('dado um passo do catálogo, é o que o hub diz', async () => {
    const response = await createLocalApi({ hub: fakeHub().hub, outbox: fakeOutbox() }).request(
      `/_curso/passos/${SLUG}`,
    );
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(STATUS);
  });

  test.each(['99-nada', '..%2F..%2Fetc', '1', '01-FLUXOGRAMA'])(
    'dado "%s", que não está no catálogo, 404',
    async (slug) => {
      const response = await createLocalApi({ hub: fakeHub().hub, outbox: fakeOutbox() }).request(
        `/_curso/passos/${slug}`,
      );
      expect(response.status).toBe(404);
      expect(await response.json()).toEqual({ erro: 'Este passo não está no catálogo.' });
    },
  );
});

describe('pedir uma verificação', () => {
  const post = (slug: string, headers: Record<string, string>) => {
    const { hub, requested } = fakeHub();
    const response = createLocalApi({ hub, outbox: fakeOutbox() }).request(
      `/_curso/passos/${slug}/verificar`,
      {
        method: 'POST',
        headers,
      },
    );
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
    const response = await createLocalApi({ hub, outbox: fakeOutbox() }).request(
      `/_curso/passos/${SLUG}/verificar`,
      {
        headers: { 'X-Curso': '1' },
      },
    );
    expect(response.status).toBe(404);
    expect(requested).toEqual([]);
  });
});

describe('os eventos', () => {
  /** Abre o canal de eventos e devolve um leitor que espera por um trecho. */
  async function listen(hub: CheckHub) {
    const response = await createLocalApi({ hub, outbox: fakeOutbox() }).request('/_curso/eventos');
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
    const api = createLocalApi({ hub: fakeHub().hub, outbox: fakeOutbox() });
    expect(await (await api.request('/_curso/progresso')).json()).toEqual({
      steps: [{ step: SLUG, state: 'passed', goals: { passed: 5, total: 5 } }],
    });
  });

  test('dado um arquivo que não se lê, diz o que fazer', async () => {
    const { hub } = fakeHub();
    hub.progress = () => {
      throw new Error('Não consegui ler .progresso.json. Apague o arquivo.');
    };
    const response = await createLocalApi({ hub, outbox: fakeOutbox() }).request('/_curso/progresso');
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({ erro: 'Não consegui ler .progresso.json. Apague o arquivo.' });
  });
});

test('dado um endereço que a API não tem, 404 em português', async () => {
  const response = await createLocalApi({ hub: fakeHub().hub, outbox: fakeOutbox() }).request(
    '/_curso/executar?codigo=1',
  );
  expect(response.status).toBe(404);
  expect(await response.json()).toEqual({ erro: 'A API local não tem este endereço.' });
});

describe('a caixa de saída', () => {
  test('dado um marcador, mostra só o que veio depois', async () => {
    const api = createLocalApi({ hub: fakeHub().hub, outbox: fakeOutbox() });
    const first = await (await api.request('/_curso/caixa-de-saida')).json();
    expect(first).toEqual({ messages: [NOTICE], next: '2', hasMore: false });
    const rest = await (await api.request('/_curso/caixa-de-saida?after=2')).json();
    expect(rest).toEqual({ messages: [], next: '2', hasMore: false });
  });

  test('só a página a esvazia', async () => {
    const messages = [NOTICE];
    const api = createLocalApi({ hub: fakeHub().hub, outbox: fakeOutbox(messages) });
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
