import { afterEach, expect, it, vi } from 'vitest';
import type { TaskRequest } from '../../../../../shared/asl/index.ts';
import { askLocalAws } from './local-tasks.ts';

const UNREACHABLE = 'A AWS local não respondeu. Ela só existe enquanto npm start está aberto.';

function request() {
  const heard: unknown[] = [];
  const task: TaskRequest = {
    resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
    arguments: { MessageBody: 'olá' },
    token: 'AQCE',
    signal: new AbortController().signal,
    stateName: 'Pedir',
    executionArn: 'arn',
    attempt: 1,
    resumed: false,
    submitted: (output) => heard.push(['submitted', output]),
    started: (worker) => heard.push(['started', worker]),
    heartbeat: () => heard.push(['heartbeat']),
  };
  return { task, heard };
}

/** Responde com pedaços que não respeitam as linhas nem as letras. */
function answerWith(text: string, size = 7, status = 200) {
  const bytes = new TextEncoder().encode(text);
  const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.slice(index * size, (index + 1) * size),
  );
  const body = new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
  const asked = vi.fn(async (_address: string, _options: RequestInit) => new Response(body, { status }));
  vi.stubGlobal('fetch', asked);
  return asked;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

it('dadas as linhas em pedaços, então cada uma vale na sua ordem, e a última é o resultado', async () => {
  const asked = answerWith(
    '{"submitted":{"a":"é"}}\n{"started":"w"}\n{"heartbeat":true}\n{"result":{"ação":1}}\n',
    3,
  );
  const { task, heard } = request();
  expect(await askLocalAws(task)).toEqual({ ação: 1 });
  expect(heard).toEqual([['submitted', { a: 'é' }], ['started', 'w'], ['heartbeat']]);
  const [address, { headers, body }] = asked.mock.calls[0] as [string, RequestInit];
  expect(address).toBe('/_curso/simulador/tarefa');
  expect(headers).toMatchObject({ 'x-curso': '1' });
  expect(JSON.parse(String(body))).toMatchObject({
    resource: task.resource,
    token: 'AQCE',
    attempt: 1,
    arguments: { MessageBody: 'olá' },
  });
});

it.each([
  [
    'um erro da AWS',
    '{"error":"Caiu","cause":"porque sim"}\n',
    200,
    { error: 'Caiu', causeText: 'porque sim' },
  ],
  [
    'uma recusa da API',
    '{"erro":"O pedido é grande demais."}',
    413,
    { error: 'States.TaskFailed', causeText: 'O pedido é grande demais.' },
  ],
  ['outra coisa', '<html>', 500, { error: 'States.TaskFailed', causeText: UNREACHABLE }],
  [
    'uma resposta que acaba no meio',
    '{"submitted":{}}\n{"resu',
    200,
    { error: 'States.TaskFailed', causeText: UNREACHABLE },
  ],
])('dado %s, então a tarefa falha com ele', async (_name, text, status, error) => {
  answerWith(text, 5, status);
  await expect(askLocalAws(request().task)).rejects.toMatchObject(error);
});

it('dado que ninguém atende, então a causa diz que a AWS local só existe sob npm start', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  await expect(askLocalAws(request().task)).rejects.toMatchObject({ causeText: UNREACHABLE });
});
