import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../paths.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'diagnostico-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Roda o comando como o npm o roda. */
function run(...asked: (string | { input: string })[]): Promise<{ code: number; text: string }> {
  const file = path.join(import.meta.dirname, 'diagnose.ts');
  const args = asked.filter((arg) => typeof arg === 'string');
  const given = asked.find((arg) => typeof arg !== 'string');
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['--import', 'tsx', file, ...args],
      { cwd: ROOT, env: { ...process.env, FORCE_COLOR: '0', INIT_CWD: folder }, timeout: 30_000 },
      (error, stdout, stderr) =>
        resolve({ code: error ? Number(error.code) : 0, text: stripVTControlCharacters(stdout + stderr) }),
    );
    child.stdin?.end(given?.input ?? '');
  });
}

describe('npm run diagnostico', { timeout: 60_000 }, () => {
  test('dada uma definição com erros, diz arquivo, linha, estado, a frase da AWS e como fica', async () => {
    const text =
      '{\n  "StartAt": "A",\n  "States": {\n    "A": { "Type": "Pass", "Parameters": { "nome": "$.nome" }, "Next": "B" }\n  }\n}\n';
    await writeFile(path.join(folder, 'maquina.json'), text);
    const { code, text: said } = await run('maquina.json');
    expect(code).toBe(1);
    expect(said).toContain('maquina.json:4:72, estado "A"');
    expect(said).toContain("A AWS diz: Missing 'Next' target: B");
    expect(said).toContain('Conserto: Chamar o campo de nome.$.');
    expect(said).toMatch(/\d+ erros?, 1 alerta\./);
  });

  test('dado --corrigir, conserta, diz o que fez e guarda o que havia', async () => {
    const text = '{"StartAt":"A","States":{"A":{"Tipo":"Pass","Parameters":{"nome":"$.nome"},"End":true,}}}';
    await writeFile(path.join(folder, 'torta.json'), text);
    const { code, text: said } = await run('torta.json', '--corrigir');
    expect(code).toBe(0);
    expect(said).toContain('✓ linha 1: Escrever Type.');
    expect(said).toContain('O que havia antes está em torta.json.original.');
    expect(said).toContain('Nada a dizer de torta.json.');
    expect(JSON.parse(await readFile(path.join(folder, 'torta.json'), 'utf8')).States.A).toEqual({
      Type: 'Pass',
      Parameters: { 'nome.$': '$.nome' },
      End: true,
    });
    expect(await readFile(path.join(folder, 'torta.json.original'), 'utf8')).toBe(text);
    expect((await run('torta.json', '--corrigir')).text).toContain('não há o que consertar sozinho');
  });

  test('dado -, lê da entrada', async () => {
    const { code, text } = await run('-', { input: '{"StartAt":"A"}' });
    expect(code).toBe(1);
    expect(text).toContain('entrada:1:1');
    expect((await run('-', '--corrigir')).text).toContain('precisa de um arquivo');
  });

  test('dado o que não é um arquivo de texto, diz o que fazer', async () => {
    await writeFile(path.join(folder, 'foto.png'), Buffer.from([137, 80, 0, 1]));
    expect((await run('foto.png')).text).toContain('não é um arquivo de texto');
    expect((await run('nada.json')).text).toContain('Não há arquivo em');
    expect((await run('.')).text).toContain('é uma pasta');
  });
});
