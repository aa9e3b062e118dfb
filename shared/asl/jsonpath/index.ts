export { PathSyntaxError } from './errors.ts';
export { javaHashMapOrder } from './java-hash-map.ts';
export { compilePath, type Path } from './path.ts';
export { compilePayloadTemplate, type PayloadTemplate } from './payload-template.ts';
export { compileReferencePath, type ReferencePath } from './reference-path.ts';
export { NO_VARIABLES, type PathScope, type VariableReader } from './scope.ts';
export { compileValueSource, type ValueSource } from './value-source.ts';
