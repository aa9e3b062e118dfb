/** As respostas dos questionários são as que o motor dá: cada máquina que uma pergunta mostra é executada. */
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import {
  compile,
  type Json,
  startExecution,
  TaskError,
  type TaskRequest,
  VirtualClock,
} from '../../../../shared/asl/index.ts';
import { type Experiment, type Outcome, QUIZZES } from '../../../../shared/course/quizzes/index.ts';

/** O texto do prompt que chegou, no formato do Nova. */
const promptOf = (request: TaskRequest): Json => {
  const { Body } = request.arguments as { Body: { messages: { content: { text: string }[] }[] } };
  return Body.messages[0]?.content[0]?.text ?? null;
};

/** Executa a máquina de uma pergunta, com as respostas que ela diz. */
async function observe({ machine, input = {}, answers = {} }: Experiment): Promise<Required<Outcome>> {
  const calls = new Map<string, number>();
  const tasks = (request: TaskRequest): Json | Promise<Json> => {
    const count = calls.get(request.stateName) ?? 0;
    calls.set(request.stateName, count + 1);
    const script = answers[request.stateName] ?? [];
    const answer = script[Math.min(count, script.length - 1)];
    if (answer === undefined) throw new Error(`A pergunta não diz o que "${request.stateName}" responde.`);
    if (request.token !== undefined) request.submitted({});
    if (answer === 'silence') return new Promise(() => undefined);
    if (answer === 'echo-prompt') return { Body: { eco: promptOf(request) } };
    if ('error' in answer) throw new TaskError(answer.error, answer.cause);
    return answer.result;
  };
  const execution = startExecution(compile(machine), { input, tasks, clock: new VirtualClock(), seed: 1 });
  const result = await execution.result;
  const { history } = execution;
  const [first, last] = [history[0]?.timestamp ?? 0, history.at(-1)?.timestamp ?? 0];
  return {
    status: result.status === 'SUCCEEDED' ? 'SUCCEEDED' : 'FAILED',
    output: result.status === 'SUCCEEDED' ? result.output : null,
    error: result.status === 'SUCCEEDED' ? '' : (result.error ?? ''),
    path: history.flatMap(({ stateEnteredEventDetails }) => stateEnteredEventDetails?.name ?? []),
    calls: [...calls.values()].reduce((sum, count) => sum + count, 0),
    // As horas da história estão em segundos.
    seconds: Math.round(last - first),
  };
}

/** O que a opção afirma que aconteceria. */
const holds = (claimed: Outcome, seen: Outcome): boolean =>
  Object.entries(claimed).every(([field, value]) => isDeepStrictEqual(value, seen[field as keyof Outcome]));

describe.each(QUIZZES.flatMap(({ questions }) => questions.filter(({ experiment }) => experiment)))(
  '$id',
  ({ experiment, options }) => {
    test('executada a máquina, só a opção certa acontece', async () => {
      const seen = await observe(experiment as Experiment);
      const happened = options.filter(({ outcome = {} }) => holds(outcome, seen));
      expect(
        happened.map(({ text }) => text),
        JSON.stringify(seen),
      ).toEqual(options.filter(({ isRight }) => isRight).map(({ text }) => text));
    });
  },
);
