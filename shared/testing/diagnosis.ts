/** O diagnóstico de uma definição, para os comandos do curso. */
export { diagnose, type Finding, type Mended, mend } from '../aws/diagnosis.ts';
