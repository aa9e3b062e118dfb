/**
 * A AWS local noutro processo, como quem faz o curso a tem: o cliente que mede não divide o laço de eventos com ela.
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Memory {
  /** MB. */
  readonly heap: number;
  readonly rss: number;
}

export interface EndpointProcess {
  readonly port: number;
  /** Milissegundos de nascer o processo até ele escutar. */
  readonly listening: number;
  memory(): Promise<Memory>;
  close(): Promise<void>;
}

interface Report {
  readonly port?: number;
  readonly memory?: Memory;
}

const script = fileURLToPath(import.meta.url);

/** @param storage `memory`, ou a pasta onde guardar */
export async function spawnEndpoint(storage: string): Promise<EndpointProcess> {
  const started = performance.now();
  const child = fork(script, [storage], { execArgv: ['--import', 'tsx/esm', '--expose-gc'] });
  const next = () =>
    new Promise<Report>((resolve, reject) => {
      child.once('message', (report) => resolve(report as Report));
      child.once('exit', (code) => reject(new Error(`A AWS local saiu com ${code}.`)));
    });
  const { port = 0 } = await next();
  const listening = performance.now() - started;
  return {
    port,
    listening,
    async memory() {
      const report = next();
      child.send('memória');
      return (await report).memory as Memory;
    },
    close() {
      const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      child.disconnect();
      return exited;
    },
  };
}

if (process.argv[1] === script) {
  const { startLocalAws } = await import('../index.ts');
  const aws = await startLocalAws({ port: 0, storage: process.argv[2] });
  const report = (message: Report) => process.send?.(message);
  process.on('message', () => {
    globalThis.gc?.();
    const { heapUsed, rss } = process.memoryUsage();
    report({ memory: { heap: heapUsed / 2 ** 20, rss: rss / 2 ** 20 } });
  });
  process.on('disconnect', () => aws.close().then(() => process.exit()));
  report({ port: aws.port });
}
