import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { DynamoDBClient, type DynamoDBClientConfig, PutItemCommand } from '@aws-sdk/client-dynamodb';

/** Um item do cardápio: o preço de cada tamanho, em centavos. O que não tem tamanho tem o preço `unico`. */
interface Item {
  id: string;
  nome: string;
  categoria: string;
  precos: Record<string, number>;
}

/** Põe o cardápio na tabela, item por item. */
export async function preparar(config: DynamoDBClientConfig, nomes: Record<string, string>): Promise<void> {
  const cardapio: Item[] = JSON.parse(
    await readFile(path.join(import.meta.dirname, 'cardapio.json'), 'utf8'),
  );
  const dynamodb = new DynamoDBClient(config);
  for (const { id, nome, categoria, precos } of cardapio) {
    const M = Object.fromEntries(
      Object.entries(precos).map(([tamanho, preco]) => [tamanho, { N: String(preco) }]),
    );
    await dynamodb.send(
      new PutItemCommand({
        TableName: nomes.Cardapio,
        Item: { id: { S: id }, nome: { S: nome }, categoria: { S: categoria }, precos: { M } },
      }),
    );
  }
  dynamodb.destroy();
}
