import type { Json } from '../aws/index.ts';
import type { Deed, ScriptedAnswer } from './scripted-answers.ts';
import type { StartedExecution } from './started-execution.ts';

/** Algo que uma pessoa fez durante a execução, e depois de que evento da história. */
export interface HistoryNote {
  afterEvent: number;
  text: string;
}

/** Chama uma função da pilha. @returns o que ela devolveu, ou o erro dela */
export type Call = (functionName: string, payload: Json) => Promise<Json>;

/**
 * Responde, na ordem, às esperas de uma execução, até ela terminar. A espera que não tem resposta fica sem ela:
 * o tempo passa até o prazo vencer.
 * @throws {GoalNotMet} quando ninguém responde e não há prazo
 */
export async function answerWaits(
  execution: StartedExecution,
  answers: readonly ScriptedAnswer[],
  call: Call,
): Promise<HistoryNote[]> {
  const left = [...answers];
  const notes: HistoryNote[] = [];
  for (let wait = await execution.waiting(); wait; wait = await execution.waiting()) {
    const { state, token } = wait;
    const next = left.findIndex((answer) => answer.state === state);
    const [answer] = next < 0 ? [] : left.splice(next, 1);
    if (answer === undefined) {
      notes.push({ afterEvent: await execution.eventCount(), text: `Ninguém respondeu a "${state}".` });
      await execution.outlive(token);
      continue;
    }
    if (answer.after) await execution.advance(answer.after.milliseconds);
    const note = { afterEvent: await execution.eventCount(), text: sentenceOf(answer) };
    notes.push(note);
    const refusal = await perform(answer.deed, token, execution, call);
    if (refusal !== undefined) note.text += ` A AWS recusou: ${refusal}`;
  }
  return notes;
}

function sentenceOf({ who, after, deed }: ScriptedAnswer): string {
  const when = after === undefined ? '' : `, ${after.text} depois`;
  return `${who}${when}, ${describe(deed)}.`;
}

function describe(deed: Deed): string {
  switch (deed.kind) {
    case 'call':
      return `chamou ${deed.functionName} com ${JSON.stringify(deed.payload)}`;
    case 'succeed':
      return `respondeu ${JSON.stringify(deed.output)}`;
    case 'fail':
      return `respondeu com o erro ${deed.error}${deed.cause === undefined ? '' : `: ${deed.cause}`}`;
    case 'heartbeat':
      return 'deu sinal de vida';
  }
}

/** @returns por que a resposta não foi aceita; `undefined` quando foi */
async function perform(
  deed: Deed,
  token: string,
  execution: StartedExecution,
  call: Call,
): Promise<string | undefined> {
  try {
    if (deed.kind === 'succeed') await execution.succeed(token, deed.output);
    else if (deed.kind === 'fail') await execution.fail(token, deed.error, deed.cause);
    else if (deed.kind === 'heartbeat') await execution.heartbeat(token);
    else return refusalOf(await call(deed.functionName, { ...deed.payload, token }));
    return undefined;
  } catch (error) {
    const { name, message } = error as Error;
    return `${name}: ${message}`;
  }
}

/** O erro que uma função devolveu no lugar da resposta. */
function refusalOf(answer: Json): string | undefined {
  const { errorType, errorMessage } = (answer ?? {}) as { errorType?: string; errorMessage?: string };
  return errorType === undefined ? undefined : `${errorType}: ${errorMessage}`;
}
