import { execFile } from 'node:child_process';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalAws, startLocalAws } from '../../testing/local-aws.ts';
import { ROOT } from '../paths.ts';

let aws: LocalAws;
beforeAll(async () => {
  aws = await startLocalAws({ port: 0 });
});
afterAll(() => aws.close());

/** Roda o comando como o npm o roda, contra a AWS local do teste. */
function run(command: 'deploy' | 'destroy', ...args: string[]): Promise<{ code: number; text: string }> {
  const file = path.join(import.meta.dirname, `${command}.ts`);
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', file, ...args],
      { cwd: ROOT, env: { ...process.env, FORCE_COLOR: '0' }, timeout: 60_000 },
      (error, stdout, stderr) => {
        const code = error ? Number(error.code) : 0;
        resolve({ code, text: stripVTControlCharacters(stdout + stderr) });
      },
    );
  });
}

describe('npm run implantar e npm run destruir', { timeout: 120_000 }, () => {
  test('a pilha do passo entra na AWS local aberta, e sai dela', async () => {
    const port = ['--port', String(aws.port)];
    const created = await run('deploy', '4', ...port);
    expect(created).toMatchObject({ code: 0 });
    expect(created.text).toMatch(/Pilha Emprestimo: \d+ criados, em \d+,\d s\./);
    const stacks = await fetch(`${aws.endpoint}/_local/stacks`);
    expect(await stacks.json()).toMatchObject({ stacks: [{ stackName: 'Emprestimo' }] });

    const destroyed = await run('destroy', '4', ...port);
    expect(destroyed).toMatchObject({
      code: 0,
      text: expect.stringMatching(/Pilha Emprestimo: \d+ apagados/),
    });
  });

  test('dado um passo que prepara dados, eles entram junto', async () => {
    const { code, text } = await run('deploy', '13', '--port', String(aws.port));
    expect({ code, text }).toMatchObject({
      code: 0,
      text: expect.stringContaining('Os dados de preparar.ts'),
    });
    const { TableNames = [] } = (await aws.call('dynamodb', 'ListTables', {})) as { TableNames?: string[] };
    const TableName = TableNames.find((name) => name.includes('Cardapio'));
    expect(((await aws.call('dynamodb', 'Scan', { TableName })) as { Count: number }).Count).toBeGreaterThan(
      5,
    );
  });

  test('sem uma AWS local aberta, diz como abrir uma', async () => {
    const closed = await startLocalAws({ port: 0 });
    await closed.close();
    const { code, text } = await run('deploy', '4', '--port', String(closed.port));
    expect(code).toBe(1);
    expect(text).toContain(`Nenhuma AWS local responde em ${closed.endpoint}.`);
    expect(text).toContain('npm run aws');
  });

  test('dado um passo sem pilha, diz o que fazer no lugar', async () => {
    const { code, text } = await run('deploy', '1');
    expect(code).toBe(1);
    expect(text).toContain(
      'O passo 1 não tem uma pilha do CDK. Para rodar a máquina dele: npm run executar 1',
    );
  });
});
