interface MacrotaskHost {
  setImmediate?: (callback: () => void) => unknown;
  MessageChannel?: typeof MessageChannel;
}

const host = globalThis as MacrotaskHost;

/** Chama `callback` depois que o laço de eventos girar: E/S, temporizadores e promessas passam na frente. */
export const afterMacrotask: (callback: () => void) => void = host.setImmediate
  ? (callback) => void host.setImmediate?.(callback)
  : viaMessageChannel();

/** Numa página, `setTimeout(0)` encadeado custa 4 ms; uma mensagem não custa nada. */
function viaMessageChannel(): (callback: () => void) => void {
  if (!host.MessageChannel) return (callback) => void setTimeout(callback, 0);
  const channel = new host.MessageChannel();
  const waiting: (() => void)[] = [];
  channel.port1.onmessage = () => waiting.shift()?.();
  return (callback) => {
    waiting.push(callback);
    channel.port2.postMessage(null);
  };
}
