import { describe, expect, test } from 'vitest';
import { readRecording, recordingFaults, withUsualPort } from './recording.ts';

const SLUG = '01-fluxograma';

describe('a gravação de uma solução', () => {
  test('dada a solução de agora, nada falta; a porta da AWS local não conta', () => {
    const { machines } = readRecording('14-assistente');
    expect(machines.some(({ definition }) => definition.includes('127.0.0.1:4566'))).toBe(true);
    const elsewhere = machines.map(({ name, definition }) => ({
      name,
      definition: definition.replaceAll('127.0.0.1:4566', '127.0.0.1:40123'),
    }));
    expect(recordingFaults('14-assistente', elsewhere)).toEqual([]);
  });

  test('dada outra definição, outro nome ou uma máquina a menos, diz o que rodar', () => {
    const { machines } = readRecording(SLUG);
    const [machine = { name: '', definition: '' }] = machines;
    for (const now of [[{ ...machine, definition: '{}' }], [{ ...machine, name: 'outra' }], []])
      expect(recordingFaults(SLUG, now)).toEqual([
        'a gravação em docs/gravacoes/01-fluxograma.json não é da solução de agora; rode npm run curso:gravacoes',
      ]);
  });

  test('dado um passo sem gravação, diz o que rodar', () => {
    expect(recordingFaults('99-nada', [])).toHaveLength(1);
  });

  test('a porta gravada é a de sempre', () => {
    expect(withUsualPort('http://127.0.0.1:38117/fila')).toBe('http://127.0.0.1:4566/fila');
  });
});
