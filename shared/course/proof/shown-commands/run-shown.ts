import { spawn } from 'node:child_process';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { parseNpm, readScripts } from '../page/commands.ts';
import { missingLine } from './output.ts';
import type { ShownCommand } from './shown-commands.ts';

/** Quanto esperar por um comando, em milissegundos. */
const PATIENCE_MS = 90_000;

/** O que a página escreve no lugar de algo que a pessoa escolhe, e o que se usa aqui. */
const CHOSEN: Readonly<Record<string, string>> = {
  'caminho/da/entrada.json': 'steps/04-emprestimo/entrada.json',
};

/** O programa e os argumentos de um comando, sem passar pelo npm: o mesmo nos três sistemas. */
export function programOfLine(line: string): readonly string[] {
  const command = parseNpm(line);
  if (command === undefined) return line.split(' ').slice(1);
  const words = (readScripts()[command.script] ?? '').split(' ').slice(1);
  return [...words, ...command.args.map((word) => CHOSEN[word] ?? word)];
}

/** Troca a porta pedida por uma livre: a da página pode ter dono nesta máquina. */
const onFreePort = (args: readonly string[], port: number): string[] => {
  const rest = args.filter((word, index) => word !== '--port' && args[index - 1] !== '--port');
  return rest.some((word) => word.endsWith('aws.ts')) ? [...rest, '--port', String(port)] : rest;
};

interface Ended {
  code: number | null;
  output: string;
  /** Um comando que fica disse que está pronto. */
  ready: boolean;
}

function run(args: readonly string[], root: string, folder: string, ready?: string): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, INIT_CWD: path.join(root, folder) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let isReady = false;
    const late = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
    const listen = (chunk: Buffer): void => {
      output += stripVTControlCharacters(chunk.toString('utf8'));
      if (ready === undefined || isReady || !output.includes(ready)) return;
      isReady = true;
      child.kill('SIGINT');
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(late);
      resolve({ code, output, ready: isReady });
    });
  });
}

/** O que um comando diz quando o pedido não faz sentido ou o curso tem um defeito. */
const BAD_NEWS = /O curso encontrou um erro|✗ .*Use npm |A opção \S+ não existe|Missing script/;

/** O ponto de partida falha na verificação, e a máquina dele pode falhar: sair com 1, depois disto, é o combinado. */
const VERDICT = /\d de \d+ metas|ExecutionFailed/;

/**
 * Executa um comando mostrado e confere o que as páginas dizem dele.
 * @param root uma cópia do curso
 * @param port uma porta livre
 * @returns as faltas, com a página e a linha; vazio quando ele faz o que elas mostram
 */
export async function shownCommandFaults(
  command: ShownCommand,
  root: string,
  port: number,
): Promise<string[]> {
  const { line, folder, treatment, places, outputs } = command;
  const place = places[0] ?? '';
  const ready = treatment.kind === 'stay' ? treatment.ready : undefined;
  const ended = await run(onFreePort(programOfLine(line), port), root, folder, ready);
  if (ready !== undefined && !ended.ready)
    return [`${place}: \`${line}\` não disse "${ready}". Disse: ${excerpt(ended.output)}`];
  const honest = ended.ready || ended.code === 0 || (ended.code === 1 && VERDICT.test(ended.output));
  if (!honest || BAD_NEWS.test(ended.output) || ended.output.trim() === '')
    return [`${place}: \`${line}\` terminou com o código ${ended.code}. Disse: ${excerpt(ended.output)}`];
  return outputs.flatMap((shown) => {
    const missing = missingLine(shown, ended.output);
    return missing === undefined
      ? []
      : [`${place}: a saída mostrada de \`${line}\` tem "${missing}", e a de agora não: copie a de agora`];
  });
}

const excerpt = (text: string): string => {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  return line.length > 300 ? `…${line.slice(-300)}` : line;
};
