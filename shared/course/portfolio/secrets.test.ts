import { expect, test } from 'vitest';
import { findSecrets } from './secrets.ts';

test.each([
  ['uma chave de acesso da AWS', `const chave = 'AKIA${'A'.repeat(16)}';`],
  ['uma chave secreta da AWS', `AWS_SECRET_ACCESS_KEY=${'a'.repeat(40)}`],
  ['uma chave do Bedrock', `ABSK${'b'.repeat(44)}`],
  ['uma chave privada', '-----BEGIN RSA PRIVATE KEY-----'],
  ['um token do GitHub', `ghp_${'c'.repeat(36)}`],
])('dada %s em um arquivo, ela é achada com a linha', (what, line) => {
  expect(findSecrets({ 'app.ts': `// um comentário\n${line}\n` })).toEqual([
    { file: 'app.ts', line: 2, what },
  ]);
});

test('dado o que todo passo tem, nada é confundido com segredo', () => {
  const text =
    'arn:aws:states:us-east-1:123456789012:stateMachine:Emprestimo\nconst token = "$states.context.Task.Token";';
  expect(findSecrets({ 'app.ts': text })).toEqual([]);
});
