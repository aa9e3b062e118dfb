/** Campos que tradutores automáticos põem em português, e o nome que a AWS conhece. Sem acento e em minúsculas. */
const NAMES: Readonly<Record<string, string>> = {
  comentario: 'Comment',
  iniciarem: 'StartAt',
  comecarem: 'StartAt',
  inicioem: 'StartAt',
  iniciaem: 'StartAt',
  estados: 'States',
  tipo: 'Type',
  proximo: 'Next',
  seguinte: 'Next',
  fim: 'End',
  final: 'End',
  escolhas: 'Choices',
  opcoes: 'Choices',
  padrao: 'Default',
  recurso: 'Resource',
  parametros: 'Parameters',
  argumentos: 'Arguments',
  resultado: 'Result',
  caminhodoresultado: 'ResultPath',
  caminhodeentrada: 'InputPath',
  caminhodesaida: 'OutputPath',
  saida: 'Output',
  variavel: 'Variable',
  condicao: 'Condition',
  segundos: 'Seconds',
  erro: 'Error',
  causa: 'Cause',
  ramos: 'Branches',
  ramificacoes: 'Branches',
  tentarnovamente: 'Retry',
  tentardenovo: 'Retry',
  repetir: 'Retry',
  capturar: 'Catch',
  linguagemdeconsulta: 'QueryLanguage',
  tempolimiteemsegundos: 'TimeoutSeconds',
};

/** Os valores de Type que também se traduzem. */
const TYPES: Readonly<Record<string, string>> = {
  tarefa: 'Task',
  escolha: 'Choice',
  espera: 'Wait',
  esperar: 'Wait',
  passar: 'Pass',
  passagem: 'Pass',
  sucesso: 'Succeed',
  falha: 'Fail',
  falhar: 'Fail',
  paralelo: 'Parallel',
  mapa: 'Map',
};

const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[\u0300-\u036f\s_-]/g, '')
    .toLowerCase();

const own = (table: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.hasOwn(table, plain(name)) ? table[plain(name)] : undefined;

/** O nome que a AWS dá a um campo traduzido; `undefined` quando não é um. */
export const translatedKey = (name: string): string | undefined => own(NAMES, name);

/** O tipo de estado que um valor traduzido quer dizer. */
export const translatedType = (name: string): string | undefined => own(TYPES, name);
