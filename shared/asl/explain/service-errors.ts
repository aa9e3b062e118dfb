/** Os erros mais comuns dos serviços, pelo nome; a primeira linha que casa é a usada. */
export const SERVICE_ERRORS: readonly (readonly [RegExp, string])[] = [
  [
    /^Lambda\.ResourceNotFoundException$/,
    'A função com esse nome não existe nesta AWS. Na pilha, quem sabe o nome certo é funcao.functionName.',
  ],
  [
    /^Lambda\.TooManyRequestsException$/,
    'Há chamadas demais à função ao mesmo tempo. Passa sozinho: um Retry com espera crescente resolve.',
  ],
  [
    /^Lambda\.(ServiceException|AWSLambdaException|SdkClientException|ClientExecutionTimeoutException|Unknown)$/,
    'O serviço Lambda teve um problema passageiro. Um Retry resolve quase sempre.',
  ],
  [
    /^Sandbox\.Timedout$/,
    'A função Lambda não respondeu no prazo dela. Veja se há um laço sem fim ou um await por algo que nunca vem.',
  ],
  [
    /^Runtime\.|^Lambda\.Unknown/,
    'A função Lambda parou antes de responder. Veja os registros dela: pode ter faltado memória ou um arquivo.',
  ],
  [
    /^DynamoDB\.ConditionalCheckFailedException$/,
    'A tabela recusou a escrita porque a condição não valia. Trate com um Catch: tentar de novo dá no mesmo.',
  ],
  [
    /^DynamoDB\.TransactionCanceledException$/,
    'A transação foi desfeita: uma das condições não valia, ou outra escrita mexeu nos mesmos itens.',
  ],
  [
    /ThrottlingException$|TooManyRequests|ProvisionedThroughputExceeded|RequestLimitExceeded|SlowDown$/,
    'Foram pedidos demais em pouco tempo. Passa sozinho: um Retry com espera crescente resolve.',
  ],
  [
    /ModelTimeoutException$/,
    'O modelo demorou demais para responder. Tente de novo, com um Retry, ou peça uma resposta mais curta.',
  ],
  [
    /ModelNotReadyException$/,
    'O modelo ainda está sendo preparado. Um Retry com alguns segundos de espera resolve.',
  ],
  [
    /AccessDenied|NotAuthorized|AuthorizationError|UnauthorizedOperation/,
    'Falta uma permissão ao papel da máquina, ou o acesso ao modelo não foi pedido. A causa diz qual ação foi recusada.',
  ],
  [
    /NoSuchBucket|NoSuchKey|ResourceNotFound|NotFoundException$|NonExistentQueue|DoesNotExist|QueueDoesNotExist/,
    'O que a tarefa procurou não existe: uma tabela, um bucket, uma fila, um tópico ou um modelo. Confira o nome; na pilha, ele vem do próprio recurso.',
  ],
  [
    /ValidationException$|InvalidParameter|SerializationException$|BadRequest/,
    'O serviço não aceitou o pedido: falta um campo, ou um valor tem o tipo errado. Compare os argumentos da tarefa com a referência da API.',
  ],
  [
    /ServiceUnavailable|InternalServer|InternalFailure|ServiceException$/,
    'O serviço teve um problema passageiro. Um Retry resolve quase sempre.',
  ],
  [
    /^StepFunctions\.ExecutionAlreadyExists/,
    'Já houve uma execução com esse nome e outra entrada. Não diga o nome, ou use um que não se repita.',
  ],
  [
    /^(Error|TypeError|ReferenceError|RangeError|SyntaxError|Exception)$/,
    'A função lançou um erro. O texto dele está em errorMessage, dentro da causa.',
  ],
];
