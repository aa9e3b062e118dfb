import { AwsError } from '../../errors.ts';
import { InvalidFaults } from '../../faults/invalid-faults.ts';
import type { Action, ServiceContext } from '../../service.ts';

/** `POST /_local/faults`: troca as falhas postas pela API por `faults`. As do arquivo não mudam. */
export const putFaults: Action<ServiceContext> = {
  route: 'POST /_local/faults',
  run(input, { faults }) {
    try {
      faults.put(input.faults);
    } catch (error) {
      if (error instanceof InvalidFaults) throw new AwsError('ValidationException', error.message);
      throw error;
    }
    return { faults: faults.report() };
  },
};
