import { parseArn } from '../arn.ts';
import type { Denial } from './decide.ts';

/** O método do CDK que dá uma ação, e a variável em que o recurso costuma estar. */
const grants: readonly (readonly [RegExp, string])[] = [
  [/^dynamodb:(GetItem|BatchGetItem|Query|Scan|DescribeTable)$/, 'tabela.grantReadData'],
  [/^dynamodb:(PutItem|UpdateItem|DeleteItem|BatchWriteItem)$/, 'tabela.grantWriteData'],
  [/^events:PutEvents$/, 'barramento.grantPutEventsTo'],
  [/^lambda:InvokeFunction$/, 'funcao.grantInvoke'],
  [/^s3:(GetObject|ListBucket)$/, 'balde.grantRead'],
  [/^s3:PutObject$/, 'balde.grantPut'],
  [/^s3:DeleteObject$/, 'balde.grantDelete'],
  [/^sns:Publish$/i, 'topico.grantPublish'],
  [/^sqs:SendMessage$/i, 'fila.grantSendMessages'],
  [/^sqs:(ReceiveMessage|DeleteMessage|ChangeMessageVisibility)$/i, 'fila.grantConsumeMessages'],
  [/^states:StartExecution$/, 'maquina.grantStartExecution'],
  [/^states:StartSyncExecution$/, 'maquina.grantStartSyncExecution'],
  [/^states:SendTask(Success|Failure|Heartbeat)$/, 'maquina.grantTaskResponse'],
];

/** A linha de CDK que dá a permissão que falta. */
function grantLine(action: string, resource: string, grantee: string): string {
  const grant = grants.find(([pattern]) => pattern.test(action))?.[1];
  if (grant) return `${grant}(${grantee});`;
  return `${grantee}.addToRolePolicy(new iam.PolicyStatement({ actions: ['${action}'], resources: ['${resource}'] }));`;
}

/** Explica em português uma recusa, com a linha de CDK que a resolve; `undefined` quando não há o que ensinar. */
export function denialHint({ caller, permission, isExplicit }: Denial): string | undefined {
  const { action, resource } = permission;
  if (caller.kind === 'service') {
    return (
      `${caller.principal}, em nome de ${caller.sourceArn}, não pode ${action} em ${resource}: ` +
      'a política desse recurso não permite. O CDK a escreve quando você liga um ao outro, como em topico.addSubscription(...).'
    );
  }
  if (caller.kind === 'user') return undefined;
  const role = parseArn(caller.session.roleArn)?.resource.split('/').at(-1) ?? caller.session.roleArn;
  if (isExplicit)
    return `O papel ${role} foi impedido de ${action} em ${resource}: alguma política diz Deny.`;
  const grantee = caller.session.service?.startsWith('lambda') ? 'minhaFuncao' : 'minhaMaquina';
  return (
    `O papel ${role} não tem a permissão ${action} em ${resource}. ` +
    `Na pilha, quem a dá é: ${grantLine(action, resource, grantee)}`
  );
}
