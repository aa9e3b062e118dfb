import type { Action, ServiceContext } from '../../service.ts';

/** `DELETE /_local/faults`: esquece as falhas postas pela API. As do arquivo ficam. */
export const deleteFaults: Action<ServiceContext> = {
  route: 'DELETE /_local/faults',
  run(_input, { faults }) {
    faults.clear();
    return { faults: faults.report() };
  },
};
