/** Um achado de `ValidateStateMachineDefinition`. */
export interface Diagnostic {
  severity: 'ERROR' | 'WARNING';
  /** O código da AWS, como `SCHEMA_VALIDATION_FAILED`. */
  code: string;
  /** A frase da AWS, em inglês. */
  message: string;
  /** Onde, como caminho na definição: `/States/Inicio/Next`. */
  location?: string;
}
