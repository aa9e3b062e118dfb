import { findStep, stepOfFolder } from '../catalogue/find-step.ts';
import { checkStep } from './check-step.ts';
import { prove } from './prove.ts';
import { readArguments } from './read-arguments.ts';
import { runCommand, UsageError } from './run-command.ts';

const USAGE = 'Use npm test, npm test 4 ou npm test 4 -- --watch (também: --semente 123456, --pilha).';

await runCommand(async (args) => {
  const { values, positionals } = readArguments(
    args,
    { watch: { type: 'boolean', default: false }, semente: { type: 'string' } },
    USAGE,
  );
  const [asked, ...extra] = positionals;
  if (extra.length > 0) throw new UsageError(`Um passo por vez, por favor. ${USAGE}`);
  const step = asked === undefined ? stepOfFolder(process.env.INIT_CWD) : findStep(asked);
  if (!step) return prove();
  return checkStep(step, { watch: values.watch, withStack: values.pilha, seed: seedOf(values.semente) });
});

function seedOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text))
    throw new UsageError(`A semente é um número inteiro, e não "${text}". ${USAGE}`);
  return Number(text);
}
