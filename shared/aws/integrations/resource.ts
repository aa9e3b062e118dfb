/** O que o sufixo de um `Resource` pede: a resposta do serviço, o fim do trabalho, ou um token de volta. */
export type Pattern = '' | 'sync' | 'sync:2' | 'waitForTaskToken';

/** Um `Resource` lido. */
export type Resource =
  | { readonly kind: 'function'; readonly arn: string }
  | { readonly kind: 'activity'; readonly arn: string }
  | {
      readonly kind: 'optimised';
      readonly service: string;
      readonly action: string;
      readonly pattern: Pattern;
    }
  | { readonly kind: 'aws-sdk'; readonly service: string; readonly action: string; readonly pattern: Pattern }
  | { readonly kind: 'unknown'; readonly text: string };

/** Lê o `Resource` de uma Task. */
export function parseResource(text: string): Resource {
  if (/^arn:[a-z-]+:lambda:[a-z0-9-]*:\d*:function:/.test(text)) return { kind: 'function', arn: text };
  if (/^arn:[a-z-]+:states:[a-z0-9-]+:\d+:activity:/.test(text)) return { kind: 'activity', arn: text };
  const sdk = /^arn:[a-z-]+:states:::aws-sdk:([A-Za-z0-9]+):([A-Za-z0-9]+)(?:\.(waitForTaskToken))?$/.exec(
    text,
  );
  if (sdk) {
    return {
      kind: 'aws-sdk',
      service: sdk[1] ?? '',
      action: sdk[2] ?? '',
      pattern: (sdk[3] ?? '') as Pattern,
    };
  }
  const optimised =
    /^arn:[a-z-]+:states:::([A-Za-z0-9-]+):([A-Za-z0-9]+)(?:\.(sync|sync:2|waitForTaskToken))?$/.exec(text);
  if (optimised) {
    return {
      kind: 'optimised',
      service: optimised[1] ?? '',
      action: optimised[2] ?? '',
      pattern: (optimised[3] ?? '') as Pattern,
    };
  }
  return { kind: 'unknown', text };
}
