import { describe, expect, test } from 'vitest';
import type { Caller } from './caller.ts';
import { decide, type Policies } from './decide.ts';
import { denialHint } from './denial-hint.ts';

const ROLE = 'arn:aws:iam::123456789012:role/Loja-Papel';
const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:pedidos';
const SESSION = 'arn:aws:sts::123456789012:assumed-role/Loja-Papel/abc';
const permission = { action: 'sqs:SendMessage', resource: QUEUE };
const caller: Caller = {
  kind: 'role',
  accountId: '123456789012',
  session: {
    accessKeyId: 'ASIA',
    secretAccessKey: '',
    sessionToken: '',
    roleArn: ROLE,
    assumedRoleArn: SESSION,
    service: 'states',
  },
};

function statement(Effect: 'Allow' | 'Deny', more: object = {}): object {
  return { Statement: [{ Effect, Action: 'sqs:SendMessage', Resource: QUEUE, ...more }] };
}
const allow = statement('Allow');
const deny = statement('Deny');
const messageOf = (policies: Policies, who: Caller = caller) =>
  decide(who, permission, policies, {})?.message;

describe('um papel', () => {
  const denied = `User: ${SESSION} is not authorized to perform: sqs:SendMessage on resource: ${QUEUE}`;

  test.each<[string, Policies, string | undefined]>([
    ['a política dele permite', { identity: [allow] }, undefined],
    [
      'nenhuma permite',
      { identity: [] },
      `${denied} because no identity-based policy allows the sqs:SendMessage action`,
    ],
    [
      'a dele nega',
      { identity: [allow, deny] },
      `${denied} with an explicit deny in an identity-based policy`,
    ],
    [
      'só a do recurso permite, pelo nome do papel',
      { identity: [], resource: statement('Allow', { Principal: { AWS: ROLE } }) },
      undefined,
    ],
    [
      'a do recurso permite à conta, que ainda depende da dele',
      {
        identity: [],
        resource: statement('Allow', { Principal: { AWS: 'arn:aws:iam::123456789012:root' } }),
      },
      `${denied} because no identity-based policy allows the sqs:SendMessage action`,
    ],
    [
      'a do recurso nega a todos',
      { identity: [allow], resource: statement('Deny', { Principal: '*' }) },
      `${denied} with an explicit deny in a resource-based policy`,
    ],
    [
      'a do recurso nega a todos menos a ele',
      { identity: [allow], resource: statement('Deny', { NotPrincipal: { AWS: ROLE } }) },
      undefined,
    ],
    [
      'o limite não permite',
      { identity: [allow], boundary: { document: {} } },
      `${denied} because no permissions boundary allows the sqs:SendMessage action`,
    ],
    [
      'o limite nega',
      { identity: [allow], boundary: { document: deny } },
      `${denied} with an explicit deny in a permissions boundary`,
    ],
    ['a AWS local não o conhece', { identity: undefined }, undefined],
  ])('quando %s', (_when, policies, message) => {
    expect(messageOf(policies)).toBe(message);
  });
});

describe('um serviço que entrega', () => {
  const service: Caller = {
    kind: 'service',
    principal: 'sns.amazonaws.com',
    sourceArn: 'arn:aws:sns:us-east-1:123456789012:avisos',
    accountId: '123456789012',
  };

  test('só entrega onde a política do recurso deixa', () => {
    const open = statement('Allow', { Principal: { Service: 'sns.amazonaws.com' } });
    expect(messageOf({ identity: undefined, resource: open }, service)).toBeUndefined();
    expect(messageOf({ identity: undefined }, service)).toMatch(/because no resource-based policy allows/);
  });
});

describe('quem usa a AWS local', () => {
  const user: Caller = { kind: 'user', accountId: '123456789012' };

  test('pode tudo, menos o que a política de um recurso nega', () => {
    expect(messageOf({ identity: undefined }, user)).toBeUndefined();
    expect(messageOf({ identity: undefined, resource: statement('Deny', { Principal: '*' }) }, user)).toBe(
      `User: arn:aws:iam::123456789012:user/local is not authorized to perform: sqs:SendMessage on resource: ${QUEUE} with an explicit deny in a resource-based policy`,
    );
  });
});

describe('a dica de uma recusa', () => {
  const hintFor = (action: string, resource: string) =>
    denialHint({ caller, permission: { action, resource }, message: '', isExplicit: false });

  test('diz o papel, a ação, o recurso e a linha do CDK', () => {
    expect(hintFor('sqs:SendMessage', QUEUE)).toBe(
      `O papel Loja-Papel não tem a permissão sqs:SendMessage em ${QUEUE}. Na pilha, quem a dá é: fila.grantSendMessages(minhaMaquina);`,
    );
    expect(hintFor('dynamodb:GetItem', 'arn:x')).toContain('tabela.grantReadData(minhaMaquina);');
  });

  test('de uma ação sem método próprio, dá o PolicyStatement', () => {
    expect(hintFor('bedrock:InvokeModel', 'arn:modelo')).toContain(
      "minhaMaquina.addToRolePolicy(new iam.PolicyStatement({ actions: ['bedrock:InvokeModel'], resources: ['arn:modelo'] }));",
    );
  });
});
