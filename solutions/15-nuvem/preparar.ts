import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  type AttributeValue,
  DynamoDBClient,
  type DynamoDBClientConfig,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';

/** Um item do cardápio: o preço de cada tamanho, em centavos. O que não tem tamanho tem o preço `unico`. */
interface ItemDoCardapio {
  id: string;
  nome: string;
  categoria: string;
  precos: Record<string, number>;
}

/** Quanto custa entregar em um bairro, em centavos. */
interface Bairro {
  bairro: string;
  taxa: number;
}

/** Um desconto sobre os itens, em porcentagem, até o fim do dia `validade`. */
interface Cupom {
  cupom: string;
  percentual: number;
  validade: string;
}

/** Põe nas tabelas o cardápio, as taxas de entrega e os cupons. */
export async function preparar(config: DynamoDBClientConfig, nomes: Record<string, string>): Promise<void> {
  const cliente = new DynamoDBClient(config);
  const gravar = (tabela: string, item: Record<string, AttributeValue>) =>
    cliente.send(new PutItemCommand({ TableName: nomes[tabela], Item: item }));
  for (const { id, nome, categoria, precos } of await ler<ItemDoCardapio>('cardapio.json')) {
    const M = Object.fromEntries(
      Object.entries(precos).map(([tamanho, preco]) => [tamanho, { N: String(preco) }]),
    );
    await gravar('Cardapio', {
      id: { S: id },
      nome: { S: nome },
      categoria: { S: categoria },
      precos: { M },
    });
  }
  for (const { bairro, taxa } of await ler<Bairro>('bairros.json'))
    await gravar('Bairros', { bairro: { S: bairro }, taxa: { N: String(taxa) } });
  for (const { cupom, percentual, validade } of await ler<Cupom>('cupons.json'))
    await gravar('Cupons', {
      cupom: { S: cupom },
      percentual: { N: String(percentual) },
      validade: { S: validade },
    });
  cliente.destroy();
}

async function ler<Linha>(arquivo: string): Promise<Linha[]> {
  return JSON.parse(await readFile(path.join(import.meta.dirname, arquivo), 'utf8')) as Linha[];
}
