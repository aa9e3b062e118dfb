/** Um Ctrl-C chega mais de uma vez: o terminal e o npm mandam o seu. Até aqui, em milissegundos, é o mesmo. */
const SAME_KEYPRESS_MS = 700;

/** Espera Ctrl-C, ou o pedido de encerrar do sistema. Um segundo Ctrl-C encerra na hora. */
export function untilInterrupted(): Promise<void> {
  return new Promise((resolve) => {
    let askedAt: number | undefined;
    const stop = () => {
      if (askedAt !== undefined && performance.now() - askedAt > SAME_KEYPRESS_MS) process.exit(130);
      askedAt ??= performance.now();
      resolve();
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
}
