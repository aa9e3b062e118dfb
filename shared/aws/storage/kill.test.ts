import { expect, test } from 'vitest';
import { stress } from './stress/stress.ts';

/** Quantas quedas; `npm run estresse` faz 200. */
const KILLS = 3;
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);

test(`dadas ${KILLS} quedas em momentos sorteados (SEED=${SEED}), nada do que foi respondido se perde nem se repete`, {
  timeout: 120_000,
}, async () => {
  const report = await stress({ kills: KILLS, seed: SEED, longestLife: 600 });
  expect(report.kills).toBe(KILLS);
  expect(report.executions).toBeGreaterThan(0);
  expect(report.rounds).toBeGreaterThan(KILLS);
});
