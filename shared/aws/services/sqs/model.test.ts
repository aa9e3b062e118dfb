import fc from 'fast-check';
import { expect, test } from 'vitest';
import { VirtualClock } from '../../../asl/index.ts';
import { AwsError } from '../../errors.ts';
import { memoryStorage } from '../../storage/memory.ts';
import { defaultAttributes } from './attributes.ts';
import { Queue } from './queue.ts';

// Um modelo simples de uma fila, sem diário, recibos nem índices: o que a fila de verdade deve parecer por fora.

interface Modelled {
  readonly body: string;
  readonly group: string;
  visibleAt: number;
  receives: number;
  handle: string | undefined;
}

type Step =
  | { readonly kind: 'send'; readonly group: string; readonly delay: number }
  | { readonly kind: 'receive'; readonly maximum: number; readonly visibility: number }
  | { readonly kind: 'delete'; readonly which: number }
  | { readonly kind: 'change'; readonly which: number; readonly visibility: number }
  | { readonly kind: 'advance'; readonly seconds: number }
  | { readonly kind: 'restart' };

const which = fc.nat({ max: 30 });
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('send' as const),
      group: fc.constantFrom('a', 'b'),
      delay: fc.constantFrom(0, 0, 5),
    }),
    fc.record({
      kind: fc.constant('receive' as const),
      maximum: fc.integer({ min: 1, max: 4 }),
      visibility: fc.integer({ min: 1, max: 20 }),
    }),
    fc.record({ kind: fc.constant('delete' as const), which }),
    fc.record({ kind: fc.constant('change' as const), which, visibility: fc.integer({ min: 0, max: 20 }) }),
    fc.record({ kind: fc.constant('advance' as const), seconds: fc.integer({ min: 1, max: 15 }) }),
    fc.record({ kind: fc.constant('restart' as const) }),
  ),
  { maxLength: 60 },
);

/** As mensagens que o modelo entregaria agora. */
function deliverable(
  messages: readonly Modelled[],
  isFifo: boolean,
  maximum: number,
  now: number,
): Modelled[] {
  const blocked = new Set<string>();
  const chosen: Modelled[] = [];
  for (const message of messages) {
    if (chosen.length === maximum) break;
    if (isFifo && blocked.has(message.group)) continue;
    if (message.visibleAt > now) blocked.add(message.group);
    else chosen.push(message);
  }
  return chosen;
}

function refusal(work: () => void): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof AwsError) return error.code;
    throw error;
  }
}

test.each([
  ['comum', false],
  ['FIFO', true],
])('dada qualquer sequência de operações numa fila %s, ela faz o que o modelo faz', (_type, isFifo) => {
  fc.assert(
    fc.property(steps, (sequence) => {
      const clock = new VirtualClock();
      clock.hold();
      const context = { storage: memoryStorage(), clock };
      const record = { name: 'q', id: 'id', generation: 0, tags: {}, createdAt: 0, modifiedAt: 0 };
      const open = () =>
        new Queue('arn', { ...record, attributes: defaultAttributes(isFifo) }, context, () => undefined);
      let queue = open();
      let model: Modelled[] = [];
      const handles: { handle: string; message: Modelled }[] = [];
      let sent = 0;

      for (const step of sequence) {
        const now = clock.now();
        switch (step.kind) {
          case 'send': {
            const body = `m${++sent}`;
            const order = isFifo ? { groupId: step.group, deduplicationId: body } : {};
            const delay = isFifo ? 0 : step.delay;
            queue.send({
              body,
              attributes: {},
              systemAttributes: {},
              senderId: 's',
              delaySeconds: delay,
              ...order,
            });
            const visibleAt = now + delay * 1000;
            model.push({ body, group: step.group, visibleAt, receives: 0, handle: undefined });
            break;
          }
          case 'receive': {
            const received = queue.receive(step.maximum, step.visibility);
            const expected = deliverable(model, isFifo, step.maximum, now);
            for (const message of expected) {
              message.visibleAt = now + step.visibility * 1000;
              message.receives++;
            }
            expect(received.map(({ message }) => [message.body, message.receiveCount])).toEqual(
              expected.map(({ body, receives }) => [body, receives]),
            );
            for (const [index, message] of expected.entries()) {
              message.handle = received[index]?.receiptHandle ?? '';
              handles.push({ handle: message.handle, message });
            }
            break;
          }
          case 'delete': {
            const chosen = handles[step.which % Math.max(1, handles.length)];
            if (!chosen) break;
            const { handle, message } = chosen;
            const isThere = model.includes(message);
            const isLast = message.handle === handle;
            const isExpired = isFifo && isThere && (!isLast || message.visibleAt <= now);
            expect(refusal(() => queue.delete(handle))).toBe(
              isExpired ? 'InvalidParameterValueException' : undefined,
            );
            if (isThere && isLast && !isExpired) model = model.filter((item) => item !== message);
            break;
          }
          case 'change': {
            const chosen = handles[step.which % Math.max(1, handles.length)];
            if (!chosen) break;
            const { handle, message } = chosen;
            const isInFlight =
              model.includes(message) && message.handle === handle && message.visibleAt > now;
            expect(refusal(() => queue.changeVisibility(handle, step.visibility))).toBe(
              isInFlight ? undefined : 'InvalidParameterValueException',
            );
            if (isInFlight) message.visibleAt = now + step.visibility * 1000;
            break;
          }
          case 'advance':
            clock.advance(step.seconds * 1000);
            break;
          case 'restart':
            queue.close();
            queue = open();
            break;
        }
        const visible = model.filter((message) => message.visibleAt <= clock.now()).length;
        expect(queue.counts().ApproximateNumberOfMessages).toBe(String(visible));
      }
    }),
    { numRuns: 300 },
  );
});
