/**
 * Os comandos `aws` da página do passo 15, com a AWS CLI de verdade: os dos serviços que a AWS local tem rodam nela;
 * os outros passam pelo analisador da própria CLI, que confere cada opção sem falar com ninguém.
 */
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withAppAssembly } from '../../testing/app-assembly.ts';
import { deployAssembly, type LocalAws, startLocalAws } from '../../testing/local-aws.ts';
import { pageFile, solutionFolder } from '../paths.ts';
import { blocksOf } from '../prose/prose.ts';
import { readFolder } from '../starters/starters.ts';
import { linesOf } from './page/commands.ts';
import { withVariant } from './variant.ts';

const SLUG = '15-nuvem';
const run = promisify(execFile);

const noCli = await run('aws', ['--version'], { timeout: 30_000 }).then(
  () => undefined,
  () => 'esta máquina não tem a AWS CLI',
);

/** O que só a nuvem responde: deles, confere-se o comando. A CLI manda o test-state a um endereço que aqui não há. */
const CLOUD_ONLY = /^aws (cloudformation|cloudwatch|stepfunctions test-state) /;

const commands = blocksOf(readFileSync(pageFile(SLUG), 'utf8'))
  .filter(({ language }) => language === 'sh')
  .flatMap(({ code }) => linesOf(code))
  .filter((line) => /^(aws|npx tsx) /.test(line));

/** As palavras de uma linha, sem aspas, e o arquivo para onde vai a saída. */
function wordsOf(line: string): { words: string[]; target: string | undefined } {
  const [command = '', target] = line.split(' > ');
  const words = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
  return { words: words.slice(1), target };
}

let aws: LocalAws;
beforeAll(async () => {
  aws = await startLocalAws({ port: 0, storage: 'memory' });
});
afterAll(() => aws.close());

/** Executa os comandos da página na ordem, em uma cópia da solução que já está na AWS local. */
async function runInOrder(folder: string, values: Record<string, string>): Promise<string[]> {
  const env = {
    ...process.env,
    AWS_ENDPOINT_URL: aws.endpoint,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_REGION: 'us-east-1',
    AWS_DEFAULT_REGION: 'us-east-1',
  };
  const failures: string[] = [];
  for (const line of commands) {
    const { words, target } = wordsOf(line);
    const given = words.map((word) => values[word] ?? word);
    const where = CLOUD_ONLY.test(line) ? ['--generate-cli-skeleton'] : ['--endpoint-url', aws.endpoint];
    const [program, args] = line.startsWith('aws ')
      ? ['aws', [...given, ...where]]
      : [process.execPath, ['--import', 'tsx', ...given.slice(1)]];
    const answer = await run(program, args, { cwd: folder, env, timeout: 60_000 }).catch(
      (error: { stderr?: string; message: string }) => {
        failures.push(`${line}: ${error.stderr?.trim() || error.message}`);
        return { stdout: '' };
      },
    );
    if (target !== undefined) writeFileSync(path.join(folder, target), answer.stdout);
    if (given[1] === 'test-state') await testState(folder, given);
    if (given[1] === 'receive-message') Object.assign(values, receivedIn(answer.stdout));
  }
  return failures;
}

/** O mesmo pedido do comando, à AWS local. @throws o que ela recusar */
async function testState(folder: string, words: readonly string[]): Promise<void> {
  const option = (name: string) => words[words.indexOf(name) + 1] ?? '';
  const text = (name: string) => readFileSync(path.join(folder, option(name).replace('file://', '')), 'utf8');
  const answer = await aws.call('states', 'TestState', {
    definition: text('--definition'),
    stateName: option('--state-name'),
    variables: text('--variables'),
    inspectionLevel: option('--inspection-level'),
  });
  expect(answer).toMatchObject({ status: 'SUCCEEDED' });
}

/** O que uma pessoa guardaria da mensagem que leu. */
function receivedIn(stdout: string): Record<string, string> {
  const { Messages = [] } = JSON.parse(stdout || '{}') as {
    Messages?: { Body: string; ReceiptHandle: string }[];
  };
  const [message] = Messages;
  return message ? { RECIBO: message.ReceiptHandle, TOKEN: JSON.parse(message.Body).token } : {};
}

describe.skipIf(noCli)(`os comandos da nuvem${noCli ? ` (pulado: ${noCli})` : ''}`, () => {
  test('dada a pilha implantada, cada comando da página faz o que ela diz', {
    timeout: 300_000,
  }, async () => {
    expect(commands.length).toBeGreaterThan(10);
    const failures = await withVariant(SLUG, 'nuvem', readFolder(solutionFolder(SLUG)), async (folder) => {
      const { outputs } = await withAppAssembly(folder, (assembly) => deployAssembly(aws, assembly));
      writeFileSync(path.join(folder, 'saidas.json'), JSON.stringify({ Assistente: outputs }));
      return runInOrder(folder, {
        ARN_DA_MAQUINA: outputs.Assistente ?? '',
        URL_DA_CONVERSA: outputs.Conversa ?? '',
        TABELA_PEDIDOS: outputs.Pedidos ?? '',
        GRUPO: outputs.RegistrosDeAssistente ?? '',
      });
    });
    expect(failures).toEqual([]);
  });
});
