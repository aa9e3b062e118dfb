/** Um valor do DynamoDB: `{ S: 'ana' }`, `{ N: '1' }`. */
export type AttributeValue = { readonly [type: string]: unknown };

export type Item = { readonly [attribute: string]: AttributeValue };

/** O que se usa da descrição de uma tabela. */
export interface Table {
  readonly TableName: string;
  readonly TableStatus: string;
  readonly KeySchema: readonly { readonly AttributeName: string }[];
}

/** Em que atributo uma tabela guarda a hora em que cada item vence. */
export interface TimeToLiveRecord {
  readonly table: string;
  readonly attribute: string;
}
