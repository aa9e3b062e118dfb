import { describe, expect, test } from 'vitest';
import { diagnose } from '../../../../../shared/asl/diagnose/diagnose.ts';
import { validate } from '../../../../../shared/asl/index.ts';
import { marksOf } from './find-marks.ts';

const marksIn = (text: string) =>
  marksOf(text, validate(text, { severity: 'WARNING' }), diagnose(text).findings);
const one = (state: object) => JSON.stringify({ StartAt: 'A', States: { A: state } });

describe('os avisos do editor', () => {
  test('dado o que a AWS recusa, a frase dela e a explicação, uma vez só', () => {
    expect(marksIn(one({ Type: 'Pass', Next: 'B' }))).toEqual([
      expect.objectContaining({ severity: 'error', awsMessage: "Missing 'Next' target: B" }),
      expect.objectContaining({ severity: 'error', awsMessage: 'Workflow has no terminal state' }),
    ]);
  });

  test('dado o que a AWS avisa e uma regra explica, um aviso com a frase, o porquê e o conserto', () => {
    const marks = marksIn(one({ Type: 'Pass', Parameters: { nome: '$.nome' }, End: true }));
    expect(marks).toHaveLength(1);
    expect(marks[0]).toMatchObject({
      severity: 'warning',
      why: expect.any(String),
      awsMessage: expect.stringContaining('.$'),
      fix: { title: expect.stringContaining('nome.$') },
    });
  });

  test('dado um texto que a AWS não lê, a recusa dela e o lugar que o diagnóstico achou', () => {
    const text = one({ Type: 'Pass', End: true }).replace('true', 'true,');
    const comma = text.indexOf(',}');
    expect(marksIn(text)).toEqual([
      expect.objectContaining({ severity: 'error', awsMessage: expect.any(String) }),
      expect.objectContaining({ from: comma, to: comma + 1, fix: expect.anything() }),
    ]);
  });

  test('dado o que funciona mas pode ficar melhor, só uma dica', () => {
    const task = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true };
    expect(marksIn(one({ ...task, Parameters: { FunctionName: 'f' } }))).toEqual([
      expect.objectContaining({ severity: 'info' }),
    ]);
  });
});
