/** O que um registro chama de "qualquer texto", sem o dizer com `<...>`. */
const FILLERS = new Set([
  'timestamp',
  'date',
  'snf_role_arn',
  'sfn_role_arn',
  'lambda_function_name',
  'start-time',
  'entered-time',
  'map_run_arn',
  'X-Amzn-Trace-Id',
  'x-amzn-RequestId',
]);

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Campos cujo valor é o relógio, o tamanho ou o rastro da chamada que foi gravada. */
const OF_THE_CALL = new Set([
  'StartTime',
  'EnteredTime',
  'Content-Length',
  'Date',
  'X-Amzn-Trace-Id',
  'x-amzn-RequestId',
  'RequestId',
]);

/**
 * Compara um valor gravado com o nosso, pelas regras do README dos registros.
 * @returns onde e como diferem, ou `undefined` se concordam
 */
export function difference(expected: unknown, actual: unknown, path = '', key = ''): string | undefined {
  if (typeof expected === 'string') return textDifference(expected, actual, path, key);
  if (typeof actual === 'string' && (expected === null || typeof expected !== 'object')) {
    return Object.is(expected, parsed(actual)) ? undefined : describe(expected, actual, path);
  }
  if (typeof expected !== 'object' || expected === null) {
    return Object.is(expected, actual) || expected === actual ? undefined : describe(expected, actual, path);
  }
  if (OF_THE_CALL.has(key) && typeof actual === 'object') return undefined;
  const value = typeof actual === 'string' ? parsed(actual) : actual;
  if (typeof value !== 'object' || value === null || Array.isArray(value) !== Array.isArray(expected)) {
    return describe(expected, actual, path);
  }
  if (isLambdaError(expected)) return lambdaErrorDifference(expected, value as Record<string, unknown>, path);
  return childrenDifference(expected as Record<string, unknown>, value as Record<string, unknown>, path);
}

/** Gravações anteriores a 2023 não têm `RedriveCount`, que o contexto ganhou depois. */
function childrenDifference(
  expected: Record<string, unknown>,
  actual: Record<string, unknown>,
  path: string,
): string | undefined {
  for (const key of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
    if (key === 'RedriveCount' && !(key in expected)) continue;
    const found = difference(expected[key], actual[key], `${path}/${key}`, key);
    if (found) return found;
  }
  return undefined;
}

function textDifference(expected: string, actual: unknown, path: string, key: string): string | undefined {
  if (FILLERS.has(expected) || (OF_THE_CALL.has(key) && typeof actual === 'string')) return undefined;
  if (typeof actual === 'string' && textMatches(withoutTrace(expected), withoutTrace(actual)))
    return undefined;
  const value = parsed(expected);
  const isStructure = typeof value === 'object' && value !== null;
  if (isStructure && !difference(value, actual, path, key)) return undefined;
  return describe(expected, actual, path);
}

/** De uma causa que é texto, tira o que segue o nome e a mensagem do erro de uma função Python. */
function withoutTrace(text: string): string {
  return text.replace(/, ?"(requestId|trace)": ?[\s\S]*$/, '');
}

/** `<...>` vale por qualquer texto; um UUID, por qualquer outro. */
function textMatches(expected: string, actual: string): boolean {
  if (expected === actual) return true;
  if (expected.startsWith('arn:') && /<[^<>]*>/.test(expected) && actual.startsWith('arn:')) return true;
  const pattern = expected
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/<[^<>\n]+>/g, '[\\s\\S]*')
    .replace(UUID, '[0-9a-f-]{36}');
  return new RegExp(`^${pattern}$`).test(actual);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Da causa de uma função que lançou um erro, só o nome e a mensagem são esperados. */
function isLambdaError(value: object): value is { errorType: string; errorMessage: string } {
  return 'errorType' in value && 'errorMessage' in value;
}

function lambdaErrorDifference(
  expected: { errorType: string; errorMessage: string },
  actual: Record<string, unknown>,
  path: string,
): string | undefined {
  return (
    difference(expected.errorType, actual.errorType, `${path}/errorType`) ??
    difference(expected.errorMessage, actual.errorMessage, `${path}/errorMessage`)
  );
}

function describe(expected: unknown, actual: unknown, path: string): string {
  return `${path || '/'}\n    AWS:   ${JSON.stringify(expected)}\n    nosso: ${JSON.stringify(actual)}`;
}
