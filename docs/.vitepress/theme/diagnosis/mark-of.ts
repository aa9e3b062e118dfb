import type { Finding } from '../../../../shared/asl/diagnose/finding.ts';
import type { Mark } from '../simulator/editor/mark.ts';

const SHOWN = { error: 'error', warning: 'warning', hint: 'info' } as const;

/** Um achado como o editor o mostra. */
export const markOf = ({ span, severity, message, why, awsMessage, fix }: Finding): Mark => ({
  from: span.offset,
  to: span.offset + span.length,
  severity: SHOWN[severity],
  message,
  ...(why === '' ? {} : { why }),
  ...(awsMessage === undefined ? {} : { awsMessage }),
  ...(fix ? { fix: { title: fix.title, edits: fix.edits } } : {}),
});
