import { PublishBatchCommand } from '@aws-sdk/client-sns';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalAws, startLocalAws } from '../../index.ts';
import { type SnsBench, snsBench } from './test-sns.ts';

let aws: LocalAws;
let bench: SnsBench;
beforeAll(async () => {
  aws = await startLocalAws({ port: 0 });
  bench = snsBench(aws);
});
afterAll(async () => {
  bench.sns.destroy();
  await aws.close();
});

describe('a caixa de saída', () => {
  test('dado um e-mail inscrito, a caixa conta a confirmação e guarda a mensagem como chegou', async () => {
    const topicArn = await bench.topic('avisos');
    await bench.subscribe(topicArn, 'email', 'bia@exemplo.com.br');
    const [confirmation] = (await bench.outbox()).slice(-1);
    expect(confirmation).toMatchObject({
      kind: 'confirmation',
      endpoint: 'bia@exemplo.com.br',
      subject: 'AWS Notification - Subscription Confirmation',
      note: expect.stringContaining('confirmou esta inscrição sozinha'),
    });
    const { MessageId } = await bench.publish({
      TopicArn: topicArn,
      Subject: 'Pedido',
      Message: 'Saiu às 20h.',
    });
    expect(await bench.outbox(confirmation?.id)).toEqual([
      {
        id: expect.stringMatching(/^\d{16}$/),
        kind: 'notification',
        protocol: 'email',
        endpoint: 'bia@exemplo.com.br',
        subject: 'Pedido',
        message: 'Saiu às 20h.',
        topicArn,
        messageId: MessageId,
        receivedAt: expect.stringMatching(/^\d{4}-.*Z$/),
      },
    ]);
  });

  test('dada MessageStructure json, cada protocolo recebe o seu texto; o SMS leva o nome do tópico', async () => {
    const topicArn = await bench.topic('por-protocolo', { DisplayName: 'Cantina' });
    await bench.subscribe(topicArn, 'sms', '+5511999990000');
    await bench.subscribe(topicArn, 'email', 'caio@exemplo.com.br');
    await bench.subscribe(topicArn, 'email-json', 'robo@exemplo.com.br');
    const after = (await bench.outbox()).at(-1)?.id;
    const texts = { default: 'geral', sms: 'curto' };
    await bench.publish({ TopicArn: topicArn, Message: JSON.stringify(texts), MessageStructure: 'json' });
    const received = await bench.outbox(after);
    expect(received.map(({ protocol, message }) => [protocol, message]).slice(0, 2)).toEqual([
      ['sms', 'Cantina> curto'],
      ['email', 'geral'],
    ]);
    expect(JSON.parse(received[2]?.message ?? '')).toMatchObject({ Type: 'Notification', Message: 'geral' });
  });

  test('dado PhoneNumber, o texto vai direto ao telefone', async () => {
    const after = (await bench.outbox()).at(-1)?.id;
    await bench.publish({ PhoneNumber: '+5521988887777', Message: 'Seu código é 1234.' });
    expect(await bench.outbox(after)).toMatchObject([
      { protocol: 'sms', endpoint: '+5521988887777', message: 'Seu código é 1234.' },
    ]);
  });

  test('dado DELETE, a caixa esvazia e os marcadores continuam valendo', async () => {
    const before = (await bench.outbox()).at(-1)?.id;
    expect((await fetch(`${aws.endpoint}/_local/outbox`, { method: 'DELETE' })).status).toBe(204);
    expect(await bench.outbox()).toEqual([]);
    await bench.publish({ PhoneNumber: '+5521988887777', Message: 'depois' });
    expect(await bench.outbox(before)).toMatchObject([{ message: 'depois' }]);
  });
});

describe('o que Publish recusa', () => {
  test.each([
    [{ Message: '' }, 'InvalidParameterException', 'Invalid parameter: Empty message'],
    [{ Message: 'x', Subject: 'duas\nlinhas' }, 'InvalidParameterException', 'Invalid parameter: Subject'],
    [{ Message: 'x', Subject: 'a'.repeat(101) }, 'InvalidParameterException', 'Invalid parameter: Subject'],
    [
      { Message: 'x'.repeat(256 * 1024 + 1) },
      'InvalidParameterException',
      'Invalid parameter: Message too long',
    ],
    [
      { Message: '{"sms":"x"}', MessageStructure: 'json' },
      'InvalidParameterException',
      'Invalid parameter: Message Structure - No default entry in JSON message body',
    ],
    [
      { Message: 'x', MessageAttributes: { cor: { DataType: 'Cor', StringValue: 'azul' } } },
      'InvalidParameterValueException',
      "The message attribute 'cor' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.",
    ],
    [
      { Message: 'x', MessageAttributes: { n: { DataType: 'Number', StringValue: 'dois' } } },
      'InvalidParameterValueException',
      "Could not cast message attribute 'n' value to number.",
    ],
    [
      { Message: 'x', MessageDeduplicationId: '1' },
      'InvalidParameterException',
      expect.stringContaining('not valid for this topic type'),
    ],
  ])('dado %j, é %s', async (input, name, message) => {
    const TopicArn = await bench.topic('rigor');
    await expect(bench.publish({ TopicArn, ...input })).rejects.toMatchObject({ name, message });
  });

  test('dado um ARN que não é um, ou nenhum alvo, diz qual é o problema', async () => {
    await expect(bench.publish({ TopicArn: 'pedidos', Message: 'x' })).rejects.toMatchObject({
      message: 'Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 1',
    });
    await expect(bench.publish({ Message: 'x' })).rejects.toMatchObject({
      message: 'Invalid parameter: TopicArn or TargetArn Reason: no value for required parameter',
    });
  });

  test('dada uma ação que não existe aqui, o erro a nomeia', async () => {
    const response = await fetch(aws.endpoint, {
      method: 'POST',
      headers: { authorization: 'AWS4-HMAC-SHA256 Credential=x/20260101/us-east-1/sns/aws4_request' },
      body: new URLSearchParams({ Action: 'CreatePlatformApplication' }),
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(
      'The operation CreatePlatformApplication of sns is not supported',
    );
  });
});

describe('lotes', () => {
  test('dado um lote com uma entrada ruim, as outras seguem', async () => {
    const TopicArn = await bench.topic('lote');
    await bench.subscribe(TopicArn, 'sms', '+5511999990000');
    const after = (await bench.outbox()).at(-1)?.id;
    const result = await bench.sns.send(
      new PublishBatchCommand({
        TopicArn,
        PublishBatchRequestEntries: [
          { Id: 'a', Message: 'primeira' },
          { Id: 'b', Message: 'x', Subject: '' },
          { Id: 'c', Message: 'terceira' },
        ],
      }),
    );
    expect(result.Successful?.map(({ Id }) => Id)).toEqual(['a', 'c']);
    expect(result.Failed).toMatchObject([{ Id: 'b', Code: 'InvalidParameter', SenderFault: true }]);
    expect((await bench.outbox(after)).map(({ message }) => message)).toEqual(['primeira', 'terceira']);
  });

  test.each([
    [[], 'EmptyBatchRequestException'],
    [
      Array.from({ length: 11 }, (_, index) => ({ Id: `${index}`, Message: 'x' })),
      'TooManyEntriesInBatchRequestException',
    ],
    [
      [
        { Id: 'a', Message: 'x' },
        { Id: 'a', Message: 'y' },
      ],
      'BatchEntryIdsNotDistinctException',
    ],
    [[{ Id: 'a b', Message: 'x' }], 'InvalidBatchEntryIdException'],
  ])('dado o lote %j, é %s', async (PublishBatchRequestEntries, name) => {
    const TopicArn = await bench.topic('lote');
    await expect(
      bench.sns.send(new PublishBatchCommand({ TopicArn, PublishBatchRequestEntries })),
    ).rejects.toMatchObject({ name });
  });
});
