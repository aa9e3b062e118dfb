import path from 'node:path';
import { defineConfig } from 'vitest/config';

/** Os testes ao lado do código. Os dos passos têm outro caminho: `npm test 4`. */
export default defineConfig({
  test: {
    root: path.resolve(import.meta.dirname, '..', '..'),
    include: ['shared/**/*.test.ts', 'docs/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/*.browser.test.ts'],
    setupFiles: ['shared/testing/property-seed.ts'],
    pool: 'forks',
    // Por omissão o Vitest deixa um núcleo livre: em uma máquina de dois, metade dela.
    maxWorkers: '100%',
    // Duas vezes o pior que se viu em uma máquina de dois núcleos ocupada: a primeira execução de um arquivo carrega o motor.
    testTimeout: 15_000,
    reporters: ['default'],
  },
});
