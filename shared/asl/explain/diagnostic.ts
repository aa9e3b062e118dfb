import type { Diagnostic } from '../validate/diagnostic.ts';

/** Um texto da AWS e o que ele quer dizer; a primeira linha que casa é a usada. */
const EXPLANATIONS: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  [
    /Missing 'Next' target: (.+)/,
    ([, target]) =>
      `O estado "${target}" é apontado, mas não existe. Confira o nome: maiúsculas, acentos e espaços contam.`,
  ],
  [
    /State "(.+)" is not reachable/,
    ([, state]) =>
      `Nenhum caminho chega ao estado "${state}". Aponte para ele com Next ou Default, ou apague-o.`,
  ],
  [
    /Workflow has no terminal state/,
    () => 'Nenhum estado encerra a máquina. Ponha "End": true em algum, ou use Succeed ou Fail.',
  ],
  [
    /This object should have only one of the following fields: \[(.+)\]/,
    ([, fields]) => `Falta um destes campos, e só um: ${fields}.`,
  ],
  [
    /There should only be one of the following fields: \[(.+)\]/,
    ([, fields]) => `Só um destes campos pode aparecer: ${fields}. Apague o que sobra.`,
  ],
  [/These fields are required: \[(.+)\]/, ([, fields]) => `Falta o campo obrigatório: ${fields}.`],
  [/The field '(.+)' is required but was missing/, ([, field]) => `Falta o campo obrigatório ${field}.`],
  [
    /Field '(.+)' is not supported/,
    ([, field]) => `O campo ${field} não vale neste tipo de estado. Confira a grafia e o lugar dele.`,
  ],
  [
    /field '(.+)' is only supported for the '(.+)' QueryLanguage/,
    ([, field, language]) =>
      `O campo ${field} só existe em ${language}. Ponha "QueryLanguage": "${language}" na máquina ou no estado.`,
  ],
  [
    /The symbol "=" cannot be used as a unary operator/,
    () => 'Em JSONata, a comparação tem um sinal de igual só: $a = $b. Troque == ou === por =.',
  ],
  [
    /States\.ALL must appear alone/,
    () => 'States.ALL fica sozinho na lista e na última regra de Retry ou Catch.',
  ],
];

const BY_CODE: Readonly<Record<string, string>> = {
  INVALID_JSON_DESCRIPTION:
    'O texto não é um JSON válido. Veja se há vírgula sobrando, aspas faltando ou um comentário.',
  INVALID_JSONATA_EXPRESSION:
    'A expressão entre {% e %} não é JSONata válido. Confira parênteses, aspas e operadores.',
  UNSUPPORTED_JSONATA_EXPRESSION:
    'A expressão usa algo que a AWS não aceita ali. Comece por $states.input ou por uma variável, como $score.',
  MISSING_TRANSITION_TARGET:
    'Um Next, Default ou StartAt aponta para um estado que não existe, ou um estado ficou sem ligação.',
  MISSING_END_STATE: 'Nenhum estado encerra a máquina. Ponha "End": true em algum, ou use Succeed ou Fail.',
};

/** O que um achado da AWS quer dizer, em uma ou duas frases em português. */
export function explainDiagnostic({ code, message }: Diagnostic): string {
  for (const [pattern, explain] of EXPLANATIONS) {
    const match = pattern.exec(message);
    if (match) return explain(match);
  }
  return (
    BY_CODE[code] ??
    'Confira o lugar indicado: o nome dos campos, o tipo de cada valor e os nomes dos estados.'
  );
}
