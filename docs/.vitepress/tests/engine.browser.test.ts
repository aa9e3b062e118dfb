/** O mesmo motor do terminal, empacotado para uma página, executa uma máquina no Chromium. */
import path from 'node:path';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type * as Engine from '../../../shared/asl/index.ts';
import { openChromium, skipReason } from './chromium.ts';

declare global {
  var motor: typeof Engine;
}

/** Um empréstimo em miniatura: JSONata, uma tarefa que falha e é tentada de novo, três dias de espera e um Map em JSONPath. */
const DEFINITION = {
  StartAt: 'Verificar',
  States: {
    Verificar: {
      Type: 'Task',
      QueryLanguage: 'JSONata',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: { FunctionName: 'credito', Payload: '{% $states.input %}' },
      Retry: [{ ErrorEquals: ['Ocupado'], IntervalSeconds: 10 }],
      Assign: { score: '{% $states.result.score %}' },
      Next: 'Esperar',
    },
    Esperar: { Type: 'Wait', QueryLanguage: 'JSONata', Seconds: '{% 3 * 24 * 60 * 60 %}', Next: 'Decidir' },
    Decidir: {
      Type: 'Choice',
      QueryLanguage: 'JSONata',
      Choices: [{ Condition: '{% $score >= 700 %}', Output: { valores: [1, 2, 3] }, Next: 'Parcelar' }],
      Default: 'Rejeitar',
    },
    Parcelar: {
      Type: 'Map',
      ItemsPath: '$.valores',
      ItemProcessor: {
        StartAt: 'Dobrar',
        States: {
          Dobrar: {
            Type: 'Pass',
            Parameters: { 'dobro.$': 'States.MathAdd($, $)' },
            OutputPath: '$.dobro',
            End: true,
          },
        },
      },
      End: true,
    },
    Rejeitar: { Type: 'Fail', Error: 'Rejeitado' },
  },
};

describe.skipIf(skipReason)('o motor na página', () => {
  let browser: Browser;
  let bundle: string;

  beforeAll(async () => {
    browser = await openChromium();
    const built = await build({
      entryPoints: [path.resolve(import.meta.dirname, '..', '..', '..', 'shared', 'asl', 'index.ts')],
      bundle: true,
      minify: true,
      write: false,
      platform: 'browser',
      format: 'iife',
      globalName: 'motor',
      target: 'es2022',
    });
    bundle = built.outputFiles[0]?.text ?? '';
  });
  afterAll(() => browser?.close());

  test('dada uma máquina nas duas linguagens, executa, tenta de novo, espera três dias e guarda a história', async () => {
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.addScriptTag({ content: bundle });
    const { result, types, virtualMs } = await page.evaluate(async (definition) => {
      const { compile, startExecution, TaskError, VirtualClock } = globalThis.motor;
      const clock = new VirtualClock();
      const before = clock.now();
      let calls = 0;
      const execution = startExecution(compile(definition), {
        input: { renda: 5200 },
        clock,
        tasks: () => {
          calls += 1;
          if (calls === 1) throw new TaskError('Ocupado', 'tente já já');
          return { score: 700 };
        },
      });
      const result = await execution.result;
      return { result, types: execution.history.map((event) => event.type), virtualMs: clock.now() - before };
    }, DEFINITION);
    expect(errors).toEqual([]);
    expect(result).toMatchObject({ status: 'SUCCEEDED', output: [2, 4, 6] });
    expect(types.filter((type) => type === 'TaskScheduled')).toHaveLength(2);
    expect(types.at(-1)).toBe('ExecutionSucceeded');
    expect(virtualMs).toBeGreaterThanOrEqual(3 * 24 * 60 * 60 * 1000);
    await page.close();
  });
});
