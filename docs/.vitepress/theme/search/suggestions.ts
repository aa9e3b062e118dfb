/** Por onde começar a busca, para quem ainda não sabe o nome das coisas. */
export const SUGGESTIONS: readonly string[] = [
  'condição',
  'tentar de novo',
  'waitForTaskToken',
  'JSONata',
  'permissão',
  'quanto custa',
];
