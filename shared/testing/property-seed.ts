/**
 * As propriedades sorteiam sempre os mesmos casos, para que um teste verde continue verde amanhã.
 * `SEED=123 npx vitest run ...` sorteia outros; a semente aparece quando algo falha.
 */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.SEED ?? 20_261_122) });
