import { describe, expect, test } from 'vitest';
import { aws, create, invoke } from './test-functions.ts';

describe('o isolamento de uma função', () => {
  test('dado um laço sem fim, o tempo acaba e o servidor continua', async () => {
    const name = await create('exports.handler = async (e) => { while (e.para) {} return "viva"; };', {
      timeout: 1,
    });
    const response = await invoke(name, { para: true });
    expect(response.value).toEqual({
      errorType: 'Sandbox.Timedout',
      errorMessage: expect.stringMatching(
        /^RequestId: [0-9a-f-]{36} Error: Task timed out after 1\.00 seconds$/,
      ),
    });
    expect((await invoke(name, {})).value).toBe('viva');
  });

  test('dado process.exit, só a função morre', async () => {
    const name = await create(
      'exports.handler = async (e) => { if (e.sai) process.exit(e.sai); return 1; };',
    );
    expect((await invoke(name, { sai: 3 })).value).toEqual({
      errorType: 'Runtime.ExitError',
      errorMessage: expect.stringMatching(/^RequestId: .* Error: Runtime exited with error: exit status 3$/),
    });
    expect((await invoke(name)).value).toBe(1);
  });

  test('dada uma função que come toda a memória, só ela morre', async () => {
    const name = await create(
      'exports.handler = async (e) => { const all = []; while (e.come) all.push(new Array(1e6).fill(1.5)); return 1; };',
      { timeout: 20 },
    );
    expect((await invoke(name, { come: true })).value).toEqual({
      errorType: 'Runtime.ExitError',
      errorMessage: expect.stringMatching(/Error: Runtime exited with error: signal: killed$/),
    });
    expect((await invoke(name)).value).toBe(1);
  }, 30_000);

  test('dada uma promessa rejeitada que ninguém trata, a chamada falha e a próxima funciona', async () => {
    const name = await create(
      'exports.handler = (e, c, done) => { if (!e.ok) Promise.reject(new Error("perdida")); else done(null, "ok"); };',
    );
    expect((await invoke(name)).value.errorType).toBe('Runtime.UnhandledPromiseRejection');
    expect((await invoke(name, { ok: true })).value).toBe('ok');
  });

  test('dado o ambiente de quem roda, a função só vê o dela', async () => {
    process.env.SEGREDO_DE_TESTE = 'não';
    const name = await create('exports.handler = async () => process.env;', { env: { MINHA: 'sim' } });
    const { value } = await invoke(name);
    delete process.env.SEGREDO_DE_TESTE;
    expect(value).toMatchObject({ MINHA: 'sim', AWS_REGION: 'us-east-1', AWS_ENDPOINT_URL: aws.endpoint });
    expect(value.SEGREDO_DE_TESTE).toBeUndefined();
    expect(value.PATH).toBeUndefined();
  });

  test('dadas chamadas ao mesmo tempo, cada uma tem a sua thread', async () => {
    const name = await create(
      'exports.handler = async (e) => { await new Promise((r) => setTimeout(r, 100)); return e.i; };',
    );
    const values = await Promise.all(
      Array.from({ length: 25 }, (_, i) => invoke(name, { i }).then((r) => r.value)),
    );
    expect(values).toEqual(Array.from({ length: 25 }, (_, i) => i));
  });

  test('dada uma resposta maior que 6 MB, a chamada falha', async () => {
    const name = await create('exports.handler = async () => "x".repeat(7 * 1024 * 1024);');
    const response = await invoke(name);
    expect(response.FunctionError).toBe('Unhandled');
    expect(response.value.errorType).toBe('Function.ResponseSizeTooLarge');
  });

  test('dada uma entrada maior que 6 MB, recusa com 413', async () => {
    const name = await create('exports.handler = async () => 1;');
    await expect(invoke(name, 'x'.repeat(6 * 1024 * 1024))).rejects.toMatchObject({
      name: 'RequestEntityTooLargeException',
      $metadata: { httpStatusCode: 413 },
    });
  });
});
