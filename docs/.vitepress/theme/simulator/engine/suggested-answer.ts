import type { Json, JsonObject } from '../../../../../shared/asl/index.ts';
import type { MockAnswer, PendingTask } from './types.ts';

/** O que cada integração responde quando dá certo; a primeira linha que casa é a usada. */
const ANSWERS: readonly (readonly [RegExp, (given: JsonObject) => Json])[] = [
  [/:lambda:invoke$/, () => ({ ExecutedVersion: '$LATEST', Payload: {}, StatusCode: 200 })],
  [
    /:bedrock:invokeModel$/,
    ({ ModelId }) => ({ Body: bodyOf(String(ModelId ?? '')), ContentType: 'application/json' }),
  ],
  [
    /:bedrockruntime:converse$/,
    () => ({
      Output: { Message: { Role: 'assistant', Content: [{ Text: 'Olá!' }] } },
      StopReason: 'end_turn',
    }),
  ],
  [/:states:startExecution\.sync:2$/, () => ({ Output: {}, Status: 'SUCCEEDED' })],
  [/:states:startExecution\.sync$/, () => ({ Output: '{}', Status: 'SUCCEEDED' })],
  [
    /:states:startExecution$/,
    () => ({ ExecutionArn: 'arn:aws:states:us-east-1:123456789012:execution:filha:1', StartDate: 0 }),
  ],
  [/:(sns:publish|sqs:sendMessage)$/, () => ({ MessageId: '00000000-0000-4000-8000-000000000000' })],
  [/:events:putEvents$/, () => ({ Entries: [{ EventId: '1' }], FailedEntryCount: 0 })],
  [/:dynamodb:getItem$/, () => ({ Item: {} })],
  [/:dynamodb:(scan|query)$/, () => ({ Count: 0, Items: [], ScannedCount: 0 })],
  [/:s3:getObject$/, ({ Key }) => ({ Body: fileOf(String(Key ?? '')) })],
  [/:s3:listObjectsV2$/, () => ({ Contents: [{ Key: 'um.json', Size: 2 }], IsTruncated: false })],
  [/:http:invoke$/, () => ({ StatusCode: 200, StatusText: 'OK', ResponseBody: {} })],
];

/** Um começo para a resposta de uma tarefa: um resultado da forma que o serviço daria. */
export function suggestedAnswer({
  resource,
  arguments: given,
  waitsForToken,
}: Omit<PendingTask, 'id' | 'state' | 'attempt'>): MockAnswer {
  // Com um token, o resultado é o que quem responde quiser mandar.
  if (waitsForToken) return { result: {} };
  const fields = typeof given === 'object' && given !== null && !Array.isArray(given) ? given : {};
  const found = ANSWERS.find(([pattern]) => pattern.test(resource));
  return { result: found ? found[1](fields) : {} };
}

/** A resposta de cada família de modelos, com o texto onde ela o põe. */
function bodyOf(modelId: string): Json {
  if (modelId.includes('anthropic.'))
    return { content: [{ type: 'text', text: 'Olá!' }], stop_reason: 'end_turn' };
  if (modelId.includes('amazon.titan-embed')) return { embedding: [0.1, 0.2], inputTextTokenCount: 2 };
  if (modelId.includes('amazon.titan'))
    return { results: [{ outputText: 'Olá!', completionReason: 'FINISH' }] };
  if (modelId.includes('meta.')) return { generation: 'Olá!', stop_reason: 'stop' };
  if (modelId.includes('mistral.')) return { outputs: [{ text: 'Olá!', stop_reason: 'stop' }] };
  if (modelId.includes('cohere.')) return { generations: [{ text: 'Olá!', finish_reason: 'COMPLETE' }] };
  return { output: { message: { role: 'assistant', content: [{ text: 'Olá!' }] } }, stopReason: 'end_turn' };
}

/** O conteúdo de um arquivo que um ItemReader leria. */
function fileOf(key: string): string {
  if (key.endsWith('.csv')) return 'nome,valor\nAna,10\nBruno,20\n';
  if (key.endsWith('.jsonl')) return '{"nome":"Ana"}\n{"nome":"Bruno"}\n';
  return '[{"nome":"Ana"},{"nome":"Bruno"}]';
}
