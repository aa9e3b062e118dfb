import { Hono } from 'hono';
import { stream } from 'hono/streaming';
import { onlyAsked } from '../guard.ts';
import { requestBody } from '../request-body.ts';
import { answerTask, type RunTask } from '../simulator/task-answer.ts';
import { taskRequest } from '../simulator/task-request.ts';

/**
 * `POST /simulador/tarefa`: uma tarefa de uma máquina que anda na página, feita pela AWS local. A resposta é
 * aberta, em linhas de JSON (veja `answerTask`): quem espera um token pode esperar muito.
 */
export const simulatorRoutes = (runTask: RunTask): Hono =>
  new Hono().post('/simulador/tarefa', onlyAsked, async (context) => {
    const task = taskRequest(await requestBody(context));
    context.header('content-type', 'application/x-ndjson; charset=utf-8');
    return stream(context, async (lines) => {
      const gone = new AbortController();
      lines.onAbort(() => gone.abort());
      let written: Promise<unknown> = Promise.resolve();
      await answerTask(runTask, task, gone.signal, (line) => {
        written = lines.writeln(line).catch(() => undefined);
      });
      await written;
    });
  });
