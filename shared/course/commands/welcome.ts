import colors from 'picocolors';
import type { Step } from '../catalogue/catalogue.ts';
import type { StepState } from '../progress/progress.ts';

/** O primeiro passo pronto que ainda não foi concluído; `undefined` quando todos foram. */
export const nextStep = (
  states: readonly { readonly step: Step; readonly state: StepState }[],
): Step | undefined => states.find(({ step, state }) => step.state === 'pronto' && state !== 'passed')?.step;

/** O que `npm start` diz quando abre: os dois endereços e a próxima coisa a fazer. */
export function welcome(site: string, aws: string, next: Step | undefined): string {
  const page = next ? `${site}/passos/${next.slug}` : site;
  return [
    '',
    `  ${colors.bold('Curso')}      ${colors.cyan(site)}`,
    `  ${colors.bold('AWS local')}  ${colors.cyan(aws)}`,
    '',
    next
      ? `  Agora: abra ${colors.cyan(page)} e edite ${colors.cyan(`steps/${next.slug}`)}.`
      : '  Você concluiu tudo o que está pronto.',
    next ? `  Em outro terminal, npm test ${next.number} verifica. Ctrl-C encerra.` : '  Ctrl-C encerra.',
    '',
  ].join('\n');
}
