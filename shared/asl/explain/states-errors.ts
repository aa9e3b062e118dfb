/** Os erros do próprio Step Functions, pelo nome. */
export const STATES_ERRORS: Readonly<Record<string, string>> = {
  'States.ALL':
    'States.ALL é um curinga: vale para qualquer erro em um ErrorEquals. Um erro com este nome foi lançado assim por alguém.',
  'States.BranchFailed': 'Um ramo do Parallel falhou, e com ele o Parallel inteiro.',
  'States.DataLimitExceeded':
    'O JSON passou de 256 KiB, o que cabe entre um estado e outro. Guarde o conteúdo no S3 e leve adiante só a chave.',
  'States.ExceedToleratedFailureThreshold':
    'Falharam mais itens do que o Map Distributed tolera. Veja por que os itens falham; ToleratedFailurePercentage diz quanto se aceita.',
  'States.HeartbeatTimeout':
    'Passou o HeartbeatSeconds sem que quem faz a tarefa desse sinal de vida com SendTaskHeartbeat.',
  'States.Http.Socket': 'O servidor da HTTP Task não respondeu, ou a conexão caiu.',
  'States.IntrinsicFailure': 'Uma função States.* falhou. Confira a quantidade e o tipo dos argumentos.',
  'States.ItemReaderFailed':
    'O ItemReader do Map não conseguiu ler os itens. Confira o bucket, a chave, a forma do arquivo e a permissão do papel.',
  'States.NoChoiceMatched': 'Nenhuma regra do Choice valeu, e falta o Default.',
  'States.ParameterPathFailure':
    'Um caminho em Parameters ou em ResultSelector não existe. Compare-o, letra por letra, com o que o estado recebeu.',
  'States.Permissions':
    'O papel da máquina não tem permissão para o que a tarefa pediu. A causa diz qual ação falta.',
  'States.QueryEvaluationError':
    'A AWS não conseguiu avaliar uma expressão JSONata. O fim da causa diz o motivo.',
  'States.ResultPathMatchFailure':
    'ResultPath aponta para dentro de algo que não é um objeto: não há onde pôr o resultado.',
  'States.ResultWriterFailed':
    'O ResultWriter do Map não conseguiu escrever os resultados. Confira o bucket e a permissão do papel.',
  'States.Runtime':
    'Um erro que a AWS não sabe tratar: quase sempre um caminho que não existe nos dados. Nenhum Retry ou Catch o pega, nem com States.ALL.',
  'States.TaskFailed':
    'A tarefa falhou sem dar um nome ao erro. Em um ErrorEquals, este nome vale para qualquer falha de tarefa, menos States.Timeout.',
  'States.Timeout':
    'O prazo acabou antes da resposta: o TimeoutSeconds da tarefa, o HeartbeatSeconds dela ou o da máquina inteira. Um Catch com States.Timeout dá um caminho a esse caso; States.TaskFailed não o inclui.',
};
