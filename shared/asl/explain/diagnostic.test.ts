import { expect, test } from 'vitest';
import { explainDiagnostic } from './diagnostic.ts';

const explain = (message: string, code = 'SCHEMA_VALIDATION_FAILED') =>
  explainDiagnostic({ severity: 'ERROR', code, message });

test.each([
  ["Missing 'Next' target: Bom Apetite", 'O estado "Bom Apetite" é apontado, mas não existe'],
  ['State "Bom apetite" is not reachable.', 'Nenhum caminho chega ao estado "Bom apetite"'],
  ['Workflow has no terminal state', 'Nenhum estado encerra a máquina'],
  [
    'This object should have only one of the following fields: [Next, End]',
    'Falta um destes campos, e só um: Next, End.',
  ],
  [
    'There should only be one of the following fields: [Next, End]',
    'Só um destes campos pode aparecer: Next, End.',
  ],
  ['These fields are required: [States, StartAt]', 'Falta o campo obrigatório: States, StartAt'],
  ["The field 'Type' is required but was missing", 'Falta o campo obrigatório Type'],
  ["Field 'Foo' is not supported", 'O campo Foo não vale neste tipo de estado'],
  [
    "The field 'Output' is only supported for the 'JSONata' QueryLanguage",
    'Ponha "QueryLanguage": "JSONata"',
  ],
  ['States.ALL must appear alone in ErrorEquals', 'States.ALL fica sozinho'],
  [
    'The symbol "=" cannot be used as a unary operator at /States/Aprovada?/Choices[0]/Condition',
    'um sinal de igual só',
  ],
])('dado o texto da AWS "%s", a explicação diz: %s', (message, explanation) => {
  expect(explain(message)).toContain(explanation);
});

test.each([
  ['INVALID_JSON_DESCRIPTION', 'não é um JSON válido'],
  ['INVALID_JSONATA_EXPRESSION', 'não é JSONata válido'],
  ['UNSUPPORTED_JSONATA_EXPRESSION', '$states.input'],
  ['MISSING_END_STATE', 'Nenhum estado encerra a máquina'],
])('dado um texto novo com o código %s, o código ainda o explica', (code, explanation) => {
  expect(explain('um texto que a AWS ainda não deu', code)).toContain(explanation);
});

test('dado um texto e um código novos, a explicação ainda diz o que conferir', () => {
  expect(explain('texto novo', 'CODIGO_NOVO')).toMatch(/^Confira o lugar indicado/);
});
