import { AwsError } from '../../errors.ts';

/**
 * Um padrão de filtro de termos: todos os soltos, ao menos um dos `?opcionais`, nenhum dos `-excluídos`; entre aspas,
 * um termo com espaços. Os padrões de JSON e de colunas não são lidos.
 * @throws `AwsError` `InvalidParameterException`
 */
export function filterOf(pattern: string): (message: string) => boolean {
  const text = pattern.trim();
  if (/^[{[%]/.test(text)) {
    throw new AwsError(
      'InvalidParameterException',
      `Invalid filter pattern: this endpoint only supports term patterns, and not '${text}'`,
    );
  }
  const terms = [...text.matchAll(/([?-]?)(?:"((?:[^"\\]|\\.)*)"|(\S+))/g)].map(([, mark, quoted, bare]) => ({
    mark,
    term: quoted === undefined ? (bare ?? '') : quoted.replace(/\\(.)/g, '$1'),
  }));
  const having = (wanted: string) => terms.filter(({ mark }) => mark === wanted).map(({ term }) => term);
  const [required, optional, excluded] = [having(''), having('?'), having('-')];
  return (message) =>
    required.every((term) => message.includes(term)) &&
    (optional.length === 0 || optional.some((term) => message.includes(term))) &&
    !excluded.some((term) => message.includes(term));
}
