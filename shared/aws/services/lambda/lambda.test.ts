import {
  CreateFunctionCommand,
  DeleteFunctionCommand,
  GetFunctionCommand,
  InvokeCommand,
  type InvokeCommandInput,
  LambdaClient,
  ListFunctionsCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalAws, type LogEntry, startLocalAws } from '../../index.ts';

let aws: LocalAws;
let client: LambdaClient;
const entries: LogEntry[] = [];

beforeAll(async () => {
  aws = await startLocalAws({ port: 0, log: (entry) => entries.push(entry) });
  client = new LambdaClient(aws.clientConfig);
});
afterAll(async () => {
  client.destroy();
  await aws.close();
});

function zip(files: Record<string, string>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

let count = 0;
async function create(
  source: string,
  options: { file?: string; handler?: string; timeout?: number; env?: Record<string, string> } = {},
) {
  const FunctionName = `funcao-${++count}`;
  await client.send(
    new CreateFunctionCommand({
      FunctionName,
      Role: 'arn:aws:iam::123456789012:role/qualquer',
      Runtime: 'nodejs20.x',
      Handler: options.handler ?? 'index.handler',
      Timeout: options.timeout,
      Environment: options.env ? { Variables: options.env } : undefined,
      Code: { ZipFile: zip({ [options.file ?? 'index.js']: source }) },
    }),
  );
  return FunctionName;
}

async function invoke(FunctionName: string, event: unknown = {}, more: Partial<InvokeCommandInput> = {}) {
  const response = await client.send(
    new InvokeCommand({ FunctionName, Payload: JSON.stringify(event), ...more }),
  );
  const text = Buffer.from(response.Payload ?? []).toString('utf8');
  return { ...response, text, value: text === '' ? undefined : JSON.parse(text) };
}

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

describe('as funções guardadas', () => {
  test('dado código novo, a próxima chamada já é dele', async () => {
    const name = await create('exports.handler = async () => 1;');
    expect((await invoke(name)).value).toBe(1);
    await client.send(
      new UpdateFunctionCodeCommand({
        FunctionName: name,
        ZipFile: zip({ 'index.js': 'exports.handler = async () => process.env.N;' }),
      }),
    );
    await client.send(
      new UpdateFunctionConfigurationCommand({ FunctionName: name, Environment: { Variables: { N: '2' } } }),
    );
    expect((await invoke(name)).value).toBe('2');
  });

  test('dado um nome repetido, é ResourceConflictException', async () => {
    const name = await create('exports.handler = async () => 1;');
    await expect(
      client.send(
        new CreateFunctionCommand({
          FunctionName: name,
          Role: 'r',
          Runtime: 'nodejs20.x',
          Handler: 'a.b',
          Code: { ZipFile: zip({ a: '' }) },
        }),
      ),
    ).rejects.toMatchObject({
      name: 'ResourceConflictException',
      message: `Function already exist: ${name}`,
    });
  });

  test('dado o ARN, acha; apagada, é ResourceNotFoundException', async () => {
    const name = await create('exports.handler = async () => 1;');
    const { Configuration } = await client.send(new GetFunctionCommand({ FunctionName: name }));
    expect((await invoke(Configuration?.FunctionArn ?? '')).value).toBe(1);
    expect(
      (await client.send(new ListFunctionsCommand({}))).Functions?.map((item) => item.FunctionName),
    ).toContain(name);
    await client.send(new DeleteFunctionCommand({ FunctionName: name }));
    await expect(invoke(name)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: `Function not found: arn:aws:lambda:us-east-1:123456789012:function:${name}:$LATEST`,
      $metadata: { httpStatusCode: 404 },
    });
  });

  test.each([
    ['../fora.js', 'path outside its root'],
    ['a/../../fora.js', 'path outside its root'],
  ])('dado um zip com %s, recusa', async (path, message) => {
    const Code = { ZipFile: zip({ [path]: 'x' }) };
    await expect(
      client.send(
        new CreateFunctionCommand({
          FunctionName: 'fuga',
          Role: 'r',
          Runtime: 'nodejs20.x',
          Handler: 'a.b',
          Code,
        }),
      ),
    ).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: expect.stringContaining(message),
    });
  });

  test('dado algo que não é zip, recusa', async () => {
    const Code = { ZipFile: Buffer.from('não é zip') };
    await expect(
      client.send(
        new CreateFunctionCommand({
          FunctionName: 'torta',
          Role: 'r',
          Runtime: 'nodejs20.x',
          Handler: 'a.b',
          Code,
        }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidParameterValueException' });
  });

  test('dado um runtime de outra linguagem, recusa nomeando-o', async () => {
    await expect(
      client.send(
        new CreateFunctionCommand({
          FunctionName: 'py',
          Role: 'r',
          Runtime: 'python3.13',
          Handler: 'a.b',
          Code: { ZipFile: zip({ a: '' }) },
        }),
      ),
    ).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: expect.stringContaining('python3.13'),
    });
  });
});
