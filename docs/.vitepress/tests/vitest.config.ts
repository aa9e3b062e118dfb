import { defineConfig } from 'vitest/config';

/** Testes do site montado, num Chromium de verdade. */
export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../cache/tests',
  test: {
    include: ['**/*.browser.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 180_000,
    fileParallelism: false,
  },
});
