import type { Rule, RuleFinding } from '../finding.ts';
import { statesOf, textsIn } from './walk.ts';

/** Segredos que se reconhecem pela forma. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/\b(AKIA|ASIA)[A-Z0-9]{16}\b/, 'uma chave de acesso da AWS'],
  [/\bBearer\s+[\w.~+/-]{16,}/, 'um token de autorização'],
  [/\b(sk|pk)[-_](live|test|ant|proj)[-_][\w-]{10,}/, 'uma chave de API'],
  [/\bgh[pousr]_[A-Za-z0-9]{30,}/, 'um token do GitHub'],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, 'uma chave privada'],
];
const SECRET_FIELD = /^(senha|password|passwd|secret|api[-_]?key|access[-_]?token|x-api-key)$/i;

/** Um segredo escrito na definição: quem pode ler a máquina, ou a história de uma execução, o lê. */
export const secret: Rule = {
  name: 'segredo-na-definicao',
  check: (definition) =>
    statesOf(definition).flatMap(({ state, path }) =>
      Object.entries(state)
        .filter(([field]) => !['Branches', 'ItemProcessor', 'Iterator'].includes(field))
        .flatMap(([field, value]) => textsIn(value, [...path, field]))
        .flatMap(({ text, path: place }): RuleFinding[] => {
          const what =
            SHAPES.find(([pattern]) => pattern.test(text))?.[1] ?? namedSecret(String(place.at(-1)), text);
          if (what === undefined) return [];
          return [
            {
              severity: 'warning',
              message: `Há ${what} escrita na definição.`.replace(/(um token[^.]*) escrita/, '$1 escrito'),
              why: 'Quem pode ler a máquina, a história de uma execução ou o repositório lê o segredo. Troque-o já, guarde o novo no Secrets Manager e leia-o na função, ou use uma Connection do EventBridge.',
              path: place,
            },
          ];
        }),
    ),
};

/** Um campo que se chama senha, com um valor escrito, que não é uma expressão nem um nome de exemplo. */
function namedSecret(field: string, text: string): string | undefined {
  const isLiteral = text.length >= 8 && !/^\{%|^\$|^<|^arn:|\$\{|\s/.test(text);
  return SECRET_FIELD.test(field) && isLiteral ? 'uma senha' : undefined;
}
