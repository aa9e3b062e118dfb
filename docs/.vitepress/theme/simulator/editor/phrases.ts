/** O que o CodeMirror diz, em português. */
export const PHRASES: Record<string, string> = {
  Completions: 'Sugestões',
  Diagnostics: 'Avisos',
  'No diagnostics': 'Nenhum aviso',
  'current match': 'ocorrência atual',
  'Selection deleted': 'Seleção apagada',
  'replaced match on line $': 'ocorrência trocada na linha $',
  'Control character': 'Caractere de controle',
  close: 'fechar',
};
