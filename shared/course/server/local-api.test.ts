import { afterEach, describe, expect, test, vi } from 'vitest';
import type { CheckHub } from './check-hub.ts';
import type { CourseEvent } from './course-event.ts';
import { apiWith, asked, fakeHub, fakeOutbox, NOTICE, SLUG, STATUS } from './fake-parts.ts';

afterEach(() => {
  vi.useRealTimers();
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
