import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { withAppAssembly } from './app-assembly.ts';

/** Dentro do repositório, para que os imports da pasta achem as dependências. */
const LOCAL = path.join(import.meta.dirname, '..', '..', '.local');

let folder = '';
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('dada uma pilha que o cdk-nag reprova, monta assim mesmo: quem julga é a verificação', async () => {
  mkdirSync(LOCAL, { recursive: true });
  folder = mkdtempSync(path.join(LOCAL, 'montar-'));
  writeFileSync(path.join(folder, 'cdk.json'), '{ "app": "npx tsx app.ts" }');
  writeFileSync(
    path.join(folder, 'app.ts'),
    `import { App, aws_sqs as sqs, Stack, Validations } from 'aws-cdk-lib';
     import { AwsSolutionsChecks } from 'cdk-nag';
     const app = new App();
     Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
     new sqs.Queue(new Stack(app, 'Exemplo'), 'Fila');`,
  );
  const exists = await withAppAssembly(folder, async (assembly) =>
    existsSync(path.join(assembly, 'Exemplo.template.json')),
  );
  expect(exists).toBe(true);
});
