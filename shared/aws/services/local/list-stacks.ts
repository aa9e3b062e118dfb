import { stacksIn } from '../../deploy/stack-state.ts';
import type { Action, ServiceContext } from '../../service.ts';

/** `GET /_local/stacks`: as pilhas implantadas, com as saídas e os recursos. */
export const listStacks: Action<ServiceContext> = {
  route: 'GET /_local/stacks',
  run: (_input, { storage }) => ({
    stacks: [...stacksIn(storage).values()]
      .filter(({ resources }) => Object.keys(resources).length > 0)
      .map(({ stackName, outputs, resources }) => ({
        stackName,
        outputs,
        resources: Object.values(resources).map(({ logicalId, type, physicalId }) => ({
          logicalId,
          type,
          physicalId,
        })),
      })),
  }),
};
