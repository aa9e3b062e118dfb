/** Grava o cardápio na tabela que o deploy criou. Os nomes vêm do saidas.json que ele deixou. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { preparar } from './preparar.ts';

const saidas: Record<string, Record<string, string>> = JSON.parse(
  await readFile(path.join(import.meta.dirname, 'saidas.json'), 'utf8'),
);
const [nomes = {}] = Object.values(saidas);
await preparar({}, nomes);
console.log(`O cardápio está na tabela ${nomes.Cardapio}.`);
