import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startLocalAws } from '../index.ts';

describe('um MockConfigFile que não se entende', () => {
  const responses = (value: unknown) => ({ StateMachines: {}, MockedResponses: { R: value } });
  test.each([
    [[], 'o arquivo: esperava um objeto, e veio [].'],
    [
      { Maquinas: {} },
      'o arquivo: não existe o campo "Maquinas"; os que existem: StateMachines, MockedResponses.',
    ],
    [{ StateMachines: { M: {} } }, 'StateMachines.M.TestCases: esperava um objeto, e veio nada.'],
    [
      { StateMachines: { M: { TestCases: { C: { S: 'Sumiu' } } } }, MockedResponses: { R: {} } },
      'StateMachines.M.TestCases.C.S: "Sumiu" não está em MockedResponses. Os nomes que estão: R.',
    ],
    [responses({ a: { Return: 1 } }), /a chave "a" não diz a que chamadas/],
    [responses({ '2-1': { Return: 1 } }), /a chave "2-1" não diz a que chamadas/],
    [
      responses({ '0-2': { Return: 1 }, 2: { Return: 1 } }),
      'MockedResponses.R: a chamada 2 tem duas respostas. Separe os intervalos.',
    ],
    [responses({ 0: {} }), /escreva Return, com o resultado, ou Throw, com o erro/],
    [responses({ 0: { Throw: {} } }), /MockedResponses\.R\.0\.Throw\.Error: esperava o nome do erro/],
  ])('dado %j, a AWS local não sobe e diz onde', async (mockConfig, message) => {
    await expect(startLocalAws({ port: 0, mockConfig })).rejects.toThrow(message);
  });

  test('dado um caminho errado ou um JSON quebrado, a mensagem nomeia o arquivo', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'simulados-'));
    const file = join(folder, 'MockConfigFile.json');
    await expect(startLocalAws({ port: 0, mockConfig: file })).rejects.toThrow(
      /^Não há um MockConfigFile em /,
    );
    writeFileSync(file, '{');
    await expect(startLocalAws({ port: 0, mockConfig: file })).rejects.toThrow(
      /^MockConfigFile\.json: não é JSON válido/,
    );
    rmSync(folder, { recursive: true });
  });
});
