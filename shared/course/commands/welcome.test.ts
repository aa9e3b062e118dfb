import { readFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Step } from '../catalogue/catalogue.ts';
import { ROOT } from '../paths.ts';
import { blocksOf } from '../prose/prose.ts';
import { nextStep, welcome } from './welcome.ts';

const step = (number: number, slug: string): Step => ({
  number,
  slug,
  title: 'T',
  part: 'P',
  state: 'pronto',
});
const FIRST = step(1, '01-fluxograma');

describe('o que npm start diz', () => {
  test('é o que a página da preparação mostra', () => {
    const page = readFileSync(path.join(ROOT, 'docs', 'preparacao.md'), 'utf8').replaceAll('\r\n', '\n');
    const shown = blocksOf(page).find(({ language }) => language === 'console')?.code;
    const said = stripVTControlCharacters(welcome('http://127.0.0.1:5173', 'http://127.0.0.1:4566', FIRST));
    expect(said.trim()).toBe(shown?.trim());
  });

  test('o próximo passo é o primeiro pronto que não foi concluído', () => {
    const second = step(2, '02-estados');
    const later: Step = { ...step(3, '03-dados'), state: 'em breve' };
    const states = (one: 'passed' | 'untouched') =>
      [
        { step: FIRST, state: 'passed' },
        { step: second, state: one },
        { step: later, state: 'untouched' },
      ] as const;
    expect(nextStep(states('untouched'))).toBe(second);
    expect(nextStep(states('passed'))).toBeUndefined();
    expect(welcome('s', 'a', undefined)).toContain('Você concluiu tudo');
  });
});
