import {
  BatchGetItemCommand,
  CreateTableCommand,
  GetItemCommand,
  PutItemCommand,
  paginateQuery,
  paginateScan,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { type Clients, LostAnswer, type Scenario } from './scenario.ts';

const TableName = 'roteiro';
const GROUPS = 5;

/** Itens, um contador com condição, e transações que movem 1 de uma conta a outra e anotam. */
export class Tables implements Scenario {
  readonly name = 'DynamoDB';
  readonly #answered = new Set<string>();
  readonly #fresh = new Set<string>();
  readonly #transfers = new Set<string>();
  #counter = 0;
  #next = 0;

  async prepare({ dynamodb }: Clients): Promise<void> {
    await dynamodb.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [
          { AttributeName: 'id', AttributeType: 'S' },
          { AttributeName: 'grupo', AttributeType: 'S' },
        ],
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        GlobalSecondaryIndexes: [
          {
            IndexName: 'por-grupo',
            KeySchema: [{ AttributeName: 'grupo', KeyType: 'HASH' }],
            Projection: { ProjectionType: 'ALL' },
          },
        ],
      }),
    );
    for (const id of ['contador', 'conta-a', 'conta-b'])
      await dynamodb.send(new PutItemCommand({ TableName, Item: { id: { S: id }, v: { N: '0' } } }));
  }

  readonly works = [
    async (clients: Clients) => {
      await this.#put(clients);
      await this.#increment(clients);
      await this.#transfer(clients);
    },
  ];

  async #put({ dynamodb }: Clients): Promise<void> {
    const n = this.#next++;
    const id = `item-${n}`;
    const Item = { id: { S: id }, grupo: { S: `g${n % GROUPS}` } };
    await dynamodb.send(new PutItemCommand({ TableName, Item }));
    this.#answered.add(id);
    this.#fresh.add(id);
  }

  async #increment({ dynamodb }: Clients): Promise<void> {
    await dynamodb.send(
      new UpdateItemCommand({
        TableName,
        Key: { id: { S: 'contador' } },
        UpdateExpression: 'SET v = :novo',
        ConditionExpression: 'v = :velho',
        ExpressionAttributeValues: {
          ':velho': { N: String(this.#counter) },
          ':novo': { N: String(this.#counter + 1) },
        },
      }),
    );
    this.#counter++;
  }

  async #transfer({ dynamodb }: Clients): Promise<void> {
    const id = `nota-${this.#next++}`;
    const move = (account: string, value: number) => ({
      Update: {
        TableName,
        Key: { id: { S: account } },
        UpdateExpression: 'SET v = v + :v',
        ExpressionAttributeValues: { ':v': { N: String(value) } },
      },
    });
    await dynamodb.send(
      new TransactWriteItemsCommand({
        TransactItems: [
          move('conta-a', -1),
          { Put: { TableName, Item: { id: { S: id }, grupo: { S: 'notas' } } } },
          move('conta-b', 1),
        ],
      }),
    );
    this.#transfers.add(id);
  }

  async recheck(clients: Clients): Promise<void> {
    const counter = await this.#valueOf(clients, 'contador');
    if (counter !== this.#counter && counter !== this.#counter + 1)
      throw new LostAnswer(this.name, `o contador foi a ${this.#counter} e voltou a ${counter}`);
    this.#counter = counter;
    await this.#checkTransfers(clients);
    const ids = [...this.#fresh];
    for (let start = 0; start < ids.length; start += 100) {
      const Keys = ids.slice(start, start + 100).map((id) => ({ id: { S: id } }));
      const { Responses } = await clients.dynamodb.send(
        new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys } } }),
      );
      if (Responses?.[TableName]?.length !== Keys.length)
        throw new LostAnswer(this.name, 'um item gravado sumiu');
    }
    this.#fresh.clear();
  }

  async verify(clients: Clients): Promise<void> {
    await this.#checkTransfers(clients);
    const byGroup = new Map<string, Set<string>>();
    const found = new Set<string>();
    for await (const { Items = [] } of paginateScan({ client: clients.dynamodb }, { TableName })) {
      for (const { id, grupo } of Items) {
        found.add(id?.S ?? '');
        const group = grupo?.S ?? '';
        byGroup.set(group, (byGroup.get(group) ?? new Set()).add(id?.S ?? ''));
      }
    }
    const lost = [...this.#answered].filter((id) => !found.has(id));
    if (lost.length > 0) throw new LostAnswer(this.name, `sumiram ${lost.slice(0, 5).join(', ')}`);
    for (let group = 0; group < GROUPS; group++) {
      const indexed = await this.#group(clients, `g${group}`);
      const expected = byGroup.get(`g${group}`) ?? new Set();
      if (indexed.size !== expected.size || [...indexed].some((id) => !expected.has(id)))
        throw new LostAnswer(this.name, `o índice do grupo g${group} não é o da tabela`);
    }
  }

  /** Cada transferência move os dois saldos e deixa a sua nota, ou nada disso. */
  async #checkTransfers(clients: Clients): Promise<void> {
    const notes = await this.#group(clients, 'notas');
    const from = await this.#valueOf(clients, 'conta-a');
    const to = await this.#valueOf(clients, 'conta-b');
    if (from !== -to || to !== notes.size)
      throw new LostAnswer(this.name, `transação pela metade: ${from}, ${to} e ${notes.size} notas`);
    const lost = [...this.#transfers].filter((id) => !notes.has(id));
    if (lost.length > 0) throw new LostAnswer(this.name, `sumiu a transação ${lost[0]}`);
  }

  async #group({ dynamodb }: Clients, group: string): Promise<Set<string>> {
    const ids = new Set<string>();
    const query = {
      TableName,
      IndexName: 'por-grupo',
      KeyConditionExpression: 'grupo = :g',
      ExpressionAttributeValues: { ':g': { S: group } },
    };
    for await (const { Items = [] } of paginateQuery({ client: dynamodb }, query))
      for (const { id } of Items) ids.add(id?.S ?? '');
    return ids;
  }

  async #valueOf({ dynamodb }: Clients, id: string): Promise<number> {
    const { Item } = await dynamodb.send(new GetItemCommand({ TableName, Key: { id: { S: id } } }));
    return Number(Item?.v?.N);
  }
}
