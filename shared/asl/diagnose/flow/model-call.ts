import { getOwn, isObject, type JsonObject } from '../../json/index.ts';

const MODEL_RESOURCE =
  /^arn:[^:]*:states:::(?:bedrock:invokeModel|aws-sdk:bedrockruntime:(?:invokeModel|converse))(?:\.waitForTaskToken)?$/;

/** Um estado que pede texto a um modelo. Um modelo de embeddings não conta: ele só devolve números. */
export function isModelCall(state: JsonObject): boolean {
  if (state.Type !== 'Task' || typeof state.Resource !== 'string' || !MODEL_RESOURCE.test(state.Resource))
    return false;
  const given = getOwn(state, 'Arguments') ?? getOwn(state, 'Parameters');
  const id = given !== undefined && isObject(given) ? getOwn(given, 'ModelId') : undefined;
  return !(typeof id === 'string' && /embed/.test(id));
}

/** Onde o pedido ao modelo está escrito, a partir do estado: o corpo, as mensagens ou tudo. */
export function promptPath(state: JsonObject): string[] {
  const field = 'Arguments' in state ? 'Arguments' : 'Parameters';
  const given = getOwn(state, field);
  const inner = given !== undefined && isObject(given) ? Object.keys(given) : [];
  const body = inner.find((name) => /^(Body|Messages|Input)(\.\$)?$/.test(name));
  return body === undefined ? [field] : [field, body];
}
