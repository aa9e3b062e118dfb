import type { Rule, RuleFinding } from '../finding.ts';
import { statesOf, textsIn } from './walk.ts';

/** O que os exemplos põem no lugar do que é de cada um. */
const PLACEHOLDERS: readonly RegExp[] = [
  /\b(REGION|ACCOUNT_ID|ACCOUNT-ID|AWS_ACCOUNT|FUNCTION_NAME|MyFunction|my-function|YOUR[_-]\w+|your-\w+)\b/,
  /<[\w -]+>/,
  /\b(SEU|SUA|MEU|MINHA)[_-]\w+/,
  /\$\{[A-Za-z]\w*\}/,
];

/** Um nome de exemplo que ninguém trocou. */
export const placeholder: Rule = {
  name: 'nome-de-exemplo',
  check: (definition) =>
    statesOf(definition).flatMap(({ state, path }): RuleFinding[] => {
      const places = ['Resource', 'Parameters', 'Arguments'].flatMap((field) =>
        state[field] === undefined ? [] : textsIn(state[field], [...path, field]),
      );
      return places.flatMap(({ text, path: place }): RuleFinding[] => {
        const isAddress =
          place.at(-1) === 'Resource' ||
          text.startsWith('arn:') ||
          /(Name|Arn|Url|Bucket|ModelId)$/.test(String(place.at(-1)));
        const found = isAddress
          ? PLACEHOLDERS.map((pattern) => pattern.exec(text)?.[0]).find(Boolean)
          : undefined;
        if (!found) return [];
        const isSubstitution = found.startsWith('${');
        return [
          {
            severity: isSubstitution ? 'hint' : 'warning',
            message: `"${found}" é um nome de exemplo.`,
            why: isSubstitution
              ? 'O CDK, o SAM e o CloudFormation o trocam ao implantar; o console, não.'
              : 'Troque pelo nome do seu recurso. A AWS aceita o texto, e a execução falha quando chega aqui.',
            path: place,
          },
        ];
      });
    }),
};
