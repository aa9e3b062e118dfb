import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from './run-command.ts';

/** As opções de um comando, como `node:util` as descreve. */
type Options = NonNullable<ParseArgsConfig['options']>;

/** `--pilha` mostra a pilha de um erro; todo comando a aceita. */
const COMMON = { pilha: { type: 'boolean', default: false } } as const;

/**
 * Lê os argumentos de um comando.
 * @param usage como se usa o comando, para acompanhar o erro
 * @throws {UsageError} em português, quando algo não se entende
 */
export function readArguments<O extends Options>(args: string[], options: O, usage: string) {
  try {
    const all = { ...COMMON, ...options };
    return parseArgs({ args: [...eatenByNpm(all), ...args], allowPositionals: true, options: all });
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${explain(error)} ${usage}`);
  }
}

/**
 * O PowerShell perde o `--` de `npm start -- --porta 5174`, e o npm fica com as opções para si.
 * Ele as conta em variáveis de ambiente; daqui elas voltam ao comando. Com `--porta=5174`, vale em qualquer terminal.
 */
function eatenByNpm(options: Options): string[] {
  return Object.entries(options).flatMap(([name, { type }]) => {
    const value = process.env[`npm_config_${name.replaceAll('-', '_')}`];
    if (value === undefined || value === '') return [];
    if (type === 'boolean') return value === 'true' ? [`--${name}`] : [];
    if (value === 'true') {
      throw new UsageError(
        `A opção --${name} chegou sem o valor: este terminal perde o "--". Escreva --${name}=VALOR.`,
      );
    }
    return [`--${name}=${value}`];
  });
}

function explain(error: unknown): string {
  const { code, message } = error as { code?: string; message: string };
  const option = /'(-[^' <]*)/.exec(message)?.[1] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `A opção ${option} não existe.`;
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE')
    return `A opção ${option} veio com um valor que não serve, ou sem ele.`;
  return message;
}
