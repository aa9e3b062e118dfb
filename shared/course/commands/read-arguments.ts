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
    return parseArgs({ args, allowPositionals: true, options: { ...COMMON, ...options } });
  } catch (error) {
    throw new UsageError(`${explain(error)} ${usage}`);
  }
}

function explain(error: unknown): string {
  const { code, message } = error as { code?: string; message: string };
  const option = /'(-[^' <]*)/.exec(message)?.[1] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `A opção ${option} não existe.`;
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE')
    return `A opção ${option} veio com um valor que não serve, ou sem ele.`;
  return message;
}
