export { equalJson } from './equal.ts';
export { type JsonPosition, JsonSyntaxError } from './errors.ts';
export { isObject, type Json, type JsonObject, JsonText, typeName } from './json.ts';
export { copyNumberTexts, noteNumberText } from './number-text.ts';
export { getOwn, setOwn } from './object.ts';
export { parseJson } from './parse.ts';
export { exceedsBytes, utf8Size } from './size.ts';
export { stringifyJson } from './stringify.ts';
