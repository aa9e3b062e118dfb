import colors from 'picocolors';
import { catalogue } from '../catalogue/catalogue.ts';
import { readProgress, type StepState, stepStates } from '../progress/progress.ts';
import { runCommand } from './run-command.ts';

const MARKS: Record<StepState, string> = {
  passed: colors.green('✓'),
  'in-progress': colors.yellow('…'),
  untouched: colors.dim('·'),
};
const WORDS: Record<StepState, string> = {
  passed: 'concluído',
  'in-progress': 'em andamento',
  untouched: 'por fazer',
};

await runCommand(async () => {
  const states = stepStates(catalogue());
  const { passos } = readProgress();
  let part = '';
  for (const { step, state } of states) {
    if (step.part !== part) console.log(`\n${colors.bold(step.part)}`);
    part = step.part;
    const when = passos[step.slug]?.verificadoEm;
    const word =
      step.state === 'em breve'
        ? 'em breve'
        : WORDS[state] + (when ? ` em ${new Date(when).toLocaleDateString('pt-BR')}` : '');
    console.log(
      `  ${MARKS[state]} ${String(step.number).padStart(2, '0')} ${step.title.padEnd(42)} ${colors.dim(word)}`,
    );
  }
  const ready = states.filter(({ step }) => step.state === 'pronto');
  const done = ready.filter(({ state }) => state === 'passed').length;
  const next = ready.find(({ state }) => state !== 'passed');
  console.log(`\n  ${done} de ${ready.length} passos prontos concluídos.`);
  console.log(
    next
      ? `  Agora: npm start ${next.step.number}, e npm test ${next.step.number} para verificar.\n`
      : '  Tudo o que está pronto, você fez.\n',
  );
  return 0;
});
