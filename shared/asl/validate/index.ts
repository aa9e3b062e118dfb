export type { Diagnostic } from './diagnostic.ts';
export { type ValidateOptions, validate } from './validate.ts';
