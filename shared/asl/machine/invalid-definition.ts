import type { Diagnostic } from '../validate/diagnostic.ts';

/** A definição foi recusada; `diagnostics` traz tudo o que a AWS apontaria, de uma vez. */
export class InvalidDefinition extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(messageOf(diagnostics));
    this.name = 'InvalidDefinition';
    this.diagnostics = diagnostics;
  }
}

/** A frase de `CreateStateMachine` para uma definição recusada. */
function messageOf(diagnostics: readonly Diagnostic[]): string {
  const findings = diagnostics.map(({ code, message, location }) =>
    location ? `${code}: ${message} at ${location}` : `${code}: ${message}`,
  );
  return `Invalid State Machine Definition: '${findings.join(', ')}'`;
}
