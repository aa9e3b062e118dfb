import { optionalString, requiredString } from '../../input.ts';
import type { Action } from '../../service.ts';
import { checkArn } from './arns.ts';
import type { StepFunctions } from './step-functions.ts';

/** `GetActivityTask`: um worker espera até um minuto por uma tarefa; sem nenhuma, a resposta é um token nulo. */
export const getActivityTask: Action<StepFunctions> = {
  permission: (input) => ({ action: 'states:GetActivityTask', resource: String(input.activityArn) }),
  async run(input, service, { signal }) {
    const arn = requiredString(input, 'activityArn', { min: 1, max: 256 });
    const workerName = optionalString(input, 'workerName', { min: 1, max: 80 });
    checkArn(arn, 'activity');
    service.activities.get(arn);
    const task = await service.activities.poll(arn, signal);
    if (!task) {
      // A activity pode ter sido apagada durante a espera.
      service.activities.get(arn);
      return { taskToken: null };
    }
    task.start(workerName);
    // Só se entrega o que já está registrado: depois de uma queda, a tarefa não vai a dois workers.
    await service.executions.recorded();
    return { input: task.input, taskToken: task.token };
  },
};
