import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startLocalAws } from '../../index.ts';
import { aws, create, invoke } from '../lambda/test-functions.ts';
import { filterOf } from './filter-pattern.ts';

// O cliente do CloudWatch Logs não está instalado: os pedidos saem como ele os escreveria.

async function ask(action: string, input: object, endpoint = aws.endpoint) {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `Logs_20140328.${action}`,
    },
    body: JSON.stringify(input),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function messages(logGroupName: string, more: object = {}): Promise<string[]> {
  const { body } = await ask('FilterLogEvents', { logGroupName, ...more });
  return ((body.events ?? []) as { message: string }[]).map(({ message }) => message);
}

describe('o que uma função escreve', () => {
  test('fica no grupo dela, entre START e REPORT, e se acha por filtro', async () => {
    const name = await create(
      "exports.handler = async ({ quem }) => { console.log('olá,', quem); console.error('pane'); };",
    );
    const { $metadata } = await invoke(name, { quem: 'Ana' });
    await invoke(name, { quem: 'Bia' });
    const group = `/aws/lambda/${name}`;
    await expect.poll(() => messages(group), { timeout: 8000 }).toHaveLength(10);
    const all = await messages(group);
    expect(all[0]).toBe(`START RequestId: ${$metadata.requestId} Version: $LATEST`);
    expect(all[1]).toMatch(
      new RegExp(`^\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z\\t${$metadata.requestId}\\tINFO\\tolá, Ana$`),
    );
    expect(all[4]).toMatch(/^REPORT RequestId: /);
    expect(await messages(group, { filterPattern: '"olá, Bia"' })).toHaveLength(1);
    expect(await messages(group, { filterPattern: 'ERROR' })).toHaveLength(2);
    expect(await messages(group, { limit: 3 })).toHaveLength(3);

    const { body } = await ask('DescribeLogStreams', { logGroupName: group, orderBy: 'LastEventTime' });
    const [stream] = body.logStreams as { logStreamName: string }[];
    expect(stream?.logStreamName).toMatch(/^\d{4}\/\d\d\/\d\d\/\[\$LATEST\][0-9a-f]{32}$/);
  });
});

describe('GetLogEvents', () => {
  test('anda para a frente e para trás, e o marcador não muda quando acabou', async () => {
    const place = { logGroupName: '/curso/caixa', logStreamName: 'um' };
    await ask('CreateLogGroup', place);
    await ask('CreateLogStream', place);
    await ask('PutLogEvents', {
      ...place,
      logEvents: ['a', 'b', 'c'].map((message, index) => ({ message, timestamp: 1000 + index })),
    });
    const get = async (more: object): Promise<{ text: string; nextForwardToken?: unknown }> => {
      const { body } = await ask('GetLogEvents', { ...place, ...more });
      const events = body.events as { message: string }[];
      return { text: events.map(({ message }) => message).join(''), ...body };
    };
    const first = await get({ startFromHead: true, limit: 2 });
    expect(first.text).toBe('ab');
    const second = await get({ nextToken: first.nextForwardToken, limit: 2 });
    expect(second.text).toBe('c');
    const end = await get({ nextToken: second.nextForwardToken });
    expect(end).toMatchObject({ text: '', nextForwardToken: second.nextForwardToken });
    expect((await get({ limit: 2 })).text).toBe('bc');
    expect((await get({ startTime: 1001, endTime: 1002 })).text).toBe('b');
  });
});

describe('o que o CloudWatch Logs recusa', () => {
  test.each([
    ['CreateLogStream', { logGroupName: 'nenhum', logStreamName: 'x' }, 'ResourceNotFoundException'],
    ['FilterLogEvents', { logGroupName: 'nenhum' }, 'ResourceNotFoundException'],
    ['CreateLogGroup', { logGroupName: 'com espaço' }, 'InvalidParameterException'],
    ['CreateLogGroup', {}, 'ValidationException'],
  ])('%s de %j é %s', async (action, input, error) => {
    const { status, body } = await ask(action, input);
    expect({ status, error: body.__type }).toEqual({ status: 400, error });
  });

  test('dado um prazo de retenção que não existe, diz quais existem', async () => {
    await ask('CreateLogGroup', { logGroupName: 'prazo' });
    const { body } = await ask('PutRetentionPolicy', { logGroupName: 'prazo', retentionInDays: 8 });
    expect(body).toMatchObject({ __type: 'InvalidParameterException' });
    await ask('PutRetentionPolicy', { logGroupName: 'prazo', retentionInDays: 7 });
    const { body: described } = await ask('DescribeLogGroups', { logGroupNamePrefix: 'prazo' });
    expect(described.logGroups).toMatchObject([{ logGroupName: 'prazo', retentionInDays: 7 }]);
  });
});

test('filterOf segue os padrões de termos', () => {
  expect(filterOf('ERRO pedido')('ERRO no pedido 7')).toBe(true);
  expect(filterOf('ERRO -teste')('ERRO em teste')).toBe(false);
  expect(filterOf('?um ?dois')('só dois')).toBe(true);
  expect(filterOf('"no pedido"')('no outro pedido')).toBe(false);
  expect(() => filterOf('{ $.a = 1 }')).toThrow('only supports term patterns');
});

test('dado um reinício, as linhas continuam lá', async () => {
  const storage = mkdtempSync(join(tmpdir(), 'registros-'));
  const place = { logGroupName: 'g', logStreamName: 's' };
  const first = await startLocalAws({ port: 0, storage });
  await ask('CreateLogGroup', place, first.endpoint);
  await ask('CreateLogStream', place, first.endpoint);
  await ask('PutLogEvents', { ...place, logEvents: [{ message: 'oi', timestamp: 1 }] }, first.endpoint);
  await first.close();
  const second = await startLocalAws({ port: 0, storage });
  const { body } = await ask('FilterLogEvents', { logGroupName: 'g' }, second.endpoint);
  expect(body.events).toMatchObject([{ message: 'oi', logStreamName: 's' }]);
  await second.close();
  rmSync(storage, { recursive: true, force: true });
});
