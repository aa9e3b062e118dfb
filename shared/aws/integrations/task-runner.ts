import { TaskError, type TaskRequest, type TaskRunner } from '../../asl/index.ts';
import type { Clients } from './clients.ts';
import { integrations } from './index.ts';
import type { Integration, IntegrationContext } from './integration.ts';
import { type Pattern, parseResource } from './resource.ts';
import { asTask } from './task-scope.ts';

function unsupported(resource: string): TaskError {
  return new TaskError('States.Runtime', `The resource '${resource}' is not supported by this endpoint.`);
}

/** A integração de um `Resource`. @throws `TaskError` que nomeia o recurso que não existe aqui */
async function resolve(request: TaskRequest): Promise<{ integration: Integration; pattern: Pattern }> {
  const resource = parseResource(request.resource);
  switch (resource.kind) {
    case 'function': {
      const { lambdaFunction } = await import('./lambda-function.ts');
      return { integration: lambdaFunction, pattern: '' };
    }
    case 'aws-sdk': {
      const { awsSdk } = await import('./aws-sdk.ts');
      return { integration: awsSdk(resource.service, resource.action), pattern: resource.pattern };
    }
    case 'optimised': {
      const name = `${resource.service}:${resource.action}`;
      const entry = Object.hasOwn(integrations, name) ? integrations[name] : undefined;
      if (!entry?.patterns.includes(resource.pattern)) throw unsupported(request.resource);
      return { integration: await entry.load(), pattern: resource.pattern };
    }
    case 'activity': {
      const { activity } = await import('./activity.ts');
      return { integration: activity, pattern: '' };
    }
    default:
      throw unsupported(request.resource);
  }
}

/** O que as integrações têm à mão, e os clientes de cada papel. */
export interface TaskRunnerOptions extends Omit<IntegrationContext, 'clients' | 'pattern'> {
  /** Os clientes que assinam em nome de um papel: o de `Credentials`, ou o da máquina. */
  clientsOf(roleArn: string | undefined): Clients;
}

/**
 * A porta por onde as tarefas de uma execução saem: resolve o `Resource` numa integração, que chama o serviço
 * com o AWS SDK comum.
 */
export function createTaskRunner({ clientsOf, ...around }: TaskRunnerOptions): TaskRunner {
  return async (request) => {
    const { integration, pattern } = await resolve(request);
    const context = { ...around, clients: clientsOf(request.roleArn), pattern };
    return asTask(request, () => integration(request, context));
  };
}
