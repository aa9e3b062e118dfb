import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_PROGRESS, parseProgress, progressText, withAnswer, withRead } from './reader-progress.ts';

describe('o progresso guardado no navegador', () => {
  test('o que se guarda é o que se lê de volta', () => {
    const progress = withAnswer(withRead(NO_PROGRESS, '01-fluxograma', true), 'saldo-contado', 2);
    expect(parseProgress(progressText(progress))).toEqual(progress);
  });

  test('marcar duas vezes é marcar uma, e desmarcar esquece', () => {
    const twice = withRead(withRead(NO_PROGRESS, '01-fluxograma', true), '01-fluxograma', true);
    expect(twice.read).toEqual(['01-fluxograma']);
    expect(withRead(twice, '01-fluxograma', false)).toEqual(NO_PROGRESS);
    expect(withAnswer(withAnswer(NO_PROGRESS, 'x', 1), 'x', undefined)).toEqual(NO_PROGRESS);
  });

  test.each([null, '', '{', '[]', '{"version":2,"read":["01-fluxograma"]}', 'null', '7'])(
    'dado %s, que não é nosso, não há progresso',
    (text) => {
      expect(parseProgress(text)).toBeUndefined();
    },
  );

  test('dado um progresso adulterado, só fica o que se entende', () => {
    const text = JSON.stringify({
      version: 1,
      read: ['01-fluxograma', 7, '<img src=x>', '01-fluxograma'],
      answers: { 'saldo-contado': 1, outra: 'x', '<b>': 1, longe: 1e9, __proto__x: 1 },
    });
    expect(parseProgress(text)).toEqual({ read: ['01-fluxograma'], answers: { 'saldo-contado': 1 } });
  });

  test('qualquer texto se lê sem exceção', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        parseProgress(text);
      }),
    );
  });
});
