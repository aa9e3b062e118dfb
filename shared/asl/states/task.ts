import type { Thread } from '../execution/thread.ts';
import type { JsonObject } from '../json/json.ts';
import type { CompileContext } from '../machine/compile-context.ts';
import type { StateNode, Visit } from '../machine/state-node.ts';
import { compileGuard } from './fields/attempts.ts';
import { leave } from './fields/outcome.ts';
import { identityOf } from './identity.ts';
import { TaskAttempt } from './task/attempt.ts';
import { eventsOf } from './task/events.ts';
import { compileTaskFields } from './task/fields.ts';
import { parseResource } from './task/resource.ts';

/** Task: chama uma função, um serviço ou uma activity, e espera a resposta. */
export function compileTask(name: string, definition: JsonObject, context: CompileContext): StateNode {
  const next = context.next(definition);
  const guard = compileGuard(definition, context);
  const resource = parseResource(definition.Resource as string);
  const events = eventsOf(resource);
  const fields = compileTaskFields(definition, context);

  function* attempt(thread: Thread): Visit {
    if (resource.hasToken) thread.taskToken = thread.run.tokenFor(thread);
    const input = fields.input(thread);
    const timeoutSeconds = yield* thread.settled(fields.timeoutSeconds(thread, input));
    const heartbeatSeconds = yield* thread.settled(fields.heartbeatSeconds(thread, input));
    const roleArn = yield* thread.settled(fields.roleArn(thread, input));
    const taskArguments = yield* thread.settled(fields.arguments(thread, input));
    const schedule = { arguments: taskArguments, timeoutSeconds, heartbeatSeconds, roleArn };
    const result = yield* new TaskAttempt(thread, resource, events, schedule).perform();
    leave(thread, yield* thread.settled(fields.outcome(thread, result)));
    return next.state;
  }

  return {
    ...identityOf(name, 'Task'),
    pauses: true,
    *visit(thread: Thread): Visit {
      try {
        return yield* guard(thread, attempt);
      } finally {
        thread.taskToken = undefined;
      }
    },
  };
}
