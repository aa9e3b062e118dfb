import type { Case } from './cases.ts';
import { checkExecution, checkResult, checkValidate, type Verdict } from './check.ts';
import { checkTestState } from './check-test-state.ts';

/** Segundos de relógio de verdade que um caso pode levar. */
const PATIENCE_SECONDS = 20;

/** Confere um caso. Um que não termina é uma discordância, e não um comando parado. */
export async function checkCase(found: Case): Promise<Verdict> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<Verdict>((resolve) => {
    const problem = `não terminou em ${PATIENCE_SECONDS} s`;
    const late = { result: problem, history: { difference: problem } };
    timer = setTimeout(() => resolve(late), PATIENCE_SECONDS * 1000);
  });
  try {
    return await Promise.race([check(found), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

function check(found: Case): Promise<Verdict> {
  if (found.kind === 'execution') return checkExecution(found);
  if (found.kind === 'result') return checkResult(found);
  if (found.kind === 'validate') return checkValidate(found);
  return checkTestState(found);
}
