/** Um valor JSON, para quem escreve e roda os passos. */
export type { Json } from '../aws/index.ts';
