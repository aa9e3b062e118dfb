import type { Diagnostic, HistoryEvent, Json } from '../../../../../shared/asl/index.ts';

/** O que se pede ao simulador. */
export interface SimulationSetup {
  /** A definição, como texto JSON. */
  definition: string;
  input: Json;
  type: 'STANDARD' | 'EXPRESS';
  mocks: Mocks;
  /** Quem responde às tarefas. A AWS local só existe sob `npm start`. */
  tasks: 'mocks' | 'local-aws';
  /** Semente do que é sorteado. Padrão: 1, para que a mesma simulação ande sempre igual. */
  seed?: number;
  /** Nome da máquina, como `$$.StateMachine.Name` o mostra. Padrão: `Simulador`. */
  name?: string;
  /** Nome da execução, como `$$.Execution.Name` o mostra. Padrão: `simulacao`, ou um UUID com a AWS local. */
  executionName?: string;
  /** Em que hora o relógio virtual começa, em milissegundos desde a época. Padrão: agora. */
  startTime?: number;
}

/** Por nome de estado: as respostas das visitas e tentativas, na ordem; a última se repete. */
export type Mocks = Record<string, MockAnswer[]>;

interface AnswerCircumstances {
  /** Tempo virtual até a resposta. Padrão: 0. */
  delaySeconds?: number;
  /** De quanto em quanto tempo, enquanto não responde, dá sinal de vida. Padrão: nunca. */
  heartbeatEverySeconds?: number;
  /** Prefere o pedido com estes argumentos; sem pedido igual, vale a ordem da lista. */
  when?: Json;
  /** O que `TaskSubmitted` mostra, em `.sync` e `.waitForTaskToken`. Padrão: `{}`. */
  submitted?: Json;
}

/** Uma resposta de mentira: um resultado, ou um erro com o nome e a causa que o histórico mostrará. */
export type MockAnswer = AnswerCircumstances & ({ result: Json } | { error: string; cause?: string });

/** Uma tarefa que espera a resposta da pessoa. */
export interface PendingTask {
  id: string;
  /** Nome do estado. */
  state: string;
  resource: string;
  /** O que a tarefa recebeu: `Parameters` ou `Arguments` já avaliado. */
  arguments: Json;
  /** 0 na primeira tentativa. */
  attempt: number;
  /** Espera um token: a resposta faz o papel de SendTaskSuccess ou SendTaskFailure. */
  waitsForToken: boolean;
  timeoutSeconds?: number;
  heartbeatSeconds?: number;
}

/**
 * `WAITING`: o tempo está parado até que a pessoa responda a uma tarefa ou deixe o tempo passar.
 * `INVALID`: a AWS recusaria a definição; `diagnostics` diz por quê.
 */
export type SimulationStatus =
  | 'RUNNING'
  | 'WAITING'
  | 'INVALID'
  | 'SUCCEEDED'
  | 'FAILED'
  | 'TIMED_OUT'
  | 'ABORTED';

/** O que mudou na simulação desde o aviso anterior. */
export interface SimulationUpdate {
  /** Só os eventos novos, na forma de GetExecutionHistory; `timestamp` em segundos desde a época. */
  events: HistoryEvent[];
  /** Todas as tarefas que esperam agora. */
  pending: PendingTask[];
  status: SimulationStatus;
  /** A hora do relógio virtual, em milissegundos desde a época. */
  now: number;
  /** Quando vence o próximo prazo ou espera, na mesma unidade; ausente se nada está marcado. */
  nextDue?: number;
  output?: Json;
  error?: string;
  cause?: string;
  diagnostics?: Diagnostic[];
  /** Os Map Runs dos Map Distributed, como estão agora; ausente em `RUNNING`, e se não há nenhum. */
  mapRuns?: MapRunView[];
  /** Por que o próprio simulador parou, em português; só quando foi ele quem parou. */
  notice?: string;
}

/** Um Map Run, com as primeiras execuções filhas. */
export interface MapRunView {
  arn: string;
  /** Nome do estado Map. */
  state: string;
  status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED';
  /** Quantas execuções filhas há, e quantas já deram certo e errado. */
  total: number;
  succeeded: number;
  failed: number;
  /** As cem primeiras, com os primeiros quinhentos eventos de cada uma. */
  children: { name: string; events: HistoryEvent[] }[];
}

/** Uma simulação em andamento, em um worker só dela. */
export interface Simulation {
  /** Avisa de cada mudança, a partir do começo. Devolve quem cancela o aviso. */
  onUpdate(listener: (update: SimulationUpdate) => void): () => void;
  /** Responde a uma tarefa pendente. `delaySeconds` passa no relógio virtual. Sem efeito se ela já não espera. */
  answer(taskId: string, answer: MockAnswer): void;
  /** Dá sinal de vida de uma tarefa pendente: recomeça a contagem do seu HeartbeatSeconds. */
  heartbeat(taskId: string): void;
  /** Deixa o tempo virtual passar enquanto há tarefas pendentes. */
  advance(seconds: number): void;
  /** Deixa passar até o próximo prazo ou espera (`nextDue`). Sem efeito se nada está marcado. */
  advanceToNextDue(): void;
  /** Para como StopExecution: termina em `ABORTED`, mesmo que o motor esteja ocupado. */
  stop(): void;
  /** Larga tudo e encerra o worker, sem avisar. */
  close(): void;
}

/** Uma linha da linha do tempo: a visita a um estado. Tempos em milissegundos desde a época, no relógio virtual. */
export interface TimelineRow {
  /** O evento que entrou no estado: identifica a visita. */
  eventId: number;
  /** O último evento da visita até agora. */
  lastEventId: number;
  name: string;
  /** `Task`, `Wait`… */
  type: string;
  /** A visita ao Parallel ou ao Map de fora (o `eventId` dela). */
  parent?: number;
  /** 0 na máquina, 1 dentro de um Parallel ou Map… */
  depth: number;
  /** Dentro de um Map: a posição do item. Dentro de um Parallel: a do ramo. A partir de 0. */
  iteration?: number;
  start: number;
  /** Ausente enquanto a visita não acabou. */
  end?: number;
  outcome: VisitOutcome;
  /** O erro que a visita teve, também quando um Catch o tratou. */
  error?: string;
  cause?: string;
  segments: TimelineSegment[];
}

/** `caught`: falhou, e um Catch tratou. */
export type VisitOutcome = 'running' | 'succeeded' | 'caught' | 'failed' | 'timed-out' | 'aborted';

/**
 * Um pedaço de uma visita. `attempt`: uma tentativa, do agendamento à resposta; `backoff`: a espera antes de
 * tentar de novo; `wait`: a espera de um estado Wait.
 */
export interface TimelineSegment {
  kind: 'attempt' | 'backoff' | 'wait';
  start: number;
  end?: number;
  /** 0 na primeira tentativa. */
  attempt: number;
  outcome: 'running' | 'succeeded' | 'failed' | 'timed-out' | 'aborted';
  error?: string;
  cause?: string;
  /** O evento que começou o pedaço. */
  eventId: number;
}

/** Uma diferença entre dois valores. `path` como em JSONPath: `$.pedido.itens[0]`. */
export type Change =
  | { kind: 'added'; path: string; after: Json }
  | { kind: 'removed'; path: string; before: Json }
  | { kind: 'changed'; path: string; before: Json; after: Json };

/** As etapas do fluxo de dados, na ordem em que acontecem. */
export type StageName =
  | 'input'
  | 'afterInputPath'
  | 'afterParameters'
  | 'afterArguments'
  | 'afterItemsPointer'
  | 'afterItemsPath'
  | 'afterItemSelector'
  | 'afterItemBatcher'
  | 'result'
  | 'afterResultSelector'
  | 'afterResultPath'
  | 'output';

/** Uma etapa do fluxo de dados de uma visita. */
export interface Stage {
  name: StageName;
  /** O campo da definição que a produziu, se está escrito: `InputPath`, `Arguments`… */
  field?: string;
  /** O que esta etapa é, em uma frase em português. */
  about: string;
  value: Json;
  /** O que mudou em relação à etapa anterior. */
  changes: Change[];
}

/** Uma variável de Assign, antes e depois da visita. */
export interface VariableView {
  name: string;
  /** Ausente se não existia. */
  before?: Json;
  after: Json;
  changed: boolean;
}

/** Um erro, com o texto da AWS e a explicação em português. */
export interface FailureView {
  error: string;
  cause?: string;
  explanation: string;
  /** O que a máquina fez com ele. */
  handled: 'retried' | 'caught' | 'not-handled' | 'pending';
  /** O campo que tratou, como `Retry[0]` ou `Catch[1]`. */
  handledBy?: string;
}

/** O que se vê por dentro da visita a que um evento pertence. */
export interface Inspection {
  eventId: number;
  /** A visita, como na linha do tempo; ausente nos eventos da execução inteira. */
  visit?: TimelineRow;
  language: 'JSONPath' | 'JSONata';
  /** Nos eventos da execução: só `input` e `output`. */
  stages: Stage[];
  /** O que mudou da entrada para a saída; vazio se ainda não há saída. */
  changes: Change[];
  variables: VariableView[];
  failure?: FailureView;
  /** Para onde a máquina foi depois. */
  nextState?: string;
  /** Diz em português o que não se pôde mostrar, e por quê. */
  note?: string;
}

/** Um evento de uma gravação: como em GetExecutionHistory, com `timestamp` em texto ISO. */
export type RecordedHistoryEvent = Omit<HistoryEvent, 'timestamp'> & { timestamp: string | number };
