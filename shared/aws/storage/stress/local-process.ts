import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';

/** Uma AWS local noutro processo, que pode ser morto. */
export interface LocalProcess {
  readonly port: number;
  /** Mata com `SIGKILL`: o processo não sabe o que o atingiu. */
  kill(): Promise<void>;
}

/** Um processo que já carregou o código e espera a ordem de subir: o preparo corre enquanto outro trabalha. */
export interface StandbyProcess {
  start(): Promise<LocalProcess>;
  kill(): Promise<void>;
}

function nextLine(lines: Interface, child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const exited = () => reject(new Error('A AWS local terminou antes de subir.'));
    child.once('exit', exited);
    lines.once('line', (line) => {
      child.off('exit', exited);
      resolve(line);
    });
  });
}

/** @param folder onde a AWS local guarda tudo; só quem está de pé pode usá-la */
export function standBy(folder: string): StandbyProcess {
  const index = new URL('../../index.ts', import.meta.url).href;
  const source = `
    const { startLocalAws } = await import(${JSON.stringify(index)});
    await Promise.all(['states', 'dynamodb', 's3', 'sqs', 'sns', 'lambda', 'logs'].map((name) =>
      import(new URL('services/' + name + '/index.ts', ${JSON.stringify(index)}))));
    // Quem o criou morreu: não fica órfão.
    process.stdin.on('end', () => process.exit());
    process.stdin.once('data', async () => {
      const aws = await startLocalAws({
        port: 0,
        storage: ${JSON.stringify(folder)},
        log: (entry) => { if (entry.kind === 'problem') console.error(entry.message, entry.error ?? ''); },
      });
      console.log(aws.port);
    });`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', source], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const kill = async () => {
    child.kill('SIGKILL');
    await exited;
  };
  return {
    kill,
    async start() {
      const line = nextLine(createInterface({ input: child.stdout }), child);
      child.stdin.write('suba\n');
      return { port: Number(await line), kill };
    },
  };
}
