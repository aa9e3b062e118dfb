import { compile, InvalidDefinition, type StateMachineType } from '../../../asl/index.ts';
import { parseArn } from '../../arn.ts';
import { AwsError } from '../../errors.ts';

/**
 * Confere que a definição compila.
 * @throws `AwsError` `InvalidDefinition`, com os diagnósticos na frase da AWS
 */
export function checkDefinition(definition: string, type: StateMachineType): void {
  try {
    compile(definition, { type });
  } catch (error) {
    if (error instanceof InvalidDefinition) {
      // A causa leva os diagnósticos, que quem explica o erro em português quer um a um.
      throw Object.assign(new AwsError('InvalidDefinition', error.message), { cause: error });
    }
    throw error;
  }
}

/** @throws `AwsError` `InvalidArn` quando não é o ARN de um papel */
export function checkRoleArn(roleArn: string): void {
  const arn = parseArn(roleArn);
  if (arn?.service !== 'iam' || !arn.resource.startsWith('role/')) {
    throw new AwsError('InvalidArn', `Invalid Role Arn: '${roleArn}'`);
  }
}
