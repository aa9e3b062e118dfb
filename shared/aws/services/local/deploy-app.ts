import { isAbsolute } from 'node:path';
import { deployApp } from '../../deploy/index.ts';
import { targetOf } from '../../deploy/target.ts';
import { AwsError } from '../../errors.ts';
import { requiredString } from '../../input.ts';
import type { Action, ServiceContext } from '../../service.ts';
import { answering } from './stack-errors.ts';

/** `POST /_local/stacks`: implanta o assembly de uma pasta desta máquina, dada em `assembly`. */
export const deployLocalApp: Action<ServiceContext> = {
  route: 'POST /_local/stacks',
  async run(input, context) {
    const assembly = requiredString(input, 'assembly', { min: 1 });
    if (!isAbsolute(assembly))
      throw new AwsError('ValidationException', 'O caminho em "assembly" tem de ser absoluto.');
    return { deployments: await answering(deployApp(targetOf(context), assembly)) };
  },
};
