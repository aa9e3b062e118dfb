import { VirtualClock } from '../index.ts';
import { TestStateError, type TestStateInput, testState } from '../test-state/index.ts';
import type { TestStateCase } from './cases.ts';
import { describe, type Verdict } from './check.ts';
import { difference } from './compare.ts';
import { lambdaTasks } from './functions.ts';

/** A função que os registros chamam; devolve o que recebe. */
const FUNCTIONS = { lambda_func_0000: 'identity' };
const ROLE = 'arn:aws:iam::111111111111:role/papel';

/** Testa um estado de `test-state.json` e compara a resposta, ou a recusa. */
export async function checkTestState({ arguments: args, response }: TestStateCase): Promise<Verdict> {
  const clock = new VirtualClock();
  const input = { ...args, ...(wasGivenRole(response) && { roleArn: ROLE }) } as unknown as TestStateInput;
  try {
    const output = await testState(input, { tasks: lambdaTasks(FUNCTIONS, clock), clock, seed: 1 });
    return { result: difference(response, { ...output }) };
  } catch (error) {
    if (!(error instanceof TestStateError)) return { result: describe(error) };
    return { result: difference(response, { error: error.name, message: error.message }) };
  }
}

/** O caso não diz se o pedido tinha `roleArn`; a recusa diz que não. */
function wasGivenRole({ message }: TestStateCase['response']): boolean {
  return !String(message).startsWith('RoleArn must be specified');
}
