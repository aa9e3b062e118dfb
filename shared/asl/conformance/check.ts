import { compile, InvalidDefinition, type Json, startExecution, VirtualClock, validate } from '../index.ts';
import type { ExecutionCase, ResultCase, ValidateCase } from './cases.ts';
import { difference } from './compare.ts';
import { historyDifference } from './compare-history.ts';
import { fixtureTasks } from './fixtures.ts';
import { lambdaTasks } from './functions.ts';

/** A conta que os registros mostram. */
const STATE_MACHINE_ARN = 'arn:aws:states:us-east-1:111111111111:stateMachine:maquina';

/** O veredito de um caso: a diferença encontrada, se houve. `history` ausente: nenhum histórico foi gravado. */
export interface Verdict {
  result?: string;
  history?: { difference?: string };
}

/** Executa um caso de `executions.json` e compara resultado e histórico. */
export async function checkExecution(found: ExecutionCase): Promise<Verdict> {
  const clock = new VirtualClock();
  const { expected } = found;
  try {
    const machine = compile(found.definition, { type: found.type });
    const execution = startExecution(machine, {
      input: found.input,
      tasks: lambdaTasks(found.functions ?? {}, clock),
      clock,
      seed: 1,
      stateMachineArn: STATE_MACHINE_ARN,
    });
    const result = await execution.result;
    const events = JSON.parse(JSON.stringify(execution.history));
    return {
      result:
        result.status === 'SUCCEEDED'
          ? (difference(expected.status, 'SUCCEEDED', '/status') ??
            difference(expected.output, result.outputText, '/output'))
          : failureDifference(expected, result),
      ...(expected.events ? { history: { difference: historyDifference(expected.events, events) } } : {}),
    };
  } catch (error) {
    const problem = describe(error);
    return { result: problem, ...(expected.events ? { history: { difference: problem } } : {}) };
  }
}

function failureDifference(
  expected: ExecutionCase['expected'],
  { status, error, cause }: { status: string; error?: string; cause?: string },
): string | undefined {
  return (
    difference(expected.status, status, '/status') ??
    difference(expected.error, error, '/error') ??
    difference(expected.cause, cause, '/cause')
  );
}

/** Executa um caso de `results*.json`. */
export async function checkResult(found: ResultCase): Promise<Verdict> {
  const { result: expected } = found;
  try {
    const clock = new VirtualClock();
    const tasks = found.fixture ? fixtureTasks(found.fixture) : lambdaTasks({}, clock);
    const result = await startExecution(compile(found.definition), {
      input: found.input,
      tasks,
      clock,
      seed: 1,
      stateMachineArn: STATE_MACHINE_ARN,
    }).result;
    if (result.status === 'SUCCEEDED') {
      return {
        result:
          difference({ output: expected.output }, { output: result.output }) ?? unexpectedSuccess(expected),
      };
    }
    return { result: resultFailureDifference(expected, result) };
  } catch (error) {
    if (!(error instanceof InvalidDefinition)) return { result: describe(error) };
    const messages = error.diagnostics.map(({ message }) => message).join('; ');
    return { result: resultFailureDifference(expected, { error: 'VALIDATION_FAILED', cause: messages }) };
  }
}

function unexpectedSuccess(expected: ResultCase['result']): string | undefined {
  return 'error' in expected ? difference(expected.error, undefined, '/error') : undefined;
}

/** `FAILED` é o que a gravação pôs onde a AWS não deu nada. */
function resultFailureDifference(
  expected: ResultCase['result'],
  actual: { error?: string; cause?: string },
): string | undefined {
  return (
    difference(filled(expected.error), actual.error, '/error') ??
    difference(filled(expected.cause), actual.cause, '/cause')
  );
}

function filled(text: Json | undefined): Json | undefined {
  return text === 'FAILED' ? undefined : text;
}

/** Valida um caso de `validate.json`, pedido a `ValidateStateMachineDefinition` ou a `CreateStateMachine`. */
export async function checkValidate(found: ValidateCase): Promise<Verdict> {
  const type = (found.arguments?.type ?? typeRefused(found)) as 'STANDARD' | 'EXPRESS' | undefined;
  const definition = found.arguments ? found.arguments.definition : (found.definition ?? null);
  const diagnostics = validate(definition, { type });
  if (found.arguments) {
    const result = diagnostics.length > 0 ? 'FAIL' : 'OK';
    return { result: difference(found.response, { result, diagnostics, truncated: false }) };
  }
  const { message } = new InvalidDefinition(diagnostics);
  return { result: difference(found.response, { error: 'InvalidDefinition', message }) };
}

/** O caso não diz o tipo da máquina; a recusa diz. */
function typeRefused({ response }: ValidateCase): string | undefined {
  return String(response.message).includes('Express state machine') ? 'EXPRESS' : undefined;
}

export function describe(error: unknown): string {
  if (error instanceof InvalidDefinition) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
