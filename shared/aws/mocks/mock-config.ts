import type { Json } from '../../asl/index.ts';

/** A resposta encomendada para uma chamada de um estado, como no `MockConfigFile` do Step Functions Local. */
export type MockedResponse =
  | { readonly Return: Json }
  | { readonly Throw: { readonly Error: string; readonly Cause?: string } };

/** Uma resposta e as chamadas para que ela serve, contando de 0: `"1-2"` vai de 1 a 2. */
export interface MockedRange {
  readonly from: number;
  readonly to: number;
  readonly response: MockedResponse;
}

/** As respostas de um nome de `MockedResponses`, em ordem. */
export type MockedResponses = readonly MockedRange[];

/** Um caso de teste: para cada estado simulado, o nome das suas respostas. */
export type TestCase = ReadonlyMap<string, string>;

/** Um `MockConfigFile` conferido. */
export interface MockConfig {
  /** Os casos por nome, por máquina. */
  readonly machines: ReadonlyMap<string, ReadonlyMap<string, TestCase>>;
  readonly responses: ReadonlyMap<string, MockedResponses>;
}

/** Um `MockConfigFile` que não se deixa ler; a mensagem diz onde e o que escrever no lugar. */
export class InvalidMockConfig extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'InvalidMockConfig';
  }
}
