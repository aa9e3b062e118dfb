import { parse } from 'jsonc-parser';
import type { Finding } from '../../../../shared/asl/diagnose/finding.ts';
import { explainDiagnostic } from '../../../../shared/asl/explain/diagnostic.ts';
import { type Diagnostic, type Json, validate } from '../../../../shared/asl/index.ts';
import { isObject } from '../../../../shared/asl/json/index.ts';
import { spanOf } from '../simulator/editor/place-diagnostic.ts';
import type { Diagnosis } from './worker-messages.ts';

/** Um texto maior que isto não é uma definição: a AWS aceita até 1 MB. Em caracteres. */
const LIMIT = 1_048_576;

/** O que a AWS diria de um texto, no lugar em que ela diria. Um texto vazio não tem achados. */
export function examine(text: string): Diagnosis {
  if (text.trim() === '') return { findings: [] };
  if (text.length > LIMIT) return { findings: [tooLarge(text)] };
  const diagnostics = validate(text, { type: 'STANDARD', severity: 'WARNING' });
  const findings = diagnostics.map((diagnostic) => findingOf(text, diagnostic));
  return {
    findings: findings.toSorted((one, other) => one.span.offset - other.span.offset),
    definition: readable(text),
  };
}

/** A definição que dá para desenhar, mesmo com erros; `undefined` se o texto não tem estados. */
function readable(text: string): Json | undefined {
  const value = parse(text, [], { allowTrailingComma: true }) as Json | undefined;
  return isObject(value) && isObject(value.States) ? value : undefined;
}

function findingOf(text: string, diagnostic: Diagnostic): Finding {
  const { from, to } = spanOf(text, diagnostic.location);
  const before = text.slice(0, from);
  return {
    rule: 'aws',
    severity: diagnostic.severity === 'ERROR' ? 'error' : 'warning',
    message: explainDiagnostic(diagnostic),
    why: '',
    awsMessage: diagnostic.message,
    span: { offset: from, length: to - from },
    line: before.split('\n').length,
    column: from - before.lastIndexOf('\n'),
    state: /^\/States\/([^/]+)/.exec(diagnostic.location ?? '')?.[1],
    pointer: diagnostic.location,
  };
}

const tooLarge = (text: string): Finding => ({
  rule: 'texto-grande',
  severity: 'error',
  message: `O texto tem ${text.length} caracteres. Uma definição pode ter até ${LIMIT}.`,
  why: 'A AWS recusa definições maiores que 1 MB.',
  span: { offset: 0, length: 1 },
  line: 1,
  column: 1,
});
