import type { Diagnostic } from './diagnostic.ts';

/** Junta os achados de uma validação, na ordem em que aparecem. */
export class Findings {
  readonly diagnostics: Diagnostic[] = [];

  /** Um campo fora do esquema: o achado mais comum. */
  schema(message: string, location: string): void {
    this.error('SCHEMA_VALIDATION_FAILED', message, location);
  }

  error(code: string, message: string, location?: string): void {
    this.add('ERROR', code, message, location);
  }

  warning(code: string, message: string, location: string): void {
    this.add('WARNING', code, message, location);
  }

  private add(severity: Diagnostic['severity'], code: string, message: string, location?: string): void {
    this.diagnostics.push({ severity, code, message, ...(location !== undefined && { location }) });
  }
}
