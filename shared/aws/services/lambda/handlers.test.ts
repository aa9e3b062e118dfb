import { describe, expect, test } from 'vitest';
import { create, entries, invoke } from './test-functions.ts';

describe('uma função', () => {
  test('dado um handler async, devolve o que ele devolve, e reaproveita a thread', async () => {
    const name = await create('let n = 0; exports.handler = async (event) => ({ event, n: ++n });');
    expect((await invoke(name, { a: 1 })).value).toEqual({ event: { a: 1 }, n: 1 });
    const second = await invoke(name, { a: 2 });
    expect(second.value).toEqual({ event: { a: 2 }, n: 2 });
    expect(second.ExecutedVersion).toBe('$LATEST');
    expect(second.FunctionError).toBeUndefined();
  });

  test('dado um módulo ESM, funciona', async () => {
    const name = await create(
      "import { sep } from 'node:path'; export const handler = async () => typeof sep;",
      {
        file: 'index.mjs',
      },
    );
    expect((await invoke(name)).value).toBe('string');
  });

  test('dado um handler no estilo callback, devolve o que o callback recebe', async () => {
    const name = await create(
      'exports.handler = (event, context, done) => setTimeout(() => done(null, event.x * 2), 5);',
    );
    expect((await invoke(name, { x: 21 })).value).toBe(42);
    expect((await invoke(name, { x: 1 })).value).toBe(2);
  });

  test('dado um handler que não devolve nada, a resposta é null', async () => {
    const name = await create('exports.handler = () => { setTimeout(() => {}, 5); };');
    expect((await invoke(name)).text).toBe('null');
  });

  test('dado um erro, devolve tipo, mensagem e pilha com os arquivos em /var/task', async () => {
    const name = await create(
      'class CreditoNegado extends Error { name = "CreditoNegado" } exports.handler = async () => { throw new CreditoNegado("sem saldo"); };',
    );
    const response = await invoke(name);
    expect(response.StatusCode).toBe(200);
    expect(response.FunctionError).toBe('Unhandled');
    expect(response.value).toMatchObject({ errorType: 'CreditoNegado', errorMessage: 'sem saldo' });
    expect(response.value.trace[1]).toContain('/var/task/index.js');
    expect(response.text).not.toContain('bootstrap');
  });

  test.each([
    ['exports.outro = 1;', 'Runtime.HandlerNotFound', 'index.handler is undefined or not exported'],
    ['exports.handler = 1;', 'Runtime.HandlerNotFound', 'index.handler is not a function'],
    ['isto não é javascript', 'Runtime.UserCodeSyntaxError', 'SyntaxError: '],
    ["require('nao-existe');", 'Runtime.ImportModuleError', "Error: Cannot find module 'nao-existe'"],
    ["throw new TypeError('no topo');", 'TypeError', 'no topo'],
  ])('dado o código %j, o carregamento falha com %s', async (source, errorType, message) => {
    const response = await invoke(await create(source));
    expect(response.FunctionError).toBe('Unhandled');
    expect(response.value.errorType).toBe(errorType);
    expect(response.value.errorMessage).toContain(message);
  });

  test('dado o contexto, tem o que a AWS põe nele', async () => {
    const name = await create(
      'exports.handler = async (e, c) => ({ ...c, left: c.getRemainingTimeInMillis() });',
      { timeout: 7 },
    );
    const { value } = await invoke(name);
    expect(value).toMatchObject({
      functionName: name,
      functionVersion: '$LATEST',
      memoryLimitInMB: '128',
      invokedFunctionArn: `arn:aws:lambda:us-east-1:123456789012:function:${name}`,
    });
    expect(value.left).toBeGreaterThan(6000);
  });

  test('dado o SDK dentro dela, ele volta para este endpoint', async () => {
    const other = await create('exports.handler = async () => "da outra";');
    const name = await create(
      `const { LambdaClient, InvokeCommand } = require('@aws-sdk/client-lambda');
       exports.handler = async (e) => Buffer.from((await new LambdaClient({}).send(new InvokeCommand({ FunctionName: e.name }))).Payload).toString();`,
      { timeout: 10 },
    );
    expect((await invoke(name, { name: other })).value).toBe('"da outra"');
  });

  test('dado console.log, as linhas aparecem no registro e no LogResult', async () => {
    const name = await create(
      'exports.handler = async () => { console.log("olá %s", "mundo", { a: 1 }); console.error("ai"); };',
    );
    const response = await invoke(name, {}, { LogType: 'Tail' });
    const tail = Buffer.from(response.LogResult ?? '', 'base64').toString('utf8');
    expect(tail).toMatch(/^START RequestId: [0-9a-f-]{36} Version: \$LATEST\n/);
    expect(tail).toContain('\tINFO\tolá mundo { a: 1 }\n');
    expect(tail).toContain('\tERROR\tai\n');
    expect(tail).toMatch(/REPORT RequestId: .*\tBilled Duration: \d+ ms/);
    const lines = entries.filter((entry) => entry.kind === 'function' && entry.functionName === name);
    expect(lines).toContainEqual(expect.objectContaining({ level: 'INFO', message: 'olá mundo { a: 1 }' }));
  });

  test('dado Event, volta 202 e roda depois', async () => {
    const name = await create('exports.handler = async () => console.log("rodei depois");');
    expect((await invoke(name, {}, { InvocationType: 'Event' })).StatusCode).toBe(202);
    await expect
      .poll(() => entries.some((entry) => entry.kind === 'function' && entry.message === 'rodei depois'))
      .toBe(true);
  });

  test('dado DryRun, volta 204 sem rodar', async () => {
    const name = await create('exports.handler = async () => { throw 1; };');
    expect((await invoke(name, {}, { InvocationType: 'DryRun' })).StatusCode).toBe(204);
  });
});
