/** Um começo ou trecho da causa, em inglês, e o que ele quer dizer; a primeira linha que casa é a usada. */
export const CAUSES: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  [
    /The JSONata expression '(.+?)' specified for the field '(.+?)' returned nothing \(undefined\)/s,
    ([, expression, field]) =>
      `A expressão ${expression}, em ${field}, leu algo que não existe. Confira o nome, letra por letra, e em que objeto ele está.`,
  ],
  [
    /specified for the field '(.+?)' returned an unexpected result type\. Expected '(.+?)', but was '(.+?)'/s,
    ([, field, expected, actual]) =>
      `O campo ${field} pede um valor do tipo ${expected}, e a expressão deu ${actual}.`,
  ],
  [
    /specified for the field '(.+?)' threw an error during evaluation\. (?:T2001|T2002): /s,
    ([, field]) =>
      `Em ${field}, uma conta recebeu algo que não é número. Em JSONata, + só soma números: textos se juntam com &.`,
  ],
  [
    /specified for the field '(.+?)' threw an error during evaluation\. T0410: Argument (\d+) of function "(.+?)"/s,
    ([, field, position, name]) =>
      `Em ${field}, o argumento ${position} de $${name} não é do tipo que a função aceita.`,
  ],
  [
    /specified for the field '(.+?)' threw an error during evaluation\./s,
    ([, field]) => `A expressão de ${field} falhou ao ser avaliada. O fim da causa diz o motivo.`,
  ],
  [
    /The JSONPath '(.+?)' specified for the field '(.+?)' could not be found in the input/s,
    ([, path, field]) =>
      `O caminho ${path}, em ${field}, não existe no que o estado recebeu. O fim da causa mostra o que ele recebeu: procure ali o nome certo. Nenhum Catch pega este erro.`,
  ],
  [
    /Invalid path '(.+?)': The choice state's condition path references an invalid value/s,
    ([, path]) =>
      `O Choice olhou ${path}, e isso não existe na entrada. Confira antes com IsPresent, ou corrija o caminho.`,
  ],
  [
    /Invalid path '(.+?)'/s,
    ([, path]) => `O caminho ${path} não existe no que o estado recebeu. Nenhum Catch pega este erro.`,
  ],
  [
    /Failed to transition out of the state\. The state does not point to a next state/,
    () => 'Nenhuma regra do Choice valeu, e ele não diz para onde ir nesse caso. Falta o Default.',
  ],
  [
    /error while evaluating the intrinsic function: (States\.\w+)/,
    ([, name]) => `A função ${name} não aceita o que recebeu. Confira a quantidade e o tipo dos argumentos.`,
  ],
  [
    /^The function '(.+?)' had the following error/s,
    ([, text]) => `A chamada ${text} não deu certo: um dos caminhos que ela lê não existe na entrada.`,
  ],
  [
    /Map state input must be an array/,
    () =>
      'O Map percorre uma lista, e recebeu outra coisa. Confira Items, em JSONata, ou ItemsPath, em JSONPath.',
  ],
  [
    /cannot be parsed as an? (?:integer|long)/,
    () => 'O campo pede um número inteiro, e recebeu outra coisa. Um número entre aspas é um texto.',
  ],
  [/ISO-8601/, () => 'A hora precisa da forma 2026-12-31T23:59:59Z, com o fuso no fim.'],
  [
    /The execution reached the maximum number of history events/,
    () =>
      'A execução chegou a 25.000 eventos, o limite de uma máquina Standard. Veja se há um laço sem saída; um trabalho longo de verdade se divide em execuções filhas.',
  ],
  [
    /Task timed out after ([\d.]+) seconds/,
    ([, seconds]) =>
      `A função Lambda não respondeu em ${String(seconds).replace('.', ',')} s, o prazo dela. Veja se há um laço sem fim ou um await por algo que nunca vem.`,
  ],
  [
    /is not authorized to perform: ([\w:-]+)(?: on resource: (\S+))?/,
    ([, action, resource]) =>
      `Falta uma permissão: o papel de quem pediu não pode ${action}${resource === undefined ? '' : ` em ${resource}`}. Na pilha, quem a dá é um grant ou uma política do papel.`,
  ],
];
