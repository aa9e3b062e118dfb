/** O diagnóstico de uma definição, para os comandos do curso. */
export { diagnose, type Finding } from '../aws/diagnosis.ts';
