import { defineConfig } from 'vitest/config';

/** Testes do site montado, num Chromium de verdade. */
export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../cache/tests',
  test: {
    include: ['**/*.browser.test.ts'],
    // O site se monta uma vez, antes: os arquivos de teste correm dois a dois e não podem disputar a mesma pasta.
    globalSetup: ['./build-once.ts'],
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});
