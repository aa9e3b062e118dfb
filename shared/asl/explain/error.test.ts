import { describe, expect, it } from 'vitest';
import { explainError } from './error.ts';

describe('a explicação de um erro', () => {
  it.each([
    [
      'States.QueryEvaluationError',
      "An error occurred while executing the state 'A' (entered at the event id #2). The JSONata expression '$states.input.nao' specified for the field 'Output/total' returned nothing (undefined).",
      'A expressão $states.input.nao, em Output/total, leu algo que não existe.',
    ],
    [
      'States.Runtime',
      "An error occurred while executing the state 'A' (entered at the event id #2). The JSONPath '$.nao' specified for the field 'valor.$' could not be found in the input '{}'",
      'O caminho $.nao, em valor.$, não existe',
    ],
    [
      'Lambda.AccessDeniedException',
      'User: arn:aws:sts::1:assumed-role/R/s is not authorized to perform: lambda:InvokeFunction on resource: arn:aws:lambda:us-east-1:1:function:f because no identity-based policy allows it',
      'lambda:InvokeFunction em arn:aws:lambda:us-east-1:1:function:f',
    ],
  ])('dado %s com uma causa conhecida, então ela diz o que a causa diz', (error, cause, text) => {
    expect(explainError({ error, cause })).toContain(text);
  });

  it.each([
    ['States.Timeout', 'prazo acabou'],
    ['States.DataLimitExceeded', '256 KiB'],
    ['Lambda.TooManyRequestsException', 'Retry'],
    ['BedrockRuntime.ThrottlingException', 'Retry'],
    ['DynamoDB.ConditionalCheckFailedException', 'Catch'],
    ['S3.NoSuchBucketException', 'não existe'],
    ['Servico.QualquerException', 'O serviço que a tarefa chamou'],
    ['States.Novidade', 'do próprio Step Functions'],
    ['CpfInvalido', 'ErrorEquals'],
  ])('dado só o nome %s, então ela parte do nome', (error, text) => {
    expect(explainError({ error })).toContain(text);
  });

  it('dado um nome que é de um método de objeto, então ele é só um nome', () => {
    expect(explainError({ error: 'toString' })).toContain('ErrorEquals');
    expect(explainError({})).not.toBe('');
  });
});
