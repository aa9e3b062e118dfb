import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseFacts } from './facts.ts';
import { factsOfPage, numberFaults } from './facts-in-page.ts';

const FACTS = parseFacts(`
express-duracao:
  value: 5
  unit: minutos
  text: cinco minutos
  about: O tempo máximo.
  source: https://docs.aws.amazon.com/a
  date: 2026-11-23
`);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'fatos-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('os números de uma página', () => {
  test.each([
    'Uma Express dura até <Fato id="express-duracao" />.',
    'Uma Express dura até <Fato id="express-duracao">cinco minutos</Fato>.',
    'Na Express, o limite é este: <Fato id="express-duracao">Cinco minutos</Fato>, e nada mais.',
    'Ana pediu R$ 12.000 em 24 parcelas, e o analista tem até três dias para responder.',
    'Reserve dez minutos.',
    'A Lambda espera três segundos, o `timeout` da pilha.',
    '`256 KB` é um trecho de código, e [este endereço](https://a/256KB) não é um número.',
    '```json\n{ "custo": "US$ 10,00" }\n```',
    'O preço é por mil tokens: divida por mil.',
  ])('dado %j, nada a dizer', (text) => {
    expect(numberFaults(text, FACTS)).toEqual([]);
  });

  test.each([
    ['Cada estado troca no máximo 256 KB de JSON.', '256 KB'],
    ['Mil transições custam US$ 0,025.', 'US$ 0,025'],
    ['Dá uns dois dólares por mês.', 'dois dólares'],
    ['Uma Express dura até cinco minutos.', 'cinco minutos'],
    ['A AWS guarda a história por no máximo 90 dias.', '90 dias'],
    ['A AWS não cobra as primeiras 4.000 transições do mês.', '4.000 transições'],
  ])('dado %j, aponta %j, a linha e o que fazer', (text, number) => {
    expect(numberFaults(`# Título\n\n${text}\n`, FACTS)).toEqual([
      {
        line: 3,
        text: `"${number}" não tem fonte; ponha o número em shared/course/facts.yaml e escreva <Fato id="…">${number}</Fato>`,
      },
    ]);
  });

  test.each([
    ['Dura <Fato id="nada" />.', 1, 'o fato "nada" não está em shared/course/facts.yaml'],
    [
      'Dura <Fato id="express-duracao">dez minutos</Fato>.',
      1,
      'a página diz "dez minutos", e o fato "express-duracao" é "cinco minutos"',
    ],
    [
      'Dura\n<Fato id="express-duracao" /> e só.',
      2,
      'uma linha não pode começar por <Fato: o VitePress não leria o resto dela; comece por uma palavra',
    ],
  ])('dado %j, aponta o que não confere', (text, line, fault) => {
    expect(numberFaults(text, FACTS)).toEqual([{ line, text: fault }]);
  });

  test('a página recebe só os fatos que mostra', () => {
    const file = path.join(folder, 'pagina.md');
    writeFileSync(file, 'Dura <Fato id="express-duracao" />, e não <Fato id="nada" />.');
    expect(Object.keys(factsOfPage(file, FACTS))).toEqual(['express-duracao']);
  });
});
