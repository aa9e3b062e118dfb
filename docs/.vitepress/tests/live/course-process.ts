/** Os comandos do curso como quem estuda os roda: em outro processo, na pasta de uma cópia. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';

/** Dá para abrir esta porta? */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** Um comando do curso em andamento, em um grupo de processos só dele, como o de um terminal. */
export interface RunningCommand {
  /** Tudo o que ele disse até agora. */
  said: () => string;
  /** O código de saída, quando ele terminar. */
  ended: Promise<number | null>;
  /** Ctrl-C: o terminal avisa o grupo inteiro. */
  interrupt: () => void;
  /** Ainda há algum processo do grupo? No Windows não há grupos: vale só o principal. */
  leftovers: () => boolean;
  kill: () => void;
}

/** O ambiente de quem roda os testes, sem as marcas que o Vitest põe nele. */
const ownEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(VITEST.*|NODE_ENV|TEST|MODE|DEV|PROD|SSR|BASE_URL|FORCE_COLOR)$/.test(name),
    ),
  );

/** Roda um comando do curso na pasta dada, sem cores. */
export function runCourse(folder: string, command: string, args: readonly string[]): RunningCommand {
  const ownGroup = process.platform !== 'win32';
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', path.join('shared', 'course', 'commands', command), ...args],
    {
      cwd: folder,
      detached: ownGroup,
      env: { ...ownEnvironment(), NO_COLOR: '1' },
    },
  );
  let text = '';
  const listen = (chunk: Buffer) => {
    text += chunk.toString('utf8');
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const target = ownGroup ? -(child.pid ?? 0) : (child.pid ?? 0);
  const signal = (name: NodeJS.Signals | 0): boolean => {
    try {
      return process.kill(target, name);
    } catch {
      return false;
    }
  };
  return {
    said: () => text,
    ended: new Promise((resolve) => child.once('exit', resolve)),
    interrupt: () => signal('SIGINT'),
    leftovers: () => signal(0),
    kill: () => signal('SIGKILL'),
  };
}
