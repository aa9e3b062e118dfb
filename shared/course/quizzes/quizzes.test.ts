import { describe, expect, test } from 'vitest';
import { catalogue } from '../catalogue/catalogue.ts';
import { PARTS } from '../catalogue/syllabus.ts';
import { ROOT } from '../paths.ts';
import { commandFaults } from '../proof/page/commands.ts';
import { fileFaults } from '../proof/page/mentions.ts';
import { stateNames } from '../proof/page/states.ts';
import { QUIZZES } from './index.ts';

const QUESTIONS = QUIZZES.flatMap(({ part, questions }) =>
  questions.map((question) => ({ part, ...question })),
);

describe('os questionários', () => {
  test('há um por parte do curso, com três a cinco perguntas', () => {
    expect(QUIZZES.map(({ part }) => part)).toEqual(PARTS.map((_, index) => index + 1));
    for (const { questions } of QUIZZES) {
      expect(questions.length).toBeGreaterThanOrEqual(3);
      expect(questions.length).toBeLessThanOrEqual(5);
    }
  });

  test('os nomes das perguntas não se repetem', () => {
    expect(new Set(QUESTIONS.map(({ id }) => id)).size).toBe(QUESTIONS.length);
  });

  test('a resposta certa não está sempre no mesmo lugar', () => {
    const places = QUESTIONS.map(({ options }) => options.findIndex(({ isRight }) => isRight));
    const most = Math.max(...places.map((place) => places.filter((other) => other === place).length));
    expect(new Set(places).size).toBeGreaterThanOrEqual(3);
    expect(most).toBeLessThan(QUESTIONS.length / 2);
  });

  test('a resposta certa não é sempre a mais comprida', () => {
    const longest = QUESTIONS.filter(({ options }) => {
      const lengths = options.map(({ text }) => text.length);
      return options[lengths.indexOf(Math.max(...lengths))]?.isRight;
    });
    expect(longest.length).toBeLessThan(QUESTIONS.length / 2);
  });
});

describe.each(QUESTIONS)('$id', ({ part, step, text, experiment, options }) => {
  test('tem três ou quatro opções, uma certa, e todas explicadas', () => {
    expect(options.length).toBeGreaterThanOrEqual(3);
    expect(options.length).toBeLessThanOrEqual(4);
    expect(options.filter(({ isRight }) => isRight)).toHaveLength(1);
    expect(new Set(options.map((option) => option.text)).size).toBe(options.length);
    for (const { why } of options) expect(why.length).toBeGreaterThan(20);
  });

  test('manda reler um passo da sua parte', () => {
    expect(catalogue().find(({ slug }) => slug === step)?.part).toBe(PARTS[part - 1]?.title);
  });

  test('quando mostra uma máquina, cada opção diz o que aconteceria, e só então', () => {
    for (const { outcome } of options) expect(outcome !== undefined).toBe(experiment !== undefined);
  });

  test('só cita estados que a máquina mostrada tem', () => {
    const states = experiment ? stateNames(JSON.stringify(experiment.machine)) : [];
    const prose = [text, ...options.flatMap((option) => [option.text, option.why])]
      .join('\n')
      .replaceAll(/`[^`]*`/g, '');
    const cited = [...prose.matchAll(/"([^"\n]+)"/g)].map(([, name]) => name);
    expect(cited.filter((name) => !states.includes(name ?? ''))).toEqual([]);
  });

  test('só cita comandos e arquivos que existem', () => {
    const prose = [text, ...options.flatMap((option) => [option.text, option.why])].join('\n\n');
    expect([...commandFaults(prose), ...fileFaults(prose, ROOT)]).toEqual([]);
  });

  test('fecha cada trecho de código que abre', () => {
    for (const prose of [text, ...options.flatMap((option) => [option.text, option.why])])
      expect(prose.split('`').length % 2, prose).toBe(1);
  });
});
