import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { withAppAssembly } from './app-assembly.ts';

/** Dentro do repositório, para que os imports da pasta achem as dependências. */
const LOCAL = path.join(import.meta.dirname, '..', '..', '.local');

let folder = '';
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function writeApp(files: Record<string, string>): void {
  mkdirSync(LOCAL, { recursive: true });
  folder = mkdtempSync(path.join(LOCAL, 'montar-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
}

test('dado um erro de sintaxe em outro arquivo, diz a linha dele', async () => {
  writeApp({ 'app.ts': "import './pilha.ts';", 'pilha.ts': 'const a = 1;\nconst = 2;\n' });
  await expect(withAppAssembly(folder, async () => undefined)).rejects.toMatchObject({
    problem: {
      detail: 'Expected identifier but found "="',
      place: { file: expect.stringMatching(/pilha\.ts$/), line: 2 },
    },
  });
});

test('dado um programa que lança, diz de onde', async () => {
  writeApp({ 'app.ts': "import './pilha.ts';", 'pilha.ts': "\nthrow new Error('sem fila');\n" });
  await expect(withAppAssembly(folder, async () => undefined)).rejects.toMatchObject({
    problem: {
      detail: 'Error: sem fila',
      place: { file: expect.stringMatching(/pilha\.ts$/), line: 2 },
    },
  });
});

test('dada uma pilha que o cdk-nag reprova, monta assim mesmo: quem julga é a verificação', async () => {
  writeApp({
    'cdk.json': '{ "app": "npx tsx app.ts" }',
    'app.ts': `import { App, aws_sqs as sqs, Stack, Validations } from 'aws-cdk-lib';
     import { AwsSolutionsChecks } from 'cdk-nag';
     const app = new App();
     Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
     new sqs.Queue(new Stack(app, 'Exemplo'), 'Fila');`,
  });
  const exists = await withAppAssembly(folder, async (assembly) =>
    existsSync(path.join(assembly, 'Exemplo.template.json')),
  );
  expect(exists).toBe(true);
});
