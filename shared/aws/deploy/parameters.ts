import { InvalidTemplate } from '../errors.ts';
import { isObject } from '../json.ts';

/** O que o `cdk bootstrap` deixa no Parameter Store; o deploy local não o usa, mas toda pilha o cita. */
const BOOTSTRAP = '/cdk-bootstrap/';

/**
 * O valor de um parâmetro do modelo: o dado, ou o padrão.
 * @throws `InvalidTemplate` sem valor, ou quando o valor mora no Parameter Store
 */
export function parameterValue(name: string, parameter: unknown, given: string | undefined): unknown {
  const declared = isObject(parameter) ? parameter : {};
  const value = given ?? declared.Default;
  if (value === undefined)
    throw new InvalidTemplate(`O parâmetro "${name}" não tem um valor padrão. Dê um em \`parameters\`.`);
  const type = String(declared.Type);
  if (type.startsWith('AWS::SSM::Parameter::Value') && !String(value).startsWith(BOOTSTRAP)) {
    throw new InvalidTemplate(
      `O parâmetro "${name}" vem do Parameter Store (${String(value)}), que a AWS local não tem. ` +
        'Use um texto na pilha, ou um parâmetro comum com valor padrão.',
    );
  }
  return /^(CommaDelimitedList|List<)/.test(type)
    ? String(value)
        .split(',')
        .map((item) => item.trim())
    : value;
}
