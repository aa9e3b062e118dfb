/** O que um `Resource` pede, já separado em partes. */
export interface Resource {
  readonly arn: string;
  readonly kind: 'lambda-function' | 'activity' | 'service';
  /** `lambda`, `aws-sdk:dynamodb`… só em `service`. */
  readonly resourceType: string;
  /** `invoke`, `startExecution.sync:2`… só em `service`. */
  readonly action: string;
  /** A resposta final chega depois, com um token. */
  readonly hasToken: boolean;
}

/** Lê um `Resource`: `arn:aws:states:::serviço:ação[.sync|.sync:2|.waitForTaskToken]`, função ou activity. */
export function parseResource(arn: string): Resource {
  const parts = arn.split(':');
  const isService = parts[2] === 'states' && parts[3] === '' && parts[4] === '';
  if (!isService) {
    const kind = parts[2] === 'states' && parts[5] === 'activity' ? 'activity' : 'lambda-function';
    return { arn, kind, resourceType: '', action: '', hasToken: kind === 'activity' };
  }
  const path = parts.slice(5);
  const nameLength = path[0] === 'aws-sdk' ? 2 : 1;
  const action = path.slice(nameLength).join(':');
  return {
    arn,
    kind: 'service',
    resourceType: path.slice(0, nameLength).join(':'),
    action,
    hasToken: action.endsWith('.waitForTaskToken'),
  };
}
