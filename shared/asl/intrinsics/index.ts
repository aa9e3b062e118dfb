export { type CompiledIntrinsic, compileIntrinsic } from './compile.ts';
export { IntrinsicSyntaxError } from './errors.ts';
export { isIntrinsic } from './parse.ts';
