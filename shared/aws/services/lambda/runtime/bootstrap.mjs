// O lado de dentro de uma função: roda numa thread só dela, como o runtime da AWS roda num contêiner só dela.
// É JavaScript, e não TypeScript, porque uma thread nova não herda o tsx e o Node 20 não lê tipos.

import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format } from 'node:util';
import { parentPort } from 'node:worker_threads';

const port = parentPort;
const realExit = process.exit.bind(process);
// O processo é o da AWS local inteira: uma função não pode derrubá-lo.
process.kill = () => {
  throw new Error('process.kill is not available in this environment');
};

let handler;
let folder = '';
let current;

/** A pilha de um erro como a função a vê: os seus arquivos em /var/task, sem as linhas deste runtime. */
function traceOf(stack) {
  const isRuntime = (line) =>
    line.includes(import.meta.url) || /\(node:internal\/|at node:internal\//.test(line);
  return toTask(stack)
    .split('\n')
    .filter((line) => !isRuntime(line));
}

function toTask(text) {
  return text.replaceAll(pathToFileURL(folder).href, 'file:///var/task').replaceAll(folder, '/var/task');
}

/** Um erro na forma em que o runtime do Node.js o devolve. */
function describe(error, prefix = '') {
  if (error instanceof Error) {
    const name = prefix || error.name || 'Error';
    return {
      errorType: name,
      errorMessage: toTask(prefix ? `${error.name}: ${error.message}` : error.message),
      trace: traceOf(error.stack ?? `${name}: ${error.message}`),
    };
  }
  return { errorType: typeof error, errorMessage: String(error), trace: [] };
}

/** @param isFatal a thread vai morrer em seguida e não serve mais */
function fail(failure, isFatal = false) {
  port.postMessage({ type: 'failed', requestId: current?.requestId, failure, isFatal });
  current = undefined;
}

function log(level, args) {
  port.postMessage({ type: 'log', level, message: format(...args), requestId: current?.requestId });
}
for (const [method, level] of [
  ['log', 'INFO'],
  ['info', 'INFO'],
  ['warn', 'WARN'],
  ['error', 'ERROR'],
  ['debug', 'DEBUG'],
  ['trace', 'TRACE'],
]) {
  console[method] = (...args) => log(level, args);
}
for (const stream of [process.stdout, process.stderr]) {
  stream.write = (chunk, encoding, done) => {
    const text = String(chunk).replace(/\n$/, '');
    port.postMessage({ type: 'log', level: 'INFO', message: text, raw: true, requestId: current?.requestId });
    (typeof encoding === 'function' ? encoding : done)?.();
    return true;
  };
}

process.on('uncaughtException', (error) => {
  fail(describe(error), true);
  realExit(1);
});
process.on('unhandledRejection', (reason) => {
  const description = describe(reason);
  fail(
    {
      errorType: 'Runtime.UnhandledPromiseRejection',
      errorMessage: `${description.errorType}: ${description.errorMessage}`,
      reason: description,
      promise: {},
      trace: [`Runtime.UnhandledPromiseRejection: ${description.errorType}: ${description.errorMessage}`],
    },
    true,
  );
  realExit(1);
});
process.exit = (code) => {
  port.postMessage({ type: 'exit', code: Number(code ?? 0) });
  realExit(code);
};

async function loadModule(name) {
  const require = createRequire(join(folder, 'index.js'));
  for (const extension of ['.js', '.mjs', '.cjs', '']) {
    const file = join(folder, name + extension);
    if (!existsSync(file)) continue;
    if (extension === '.mjs') return import(pathToFileURL(file).href);
    try {
      return require(file);
    } catch (error) {
      if (error?.code === 'ERR_REQUIRE_ESM' || error?.code === 'ERR_REQUIRE_ASYNC_MODULE') {
        return import(pathToFileURL(file).href);
      }
      throw error;
    }
  }
  const error = new Error(`Cannot find module '${name}'`);
  error.code = 'MODULE_NOT_FOUND';
  throw error;
}

async function load(handlerName) {
  const file = handlerName.slice(handlerName.lastIndexOf('/') + 1);
  const [module, ...names] = file.split('.');
  if (!module || names.length === 0) {
    return { errorType: 'Runtime.MalformedHandlerName', errorMessage: 'Bad handler', trace: [] };
  }
  const path = handlerName.slice(0, handlerName.length - file.length) + module;
  if (path.split('/').includes('..')) {
    return {
      errorType: 'Runtime.MalformedHandlerName',
      errorMessage: `'${handlerName}' is not a valid handler name. Use absolute paths when specifying root directories in handler names.`,
      trace: [],
    };
  }
  let found;
  try {
    found = await loadModule(path);
  } catch (error) {
    const missing = error?.code === 'MODULE_NOT_FOUND' || error?.code === 'ERR_MODULE_NOT_FOUND';
    if (missing) return describe(error, 'Runtime.ImportModuleError');
    if (error instanceof SyntaxError) return describe(error, 'Runtime.UserCodeSyntaxError');
    return describe(error);
  }
  for (const name of names) found = found?.[name] ?? (name === names[0] ? found?.default?.[name] : undefined);
  if (typeof found !== 'function') {
    const problem = found === undefined ? 'is undefined or not exported' : 'is not a function';
    const errorType = 'Runtime.HandlerNotFound';
    return {
      errorType,
      errorMessage: `${handlerName} ${problem}`,
      trace: [`${errorType}: ${handlerName} ${problem}`],
    };
  }
  handler = found;
  return undefined;
}

function reply(invocation, value) {
  if (current !== invocation) return;
  let payload;
  try {
    payload = JSON.stringify(value) ?? 'null';
  } catch {
    fail({ errorType: 'Runtime.MarshalError', errorMessage: 'Unable to stringify response body', trace: [] });
    port.ref();
    return;
  }
  current = undefined;
  port.ref();
  port.postMessage({ type: 'succeeded', requestId: invocation.requestId, payload });
}

function refuse(invocation, error) {
  if (current !== invocation) return;
  fail(describe(error));
  port.ref();
}

function contextOf(invocation) {
  return {
    callbackWaitsForEmptyEventLoop: true,
    ...invocation.context,
    getRemainingTimeInMillis: () => Math.max(0, invocation.deadline - Date.now()),
    done: (error, value) => (error ? refuse(invocation, error) : reply(invocation, value)),
    fail: (error) => refuse(invocation, error),
    succeed: (value) => reply(invocation, value),
  };
}

function invoke(invocation) {
  current = invocation;
  if (invocation.traceId) process.env._X_AMZN_TRACE_ID = invocation.traceId;
  const callback = (error, value) => (error ? refuse(invocation, error) : reply(invocation, value));
  try {
    const result = handler(JSON.parse(invocation.payload), contextOf(invocation), callback);
    if (typeof result?.then === 'function') {
      result.then(
        (value) => reply(invocation, value),
        (error) => refuse(invocation, error),
      );
    } else if (current === invocation) {
      // Estilo callback: a resposta é a do callback, ou null quando não resta nada por fazer.
      port.unref();
    }
  } catch (error) {
    refuse(invocation, error);
  }
}
process.on('beforeExit', () => {
  if (current) reply(current, null);
});

port.on('message', async (message) => {
  if (message.type === 'invoke') {
    invoke(message);
    return;
  }
  folder = message.folder;
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, message.env);
  port.postMessage({ type: 'loaded', failure: await load(message.handler) });
});
