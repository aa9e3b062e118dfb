import { expect, test } from 'vitest';
import type { Finding, Severity } from '../../../../shared/asl/diagnose/finding.ts';
import { summaryOf } from './words.ts';

const finding = (severity: Severity): Finding => ({
  rule: 'aws',
  severity,
  message: '',
  why: '',
  span: { offset: 0, length: 1 },
  line: 1,
  column: 1,
});

test('o resumo conta cada gravidade, da mais grave à mais leve', () => {
  expect(summaryOf([])).toBe('Nenhum problema encontrado.');
  expect(summaryOf([finding('error')])).toBe('1 erro.');
  expect(summaryOf([finding('hint'), finding('warning'), finding('warning'), finding('error')])).toBe(
    '1 erro, 2 alertas e 1 dica.',
  );
});
