import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../../../shared/asl/index.ts';
import { formatJson, tokensOf } from './show-json.ts';

describe('um JSON na página', () => {
  test('o que é curto fica em uma linha; o que é comprido, em várias', () => {
    const wait = { Type: 'Wait', Seconds: 5, Next: 'Fim' };
    expect(formatJson(wait)).toBe('{ "Type": "Wait", "Seconds": 5, "Next": "Fim" }');
    expect(formatJson({ States: { Esperar: wait, Fim: { Type: 'Succeed' } } })).toBe(
      `{\n  "States": {\n    "Esperar": { "Type": "Wait", "Seconds": 5, "Next": "Fim" },\n    "Fim": { "Type": "Succeed" }\n  }\n}`,
    );
  });

  test('formatado, continua o mesmo JSON, e os pedaços juntos dão o texto', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = formatJson(value as Json);
        expect(JSON.stringify(JSON.parse(text))).toBe(JSON.stringify(value));
        expect(
          tokensOf(text)
            .map((token) => token.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });

  test('um nome de campo, um texto e uma expressão são pedaços diferentes', () => {
    expect(tokensOf('{ "Type": "Pass", "Output": "{% 1 %}" }').map(({ kind }) => kind)).toEqual([
      'plain',
      'key',
      'plain',
      'text',
      'plain',
      'key',
      'plain',
      'expression',
      'plain',
    ]);
  });
});
