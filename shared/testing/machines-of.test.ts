import { describe, expect, test } from 'vitest';
import { mainFirst } from './machines-of.ts';

const NOTIFY = { arn: 'arn:aws:states:us-east-1:123456789012:stateMachine:Avisar', definition: '{}' };
const FLEET = { arn: 'arn:aws:states:us-east-1:123456789012:stateMachine:Entregar', definition: '{}' };
const ORDER = {
  arn: 'arn:aws:states:us-east-1:123456789012:stateMachine:Pedir',
  definition: JSON.stringify({ StateMachineArn: NOTIFY.arn }),
};

describe('a ordem das máquinas de uma pilha', () => {
  test('dada uma que inicia outra, ela vem na frente, e as demais ficam como estavam', () => {
    expect(mainFirst([NOTIFY, ORDER])).toEqual([ORDER, NOTIFY]);
    expect(mainFirst([FLEET, NOTIFY, ORDER])).toEqual([ORDER, FLEET, NOTIFY]);
  });

  test('dada uma só, é ela', () => {
    expect(mainFirst([NOTIFY])).toEqual([NOTIFY]);
  });
});
