import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { folderStorage } from './folder.ts';
import { memoryStorage } from './memory.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'guarda-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe.each([
  ['memória', () => memoryStorage()],
  ['pasta', () => folderStorage(root)],
])('guardar em %s', (_name, open) => {
  test('dado um documento, o devolve pela chave até que seja apagado', () => {
    const storage = open();
    const people = storage.collection<{ age: number }>('pessoas');
    people.set('arn:aws:x/../y', { age: 1 });
    people.set('arn:aws:x/../y', { age: 2 });
    people.set('B', { age: 3 });
    expect(people.get('arn:aws:x/../y')).toEqual({ age: 2 });
    expect([...people.values()]).toEqual([{ age: 2 }, { age: 3 }]);
    people.delete('B');
    expect(storage.collection('pessoas').get('B')).toBeUndefined();
    storage.close();
  });

  test('dado um diário, o devolve na ordem', () => {
    const storage = open();
    const journal = storage.journal('historico', 'e');
    journal.append([{ id: 1 }, { id: 2 }]);
    journal.release();
    journal.append([{ id: 3 }]);
    expect(storage.journal('historico', 'e').read()).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }]);
    journal.delete();
    expect(storage.journal('historico', 'e').read()).toEqual([]);
    storage.close();
  });
});

describe('guardar em pasta', () => {
  test('dado um reinício, tudo continua lá', () => {
    const first = folderStorage(root);
    first.collection('a').set('chave', { um: 1 });
    first.journal('h', 'e').append([1, 2]);
    const second = folderStorage(root);
    expect(second.collection('a').get('chave')).toEqual({ um: 1 });
    expect(second.journal('h', 'e').read()).toEqual([1, 2]);
  });

  test('dadas chaves que só mudam de caixa, não as confunde', () => {
    const collection = folderStorage(root).collection('a');
    collection.set('Fila', 1);
    collection.set('fila', 2);
    expect(folderStorage(root).collection('a').get('Fila')).toBe(1);
  });

  test('dada uma linha cortada por uma queda, o diário a ignora e continua depois dela', () => {
    const journal = folderStorage(root).journal('h', 'e');
    journal.append([{ id: 1 }]);
    journal.release();
    const [file = ''] = readdirSync(join(root, 'h'));
    appendFileSync(join(root, 'h', file), '{"id":');
    const reopened = folderStorage(root).journal('h', 'e');
    expect(reopened.read()).toEqual([{ id: 1 }]);
    reopened.append([{ id: 2 }]);
    expect(folderStorage(root).journal('h', 'e').read()).toEqual([{ id: 1 }, { id: 2 }]);
  });
});
