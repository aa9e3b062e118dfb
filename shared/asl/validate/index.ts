export type { Diagnostic } from './diagnostic.ts';
export { type StateFields, stateFields } from './state-fields.ts';
export { type ValidateOptions, validate } from './validate.ts';
