import { expect, it } from 'vitest';
import { mocksFromRecording } from './mocks-from-recording.ts';
import { mocksOfStep } from './mocks-of-step.ts';
import { suggestedAnswer } from './suggested-answer.ts';
import { isOver, isWaiting, simulate, testRecordings } from './test-simulation.ts';

const scale = testRecordings().find(({ slug }) => slug === '09-escala');
if (!scale) throw new Error('falta a gravação do passo 9');

it('dado o Map Distributed do passo 9, quando o simulador o repete com três clientes, então as filhas andam e se mostram', async () => {
  const { definition, input, events, slug } = scale;
  const { status, output, mapRuns } = await simulate({
    definition,
    input,
    mocks: mocksOfStep(slug, events),
  }).until(isOver);
  expect({ status, output }).toMatchObject({
    status: 'SUCCEEDED',
    output: { total: 3, pontuados: 3, recusados: 0 },
  });
  expect(mapRuns).toMatchObject([
    { state: 'Pontuar clientes', status: 'SUCCEEDED', total: 1, succeeded: 1, failed: 0 },
  ]);
  expect(mapRuns?.[0]?.children[0]?.events.map(({ type }) => type)).toContain('TaskSucceeded');
  expect(() => structuredClone(mapRuns)).not.toThrow();
});

it('dado o mesmo Map sem respostas, então a pessoa diz o que o arquivo tem e o que cada lote responde, e o resto anda', async () => {
  const { definition, input } = scale;
  const simulation = simulate({ definition, input });
  const asked: string[] = [];
  for (let update = await simulation.until(isWaiting); update.status === 'WAITING'; ) {
    for (const task of update.pending) {
      asked.push(`${task.state} ${task.resource}`);
      simulation.simulator.answer(task.id, suggestedAnswer(task));
    }
    const answered = asked.length;
    update = await simulation.until(
      (next) => isOver(next) || next.pending.some(({ id }) => Number(id.slice(7)) > answered),
    );
  }
  expect(asked).toEqual([
    'Pontuar clientes arn:aws:states:::s3:getObject',
    'Pontuar lote arn:aws:states:::lambda:invoke',
    'Resumir arn:aws:states:::aws-sdk:sfn:describeMapRun',
  ]);
});

it('dado um passo cuja gravação basta, então as respostas são as gravadas', () => {
  const loan = testRecordings().find(({ slug }) => slug === '05-resiliencia');
  const mocks = mocksOfStep('05-resiliencia', loan?.events ?? []);
  expect(mocks).toEqual(mocksFromRecording(loan?.events ?? []));
  expect(mocks['Verificar crédito']?.map((answer) => ('error' in answer ? answer.error : 'ok'))).toEqual([
    'Lambda.TooManyRequestsException',
    'Lambda.TooManyRequestsException',
    'ok',
  ]);
});

it('dada uma espera por uma pessoa que deu sinais de vida, então a resposta repetida também os dá', () => {
  const approval = testRecordings().find(({ slug }) => slug === '07-aprovacao-humana');
  const [answer] = mocksFromRecording(approval?.events ?? [])['Pedir análise'] ?? [];
  expect(answer).toMatchObject({
    submitted: { MessageId: expect.any(String) },
    heartbeatEverySeconds: expect.any(Number),
  });
  expect(answer?.delaySeconds).toBeGreaterThan(answer?.heartbeatEverySeconds ?? Number.NaN);
});
