import type { Json } from '../../asl/index.ts';
import { isObject, type JsonObject } from '../json.ts';
import {
  InvalidMockConfig,
  type MockConfig,
  type MockedRange,
  type MockedResponse,
  type MockedResponses,
  type TestCase,
} from './mock-config.ts';

function objectAt(value: unknown, at: string): JsonObject {
  if (isObject(value)) return value;
  throw new InvalidMockConfig(`${at}: esperava um objeto, e veio ${JSON.stringify(value) ?? 'nada'}.`);
}

function onlyFields(value: JsonObject, at: string, known: readonly string[]): void {
  const unknown = Object.keys(value).find((field) => !known.includes(field));
  if (unknown !== undefined)
    throw new InvalidMockConfig(
      `${at}: não existe o campo "${unknown}"; os que existem: ${known.join(', ')}.`,
    );
}

function responseAt(value: unknown, at: string): MockedResponse {
  const response = objectAt(value, at);
  onlyFields(response, at, ['Return', 'Throw']);
  const hasReturn = 'Return' in response;
  if (hasReturn === 'Throw' in response)
    throw new InvalidMockConfig(
      `${at}: escreva Return, com o resultado, ou Throw, com o erro; um só dos dois.`,
    );
  if (hasReturn) return { Return: response.Return as Json };
  const thrown = objectAt(response.Throw, `${at}.Throw`);
  onlyFields(thrown, `${at}.Throw`, ['Error', 'Cause']);
  const { Error: error, Cause: cause } = thrown;
  if (typeof error !== 'string')
    throw new InvalidMockConfig(
      `${at}.Throw.Error: esperava o nome do erro, como "Lambda.TooManyRequestsException".`,
    );
  if (cause === undefined) return { Throw: { Error: error } };
  if (typeof cause !== 'string') throw new InvalidMockConfig(`${at}.Throw.Cause: esperava um texto.`);
  return { Throw: { Error: error, Cause: cause } };
}

function rangeAt(key: string, value: unknown, at: string): MockedRange {
  const match = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(key);
  const from = Number(match?.[1]);
  const to = Number(match?.[2] ?? match?.[1]);
  if (!match || to < from)
    throw new InvalidMockConfig(
      `${at}: a chave "${key}" não diz a que chamadas a resposta serve. Conte de 0: "0", "1", ou um intervalo como "1-2".`,
    );
  return { from, to, response: responseAt(value, `${at}.${key}`) };
}

function responsesAt(value: unknown, at: string): MockedResponses {
  const ranges = Object.entries(objectAt(value, at))
    .map(([key, response]) => rangeAt(key, response, at))
    .sort((a, b) => a.from - b.from);
  for (const [index, { from }] of ranges.entries()) {
    const before = ranges[index - 1];
    if (before && from <= before.to)
      throw new InvalidMockConfig(`${at}: a chamada ${from} tem duas respostas. Separe os intervalos.`);
  }
  return ranges;
}

function testCaseAt(value: unknown, at: string, responses: MockConfig['responses']): TestCase {
  const states = Object.entries(objectAt(value, at)).map(([state, name]) => {
    if (typeof name !== 'string' || !responses.has(name)) {
      throw new InvalidMockConfig(
        `${at}.${state}: ${JSON.stringify(name)} não está em MockedResponses. Os nomes que estão: ${[...responses.keys()].join(', ') || 'nenhum'}.`,
      );
    }
    return [state, name] as const;
  });
  return new Map(states);
}

/**
 * Confere um `MockConfigFile` no formato do Step Functions Local.
 * @throws `InvalidMockConfig`
 */
export function readMockConfig(value: unknown): MockConfig {
  const config = objectAt(value, 'o arquivo');
  onlyFields(config, 'o arquivo', ['StateMachines', 'MockedResponses']);
  const responses = new Map(
    Object.entries(objectAt(config.MockedResponses ?? {}, 'MockedResponses')).map(([name, response]) => [
      name,
      responsesAt(response, `MockedResponses.${name}`),
    ]),
  );
  const machines = Object.entries(objectAt(config.StateMachines, 'StateMachines')).map(([name, machine]) => {
    const at = `StateMachines.${name}`;
    const fields = objectAt(machine, at);
    onlyFields(fields, at, ['TestCases']);
    const cases = Object.entries(objectAt(fields.TestCases, `${at}.TestCases`)).map(
      ([testCase, states]) =>
        [testCase, testCaseAt(states, `${at}.TestCases.${testCase}`, responses)] as const,
    );
    return [name, new Map(cases)] as const;
  });
  return { machines: new Map(machines), responses };
}
