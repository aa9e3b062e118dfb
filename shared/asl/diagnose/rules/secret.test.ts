import { expect, test } from 'vitest';
import { findingsOf, machine } from '../testing/machine.ts';

const withParameter = (name: string, value: string) =>
  machine({ A: { Type: 'Pass', Parameters: { [name]: value }, End: true } });
const found = (name: string, value: string) => findingsOf('segredo-na-definicao', withParameter(name, value));

// Montados aos pedaços: inteiros, um verificador de segredos do repositório os tomaria por verdadeiros.
test.each([
  ['chave', `AKIA${'A1B2'.repeat(4)}`, 'uma chave de acesso da AWS escrita'],
  ['Authorization', `Bearer ${'abc123'.repeat(5)}`, 'um token de autorização escrito'],
  ['senha', 'hunter2hunter2', 'uma senha escrita'],
])('dado %s com um segredo, diz o que é', (name, value, words) => {
  expect(found(name, value)[0]).toMatchObject({
    severity: 'warning',
    pointer: `/States/A/Parameters/${name}`,
  });
  expect(found(name, value)[0]?.message).toBe(`Há ${words} na definição.`);
});

test.each([
  ['senha', '{% $senha %}'],
  ['senha', 'curta'],
  ['texto', 'Qual é a sua senha do banco?'],
  ['x-api-key', 'arn:aws:secretsmanager:us-east-1:111122223333:secret:x'],
])('dado %s com %s, nada', (name, value) => expect(found(name, value)).toEqual([]));
