import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { solutionFolder } from '../paths.ts';
import { readFacts } from './facts.ts';

/** Cada preço da conta do passo 15, e o fato que diz de onde ele veio. */
const SOURCES: Readonly<Record<string, string>> = {
  milTransicoes: 'transicao-preco',
  milTokensDeEntrada: 'nova-micro-entrada-preco',
  milTokensDeSaida: 'nova-micro-saida-preco',
  milhaoDePedidosAoSqs: 'sqs-pedido-preco',
  milhaoDeEscritasNoDynamoDB: 'dynamodb-escrita-preco',
};

test('os preços da conta do assistente são os que o curso tem, com fonte e data', async () => {
  const file = path.join(solutionFolder('15-nuvem'), 'relatorio.ts');
  const { PRECOS } = (await import(pathToFileURL(file).href)) as { PRECOS: Record<string, number> };
  const facts = readFacts();
  const known = Object.entries(SOURCES).map(([price, fact]) => [price, facts.get(fact)?.value]);
  expect(PRECOS).toEqual(Object.fromEntries(known));
});
