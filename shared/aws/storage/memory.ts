import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Collection, Journal, Storage } from './storage.ts';

/** Guarda tudo na memória. Só `folder` toca o disco: uma pasta temporária, apagada em `close`. */
export function memoryStorage(): Storage {
  const collections = new Map<string, Map<string, unknown>>();
  const journals = new Map<string, unknown[]>();
  let root: string | undefined;

  return {
    isPersistent: false,
    collection<T>(name: string): Collection<T> {
      let documents = collections.get(name);
      if (!documents) {
        documents = new Map();
        collections.set(name, documents);
      }
      return documents as unknown as Collection<T>;
    },
    journal(name, key): Journal {
      const id = `${name}/${key}`;
      return {
        append(entries) {
          const kept = journals.get(id);
          if (kept) kept.push(...entries);
          else journals.set(id, [...entries]);
        },
        read: () => journals.get(id) ?? [],
        release() {},
        delete: () => void journals.delete(id),
      };
    },
    folder(name) {
      root ??= mkdtempSync(join(tmpdir(), 'aws-local-'));
      const folder = join(root, name);
      mkdirSync(folder, { recursive: true });
      return folder;
    },
    close() {
      if (root) rmSync(root, { recursive: true, force: true, maxRetries: 3 });
      root = undefined;
    },
  };
}
