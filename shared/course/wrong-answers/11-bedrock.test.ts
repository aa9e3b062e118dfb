/** A página do passo 11 manda causar oito recusas. Aqui se segue a página e se confere que cada mensagem é a dela. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { executeFolder } from '../../testing/execute-folder.ts';
import type { JudgedExecution } from '../../testing/judged-execution.ts';
import { pageFile, solutionFolder } from '../paths.ts';
import { withVariant } from '../proof/variant.ts';
import { type FolderText, readFolder } from '../starters/starters.ts';
import { applyEdits } from './wrong-answer.ts';

const SLUG = '11-bedrock';
const STATE = 'Descrever por InvokeModel';
const STACK = 'cardapio-stack.ts';
const DEFINITION = 'descricao.asl.json';
const FAULTS = 'falhas.yaml';

const page = readFileSync(pageFile(SLUG), 'utf8').replaceAll('\r\n', '\n');
const solution = readFolder(solutionFolder(SLUG));

/** O que a página diz de uma recusa, do título dela ao próximo. */
function section(number: number): string {
  const text = new RegExp(`\\n#### ${number}\\. [\\s\\S]*?(?=\\n##)`).exec(page)?.[0];
  if (text === undefined) throw new Error(`A página não tem a recusa ${number}.`);
  return text;
}

/** O primeiro bloco de código da recusa na linguagem dada. */
function block(number: number, language: string): string {
  const code = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\\n?\`\`\``).exec(section(number))?.[1];
  if (code === undefined) throw new Error(`A recusa ${number} não tem um bloco ${language}.`);
  return code;
}

/** Faz na pilha a troca que a página manda: "troque `isto` por `aquilo`". */
function swapped(files: FolderText, number: number): FolderText {
  const [, find = '', replace = ''] = /troque `([^`]+)` por `([^`]+)`/.exec(section(number)) ?? [];
  return applyEdits(files, [{ file: STACK, find, replace }]);
}

/** Tira o `# ` das linhas de uma recusa em `falhas.yaml`. */
function uncommented(files: FolderText, number: number): FolderText {
  const find = files[FAULTS]?.split('\n\n').find((part) => part.startsWith(`# Recusa ${number}:`)) ?? '';
  return applyEdits(files, [{ file: FAULTS, find, replace: find.replaceAll(/^# (?=[- ])/gm, '') }]);
}

/** Troca um campo do estado pelo bloco JSON que a página mostra. */
function withField(files: FolderText, field: 'Body' | 'Assign', number: number): FolderText {
  const definition = JSON.parse(files[DEFINITION] ?? '');
  const state = definition.States[STATE];
  (field === 'Body' ? state.Arguments : state)[field] = JSON.parse(block(number, 'json'));
  return { ...files, [DEFINITION]: JSON.stringify(definition) };
}

/** O modelo que a página usa depois do conserto da recusa 5. */
function withProfile(files: FolderText): FolderText {
  const profile = /\*\*Conserte\*\*[^`]*`([^`]+)`/.exec(section(5))?.[1] ?? '';
  return applyEdits(files, [{ file: STACK, find: 'amazon.nova-micro-v1:0', replace: profile }]);
}

const withClaudeBody = (): FolderText => withField(withProfile(solution), 'Body', 7);

/** Como cada recusa se causa, a partir da solução. */
const CAUSES: Readonly<Record<number, () => FolderText>> = {
  1: () => swapped(solution, 1),
  2: () => uncommented(solution, 2),
  3: () => uncommented(solution, 3),
  4: () => uncommented(solution, 4),
  5: () => swapped(solution, 5),
  6: () => uncommented(withProfile(solution), 6),
  7: () => withProfile(solution),
  8: withClaudeBody,
};
const NUMBERS = Object.keys(CAUSES).map(Number);

const run = (name: string, files: FolderText): Promise<JudgedExecution> =>
  withVariant(SLUG, name, files, (folder) => executeFolder(folder, JSON.parse(files['entrada.json'] ?? '')));
const cause = (number: number): Promise<JudgedExecution> =>
  run(`recusa-${number}`, CAUSES[number]?.() ?? solution);

/** As recusas de uma execução, o nome em uma linha e a causa na outra. */
const refusalsIn = ({ events }: JudgedExecution): string[] =>
  events.flatMap(({ taskFailedEventDetails, evaluationFailedEventDetails }) => {
    const details = taskFailedEventDetails ?? evaluationFailedEventDetails;
    return details ? [`${details.error}\n${details.cause}`] : [];
  });

/** Um texto sem o que muda de uma execução para outra. */
const withoutChance = (text: string): string =>
  text
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id')
    .replaceAll(/assumed-role\/\S+/g, 'assumed-role/papel');

describe('dadas as recusas que a página manda causar', { timeout: 30_000 }, () => {
  test('então são oito, numeradas em ordem', () => {
    const titles = [...page.matchAll(/^#### (\d+)\. /gm)].map(([, number]) => Number(number));
    expect(titles).toEqual(NUMBERS);
  });

  test.each(NUMBERS)('quando se causa a recusa %i, então a mensagem é a da página', async (number) => {
    const refusals = refusalsIn(await cause(number));
    expect(withoutChance(refusals[0] ?? 'nenhuma recusa')).toBe(withoutChance(block(number, 'text')));
  });

  test.each([1, 2, 6])(
    'quando falta acesso, como na recusa %i, então o prato fica pendente',
    async (number) => {
      const execution = await cause(number);
      expect(execution.status).toBe('SUCCEEDED');
      expect(execution.output).toHaveProperty('pendencia');
    },
  );

  test('quando o excesso passa, então há duas recusas e a execução termina bem', async () => {
    const execution = await cause(3);
    expect(execution.status).toBe('SUCCEEDED');
    expect(refusalsIn(execution)).toHaveLength(2);
  });

  test('quando a cota é zero, então há cinco recusas e a execução falha', async () => {
    const execution = await cause(4);
    expect(execution.status).toBe('FAILED');
    expect(refusalsIn(execution)).toHaveLength(5);
  });

  test('quando a recusa 6 é encomendada para o Nova, então ela não acontece', async () => {
    expect(refusalsIn(await run('marketplace-nova', uncommented(solution, 6)))).toEqual([]);
  });

  test('quando o Claude recebe o corpo e a leitura da página, então as duas portas respondem', async () => {
    const execution = await run('claude', withField(withClaudeBody(), 'Assign', 8));
    expect(execution.status, execution.cause).toBe('SUCCEEDED');
    expect(execution.output).toMatchObject({
      porInvokeModel: expect.stringMatching(/^Moqueca/),
      porConverse: expect.stringMatching(/^Moqueca/),
    });
  });
});

describe('dados os erros de "Se algo deu errado"', { timeout: 30_000 }, () => {
  test.each([
    [
      'returned nothing (undefined)',
      { find: '$states.result.Output.Message.Content[0].Text', replace: '$states.result.Body.output' },
    ],
    [
      'The resource provided arn:aws:states:::bedrock:converse is not recognized',
      { find: ':::aws-sdk:bedrockruntime:converse', replace: ':::bedrock:converse' },
    ],
    [
      "Value null at 'messages.1.member.role' failed to satisfy constraint",
      { find: '"Messages": [', replace: '"messages": [' },
    ],
  ])('quando se causa "%s", então é isso que sai', async (message, edit) => {
    expect(page).toContain(`\`${message}\``);
    const files = applyEdits(solution, [{ file: DEFINITION, ...edit }]);
    const said = await run('engano', files).then(
      ({ cause: why }) => why,
      (error: Error) => error.message,
    );
    expect(said).toContain(message);
  });
});
