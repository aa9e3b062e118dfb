// Fora do índice: o endpoint não deve esperar por um leitor de YAML para abrir.
export { diagnose } from '../asl/diagnose/diagnose.ts';
export type { Finding } from '../asl/diagnose/finding.ts';
export { type Mended, mend } from '../asl/diagnose/mend.ts';
