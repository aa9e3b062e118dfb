import { destroyStack } from '../../deploy/index.ts';
import { targetOf } from '../../deploy/target.ts';
import type { Action, ServiceContext } from '../../service.ts';
import { answering } from './stack-errors.ts';

/** `DELETE /_local/stacks/{StackName}`: apaga uma pilha. */
export const destroyLocalStack: Action<ServiceContext> = {
  route: 'DELETE /_local/stacks/{StackName}',
  run: ({ StackName }, context) => answering(destroyStack(targetOf(context), String(StackName))),
};
