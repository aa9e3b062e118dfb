import type { Integration } from './integration.ts';

/** Uma integração otimizada: os padrões que a AWS aceita para ela e o seu código. */
export interface IntegrationEntry {
  readonly patterns: readonly ('' | 'sync' | 'sync:2' | 'waitForTaskToken')[];
  load(): Promise<Integration>;
}

/** As integrações otimizadas, pelo que vem depois de `arn:aws:states:::`. */
export const integrations: Readonly<Record<string, IntegrationEntry>> = {
  'lambda:invoke': {
    patterns: ['', 'waitForTaskToken'],
    load: () => import('./lambda-invoke.ts').then((file) => file.lambdaInvoke),
  },
  'states:startExecution': {
    patterns: ['', 'sync', 'sync:2', 'waitForTaskToken'],
    load: () => import('./states-start-execution.ts').then((file) => file.statesStartExecution),
  },
};
