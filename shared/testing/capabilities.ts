/** O que a AWS local faz, para quem escreve a página de referência. */
export { type Capabilities, capabilities } from '../aws/reference/capabilities.ts';
