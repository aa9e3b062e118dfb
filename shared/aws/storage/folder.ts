import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Collection, Journal, Storage } from './storage.ts';

/**
 * Nome de arquivo de uma chave: legível quando dá, e sempre seguro. O resumo no fim impede que duas chaves
 * caiam no mesmo arquivo (maiúsculas no macOS e no Windows) e que `..` ou `/` saiam da pasta.
 */
function fileNameOf(key: string): string {
  const readable = key.replace(/[^A-Za-z0-9_-]/g, '_').slice(-60);
  return `${readable}.${createHash('sha256').update(key).digest('hex').slice(0, 16)}`;
}

/** Grava de uma vez: quem lê vê o documento antigo ou o novo, nunca um pedaço. */
function writeWhole(file: string, text: string): void {
  const temporary = `${file}.tmp`;
  writeFileSync(temporary, text);
  renameSync(temporary, file);
}

function folderCollection<T>(folder: string): Collection<T> {
  mkdirSync(folder, { recursive: true });
  const documents = new Map<string, T>();
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.json')) continue;
    const { key, document } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as {
      key: string;
      document: T;
    };
    documents.set(key, document);
  }
  return {
    get: (key) => documents.get(key),
    set(key, document) {
      writeWhole(join(folder, `${fileNameOf(key)}.json`), JSON.stringify({ key, document }));
      documents.set(key, document);
    },
    delete(key) {
      rmSync(join(folder, `${fileNameOf(key)}.json`), { force: true });
      documents.delete(key);
    },
    values: () => documents.values(),
  };
}

function parseLines(text: string): unknown[] {
  const entries: unknown[] = [];
  for (const line of text.split('\n')) {
    if (line === '') continue;
    try {
      entries.push(JSON.parse(line));
    } catch {
      break; // A queda cortou esta linha ao meio: o que ela dizia não chegou a ser registrado.
    }
  }
  return entries;
}

function fileJournal(folder: string, key: string): Journal {
  const file = join(folder, `${fileNameOf(key)}.jsonl`);
  let descriptor: number | undefined;

  function open(): number {
    mkdirSync(folder, { recursive: true });
    if (existsSync(file)) {
      // Uma linha cortada ficaria colada à próxima: recomeça do que se lê inteiro.
      const text = readFileSync(file, 'utf8');
      if (text !== '' && !text.endsWith('\n')) {
        writeWhole(
          file,
          parseLines(text)
            .map((entry) => `${JSON.stringify(entry)}\n`)
            .join(''),
        );
      }
    }
    return openSync(file, 'a');
  }

  function release(): void {
    if (descriptor !== undefined) closeSync(descriptor);
    descriptor = undefined;
  }

  return {
    append(entries) {
      if (entries.length === 0) return;
      descriptor ??= open();
      writeSync(descriptor, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
    },
    read: () => (existsSync(file) ? parseLines(readFileSync(file, 'utf8')) : []),
    release,
    delete() {
      release();
      rmSync(file, { force: true });
    },
  };
}

/** Guarda tudo numa pasta: um arquivo JSON por documento, um `.jsonl` por diário. */
export function folderStorage(root: string): Storage {
  mkdirSync(root, { recursive: true });
  const collections = new Map<string, Collection<unknown>>();
  return {
    isPersistent: true,
    collection<T>(name: string): Collection<T> {
      let collection = collections.get(name);
      if (!collection) {
        collection = folderCollection(join(root, name));
        collections.set(name, collection);
      }
      return collection as Collection<T>;
    },
    journal: (name, key) => fileJournal(join(root, name), key),
    folder(name) {
      const folder = join(root, name);
      mkdirSync(folder, { recursive: true });
      return folder;
    },
    close() {},
  };
}
